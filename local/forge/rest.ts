import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type Body, isBody } from "./body.ts";
import type { Fault, Faults, SeenRequest } from "./faults.ts";
import { addressOf, type Reply, readBody, tokenOf } from "./http.ts";
import { anonymous, authorize, canSee, type Identity, printNeeds } from "./identity.ts";
import { documentation, notFound, Refusal, toProblem } from "./problems.ts";
import type { Repository } from "./repository.ts";
import type { Answer, Call, Route } from "./route.ts";
import type { Match, Router } from "./router.ts";
import type { Site } from "./site.ts";

export type Rest = { readonly site: Site; readonly router: Router; readonly faults: Faults };
/** The reply is a word where an interceptor wants none to be sent; `isCut`: only a part of it is. */
export type Exchange = {
  readonly request: SeenRequest;
  readonly reply: Reply | "drop" | "hang";
  readonly isCut?: boolean;
};

/** `refusal` says why the token is nobody's. */
type Caller = { readonly identity: Identity; readonly refusal?: Refusal };
type Incoming = { readonly seen: SeenRequest; readonly match: Match | undefined; readonly caller: Caller };

/** Takes one REST request through faults, limits and permissions to its route, and back. */
export async function answerRest(rest: Rest, request: IncomingMessage): Promise<Exchange> {
  const { path, query } = addressOf(request);
  const plain = byName(rest.site, path.replace(/^\/api\/v3(?=\/)/, ""));
  const method = request.method ?? "GET";
  const match = rest.router.find(method, plain);
  const caller = callerOf(rest.site, request);
  const bytes = await readBody(request);
  const seen: SeenRequest = {
    method,
    path: plain,
    query,
    body: parseJson(bytes),
    ...(match === undefined ? {} : { template: match.route.template }),
    ...(caller.identity.kind === "anonymous" ? {} : { login: caller.identity.login }),
  };
  const fault = await rest.faults.before(seen);
  if (fault !== undefined && fault !== "cut") return { request: seen, reply: toFaultReply(fault) };
  const reply = await toReply(rest, request, { seen, match, caller });
  const late = fault ?? (await rest.faults.after(seen, reply.status));
  if (late === "cut") return { request: seen, reply, isCut: true };
  return { request: seen, reply: late === undefined ? reply : toFaultReply(late) };
}

/** Where a redirect leads: `/repositories/<id>/…` is `/repos/<owner>/<name>/…`. */
const byName = (site: Site, path: string): string =>
  path.replace(/^\/repositories\/(\d+)/, (same, id) => {
    const repository = [...site.repositories].find((one) => String(one.id) === id);
    return repository === undefined ? same : `/repos/${repository.fullName}`;
  });

function callerOf(site: Site, request: IncomingMessage): Caller {
  const token = tokenOf(request);
  if (token === undefined) return { identity: anonymous };
  try {
    const identity = site.identity(token);
    return identity === undefined
      ? { identity: anonymous, refusal: new Refusal(401, "Bad credentials") }
      : { identity };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { identity: anonymous, refusal: error };
  }
}

