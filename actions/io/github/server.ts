import type { GitRemote } from "../git/process.ts";

/** Which GitHub, and as whom: from the runner's environment, or a person's. */
export type Server = {
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
  readonly retries?: number;
  readonly timeoutSeconds?: number;
  readonly wait?: (seconds: number) => Promise<void>;
};

/** GitHub's addresses as the runner gives them; github.com's where it gives none. */
export const serverUrls = (environment = process.env): { readonly apiUrl: string; readonly serverUrl: string } => ({
  apiUrl: environment["GITHUB_API_URL"] || "https://api.github.com",
  serverUrl: environment["GITHUB_SERVER_URL"] || "https://github.com",
});

export const remoteOf = ({ serverUrl, token }: Server, repository: string): GitRemote => ({
  url: `${serverUrl}/${repository}.git`,
  token,
});
