import { generateKeyPairSync } from "node:crypto";
import { acme } from "./acme.ts";
import type { AppOptions } from "./options.ts";

/** acme's GitHub App as the forge knows it, and what its workflows are given to work as it. */
export type LandfallApp = {
  readonly options: AppOptions;
  readonly inputs: { readonly "client-id": string; readonly "private-key": string };
};

/** Landfall's App with a key made for this one time: the actions make their tokens from it, as they do on GitHub. */
export function createLandfallApp(): LandfallApp {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const clientId = "Iv23acmelandfall";
  return {
    options: {
      clientId,
      login: "acme-landfall[bot]",
      publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
      permissions: {
        checks: "write",
        contents: "write",
        deployments: "write",
        pull_requests: "write",
        statuses: "write",
      },
      repositories: acme.repositories.map(({ name }) => name).filter((name) => name !== "acme/events"),
    },
    inputs: {
      "client-id": clientId,
      "private-key": privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
    },
  };
}
