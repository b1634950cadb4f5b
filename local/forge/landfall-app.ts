import { acme } from "./acme.ts";
import { createApp } from "./created-app.ts";
import type { AppOptions } from "./options.ts";

/** acme's GitHub App as the forge knows it, and what its workflows are given to work as it. */
export type LandfallApp = {
  readonly options: AppOptions;
  readonly inputs: { readonly "client-id": string; readonly "private-key": string };
};

/** Landfall's App with a key made for this one time: the actions make their tokens from it, as they do on GitHub. */
export function createLandfallApp(): LandfallApp {
  const { options, privateKey } = createApp({
    clientId: "Iv23acmelandfall",
    login: "acme-landfall[bot]",
    permissions: {
      checks: "write",
      contents: "write",
      deployments: "write",
      pull_requests: "write",
      statuses: "write",
    },
    repositories: acme.repositories.map(({ name }) => name).filter((name) => name !== "acme/events"),
  });
  return { options, inputs: { "client-id": options.clientId, "private-key": privateKey } };
}
