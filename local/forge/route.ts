import type { Body } from "./body.ts";
import type { Identity, Needs } from "./identity.ts";
import type { Repository } from "./repository.ts";
import type { Site } from "./site.ts";

export type Answer = {
  readonly status: number;
  /** Sent as JSON; absent where GitHub sends nothing. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
};

/** One request, after its route, its caller and its JSON are known. */
export type Call = {
  readonly site: Site;
  readonly identity: Identity;
  readonly params: Readonly<Record<string, string>>;
  /** The address without its query, for `Link` headers. */
  readonly address: string;
  readonly query: URLSearchParams;
  readonly body: Body;
  /** The `Accept` header. */
  readonly accept: string;
};
export type RepositoryCall = Call & { readonly repository: Repository };

type Common = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** As in GitHub's OpenAPI description: `/repos/{owner}/{repo}/git/ref/{ref}`. */
  readonly template: string;
  /** Counts against the limits on content creation. */
  readonly createsContent?: boolean;
};
export type AccountRoute = Common & { readonly answer: (call: Call) => Answer | Promise<Answer> };
export type RepositoryRoute = Common & {
  readonly needs: Needs;
  readonly serve: (call: RepositoryCall) => Answer | Promise<Answer>;
};
export type Route = AccountRoute | RepositoryRoute;

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown): Answer => ({ status: 201, body });
export const noContent: Answer = { status: 204 };

/** A parameter of the route's template. */
export function param({ params }: Call, name: string): string {
  const value = params[name];
  if (value === undefined) throw new Error(`the route has no parameter ${name}`);
  return value;
}
