import { generateKeyPairSync } from "node:crypto";
import { stableId } from "./identity.ts";
import type { AppOptions } from "./options.ts";

/** A GitHub App as the forge knows it, and what whoever works as it is given. */
export type CreatedApp = {
  readonly options: AppOptions;
  /** The number of it, where a client id is not taken. */
  readonly id: number;
  /** PEM. */
  readonly privateKey: string;
};

/** An App with a key made for this one time. */
export function createApp(described: Omit<AppOptions, "publicKey">): CreatedApp {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    options: { ...described, publicKey: publicKey.export({ type: "spki", format: "pem" }).toString() },
    id: stableId(described.clientId),
    privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
  };
}
