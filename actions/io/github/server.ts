import { type Patience, patienceOf } from "../clock.ts";
import type { GitRemote } from "../git/process.ts";

/** Which GitHub, and as whom: from the runner's environment, or a person's. */
export type Server = Partial<Patience> & {
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
  /** How long GitHub may stay silent. */
  readonly timeoutSeconds?: number;
};

/** GitHub's addresses as the runner gives them; github.com's where it gives none. */
export const serverUrls = (environment = process.env): { readonly apiUrl: string; readonly serverUrl: string } => ({
  apiUrl: environment["GITHUB_API_URL"] || "https://api.github.com",
  serverUrl: environment["GITHUB_SERVER_URL"] || "https://github.com",
});

export const remoteOf = (server: Server, repository: string): GitRemote => ({
  url: `${server.serverUrl}/${repository}.git`,
  token: server.token,
  patience: patienceOf(server),
  ...(server.timeoutSeconds === undefined ? {} : { timeoutSeconds: server.timeoutSeconds }),
});
