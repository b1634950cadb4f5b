import type { Asker } from "../../../model/spec/asker.ts";
import { type Patience, patienceOf } from "../clock.ts";
import type { GitRemote } from "../git/process.ts";
import { type App, openApp } from "./app.ts";
import { openGitHub, unlessStatus } from "./client.ts";
import type { Scope } from "./installation.ts";
import type { AppKey, Token } from "./token.ts";

type Addresses = { readonly apiUrl: string; readonly serverUrl: string };
type Network = Partial<Patience> & {
  readonly fetch?: typeof fetch;
  /** How long GitHub may stay silent. */
  readonly timeoutSeconds?: number;
};

/** Which GitHub, and as whom: from the runner's environment, or a person's. */
export type Server = Addresses & Network & { readonly token: string | App };

/** GitHub through one token. */
export type NarrowServer = Addresses & Network & { readonly token: Token };

/** GitHub's addresses as the runner gives them; github.com's where it gives none. */
export const serverUrls = (environment = process.env): Addresses => ({
  apiUrl: environment["GITHUB_API_URL"] || "https://api.github.com",
  serverUrl: environment["GITHUB_SERVER_URL"] || "https://github.com",
});

/** GitHub as a token, or as an App, whose tokens are revoked in the end. Throws a `UserError` for a wrong key. */
export function openServer(credentials: string | AppKey, mask: (secret: string) => void): Server & AsyncDisposable {
  const urls = serverUrls();
  if (typeof credentials === "string") return { ...urls, token: credentials, [Symbol.asyncDispose]: async () => {} };
  const app = openApp({ apiUrl: urls.apiUrl, key: credentials, mask });
  return { ...urls, token: app, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() };
}

/** The login that what is written carries, where it can be told: a token does not say whose it is. */
export const loginOf = async ({ token }: Server): Promise<string | undefined> =>
  typeof token === "string" ? undefined : token.login();

/** The person whose token it is. */
export async function personOfToken({ token, ...server }: Server & { readonly token: string }): Promise<Asker> {
  const gitHub = openGitHub({ ...server, token });
  const answer = await unlessStatus([401, 403, 404], () => gitHub.api.rest.users.getAuthenticated());
  return answer === undefined ? { login: undefined, why: "the token is no person's" } : { login: answer.data.login };
}

/** The same GitHub, through a token of the App that can do this and no more; a token that was given stays what it is. */
export const narrow = (server: Server, scope: Scope): NarrowServer => ({
  ...server,
  token: typeof server.token === "string" ? server.token : server.token.tokenFor(scope),
});

export const remoteOf = (server: NarrowServer, repository: string): GitRemote => ({
  url: `${server.serverUrl}/${repository}.git`,
  token: server.token,
  patience: patienceOf(server),
  ...(server.timeoutSeconds === undefined ? {} : { timeoutSeconds: server.timeoutSeconds }),
});
