import { type CreatedApp, createApp } from "./created-app.ts";

/** The App that acme's plans read as, with a key made for this one time: it may read what is merged and how long that took, and nothing else. */
export const createReaderApp = (): CreatedApp =>
  createApp({
    clientId: "Iv23acmelandfallreader",
    login: "acme-landfall-reader[bot]",
    permissions: { contents: "read", deployments: "read" },
    repositories: ["acme/environments"],
  });
