import { createAppAuth } from "@octokit/auth-app";

/** What a request carries: a token that stays as it is, or one that is renewed while the run lasts. */
export type Token = string | RenewedToken;

export type RenewedToken = {
  /** One that GitHub takes for some minutes yet. */
  readonly current: () => Promise<string>;
  /** One in the place of that which GitHub has refused. */
  readonly renew: (refused: string) => Promise<string>;
};

/** A GitHub App itself, which may do nothing but ask for tokens. The key is a PEM of PKCS#8. */
export type AppKey = { readonly clientId: string; readonly privateKey: string };

/** How Octokit is told who asks. */
export function authOf(token: Token | AppKey): object {
  if (typeof token === "string") return { auth: token };
  if ("current" in token) return { authStrategy: () => ({ hook: carry(token) }) };
  return { authStrategy: createAppAuth, auth: { appId: token.clientId, privateKey: token.privateKey } };
}

type Options = { readonly headers: Record<string, unknown> };

/** Adds the token to each request. One that expired, or was revoked, in the middle of a run costs one request more. */
const carry =
  (token: RenewedToken) =>
  async <Answer>(request: (options: Options) => Promise<Answer>, options: Options): Promise<Answer> => {
    const send = (value: string): Promise<Answer> =>
      request({ ...options, headers: { ...options.headers, authorization: `token ${value}` } });
    const carried = await token.current();
    try {
      return await send(carried);
    } catch (error) {
      if (!isRefused(error)) throw error;
      return send(await token.renew(carried));
    }
  };

const isRefused = (error: unknown): boolean => error instanceof Error && "status" in error && error.status === 401;