/** `undefined` for text that is no JSON; an empty body counts as `{}`. */
function parseJson(bytes: Buffer): unknown {
  try {
    return bytes.length === 0 ? {} : JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

async function toReply(rest: Rest, request: IncomingMessage, incoming: Incoming): Promise<Reply> {
  const { identity } = incoming.caller;
  const answer = await answerOrProblem(rest, request, incoming);
  const json = answer.body === undefined ? "" : JSON.stringify(answer.body);
  const bytes = answer.raw ?? Buffer.from(json);
  const etag = etagOf(request, bytes);
  const isTagged = answer.status === 200 && incoming.seen.method === "GET";
  const isSame = isTagged && isKnown(request, { etag, modified: answer.headers?.["last-modified"] });
  if (isSame) rest.site.limits.refund(identity);
  const headers = {
    ...(answer.raw === undefined && json !== "" ? { "content-type": "application/json; charset=utf-8" } : {}),
    ...(isTagged ? { etag } : {}),
    date: rest.site.now().toUTCString(),
    ...rateHeaders(rest.site, identity),
    ...acceptedPermissions(incoming.match?.route),
    ...answer.headers,
  };
  return isSame ? { status: 304, headers, bytes: Buffer.alloc(0) } : { status: answer.status, headers, bytes };
}

/** GitHub's tags are other ones for each token. */
const etagOf = (request: IncomingMessage, bytes: Buffer): string =>
  `W/"${createHash("sha256")
    .update(tokenOf(request) ?? "")
    .update(bytes)
    .digest("hex")}"`;

type Tags = { readonly etag: string; readonly modified: string | undefined };

/** By its tag; by its date where the caller has no tag. https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2 */
function isKnown({ headers }: IncomingMessage, { etag, modified }: Tags): boolean {
  if (headers["if-none-match"] !== undefined) return headers["if-none-match"] === etag;
  const since = Date.parse(headers["if-modified-since"] ?? "");
  return modified !== undefined && Date.parse(modified) <= since;
}

async function answerOrProblem(rest: Rest, request: IncomingMessage, incoming: Incoming): Promise<Answer> {
  try {
    return await answer(rest, request, incoming);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { status: error.status, body: toProblem(error), headers: error.headers };
  }
}

async function answer({ site }: Rest, request: IncomingMessage, incoming: Incoming): Promise<Answer> {
  const { seen, match, caller } = incoming;
  if (caller.refusal !== undefined) throw caller.refusal;
  if (match === undefined) throw notFound();
  const isFree = match.route.template === "/rate_limit";
  const cost = { isRead: seen.method === "GET", createsContent: match.route.createsContent === true };
  const leave = isFree ? () => {} : site.limits.enter(caller.identity, cost);
  try {
    const call: Call = {
      site,
      identity: caller.identity,
      params: match.params,
      address: `${site.url}${seen.path}`,
      query: seen.query,
      body: toBody(seen.body),
      accept: request.headers.accept ?? "",
    };
    return await serve(match.route, call);
  } finally {
    leave();
  }
}

async function serve(route: Route, call: Call): Promise<Answer> {
  if ("answer" in route) return route.answer(call);
  const { owner = "", repo = "" } = call.params;
  const moved = call.site.movedTo(owner, repo);
  if (moved !== undefined && canSee(call.identity, moved)) return redirect(route, call, moved);
  const repository = call.site.repository(owner, repo);
  if (repository === undefined) throw notFound();
  authorize(call.identity, repository, route.needs);
  if (repository.isArchived && route.method !== "GET")
    throw new Refusal(403, "Repository was archived so is read-only.");
  return route.serve({ ...call, repository });
}

/** A renamed repository is known by its id for ever. A write keeps its method and body. */
function redirect({ method, template }: Route, { site, query, params }: Call, { id }: Repository): Answer {
  const rest = template.replace("/repos/{owner}/{repo}", "").replace(/\{(\w+)\}/g, (_, name) => params[name] ?? "");
  const search = query.size === 0 ? "" : `?${query}`;
  const location = `${site.url}/repositories/${id}${rest}${search}`;
  const [status, message] = method === "GET" ? [301, "Moved Permanently"] : [307, "Temporary Redirect"];
  return { status, body: { message, url: location, documentation_url: documentation }, headers: { location } };
}

function toBody(body: unknown): Body {
  if (body === undefined) throw new Refusal(400, "Problems parsing JSON");
  // What go-github sends where it has no options.
  if (body === null) return {};
  if (!isBody(body)) throw new Refusal(400, "Body should be a JSON object");
  return body;
}

function rateHeaders(site: Site, identity: Identity): Record<string, string> {
  const { limit, remaining, reset, used } = site.limits.status(identity);
  const fields = { limit, remaining, reset, used, resource: "core" };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`x-ratelimit-${name}`, String(value)]));
}

const acceptedPermissions = (route: Route | undefined): Record<string, string> =>
  route !== undefined && "needs" in route ? { "x-accepted-github-permissions": printNeeds(route.needs) } : {};

function toFaultReply(fault: Exclude<Fault, "cut">): Exchange["reply"] {
  if (typeof fault === "string") return fault;
  const { status, headers = {}, body } = fault;
  const bytes = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    bytes: Buffer.from(bytes),
  };
}
