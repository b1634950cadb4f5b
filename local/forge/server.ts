import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type AfterInterceptor, type Fault, Faults, type Interceptor } from "./faults.ts";
import { type GitPath, parseGitPath } from "./git/smart-http.ts";
import { answerGit } from "./git-door.ts";
import { addressOf, send, sendHalf } from "./http.ts";
import { openRepository } from "./open.ts";
import type { ForgeOptions } from "./options.ts";
import { Refusal, toProblem } from "./problems.ts";
import { isRepositoryName } from "./repository.ts";
import { answerRest } from "./rest.ts";
import { Router } from "./router.ts";
import { routes } from "./routes.ts";
import { type Settings, settingsOf } from "./settings.ts";
import { Site } from "./site.ts";
import type { Delivered, Delivery } from "./webhooks.ts";

export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  /** `git` for Git's own protocol; absent for a route that is not served. */
  readonly template?: string;
  /** 0 when an interceptor let no answer through. */
  readonly status: number;
  readonly login: string;
  readonly ms: number;
};

export type Forge = {
  /** The REST API's address, served at `/` and at `/api/v3`. */
  readonly url: string;
  /** Where to clone `owner/name` from. */
  readonly gitUrl: (name: string) => string;
  /** Every request, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** `METHOD path` of what was asked for and is not served. */
  readonly unknown: ReadonlySet<string>;
  /** What was sent to the hooks, and how it went. */
  readonly deliveries: readonly Delivered[];
  /** Hears every event, hook or no hook. The results of these three take the listener away again. */
  readonly onDelivery: (listener: (delivery: Delivery) => void) => () => void;
  readonly intercept: (interceptor: Interceptor) => () => void;
  readonly interceptAfter: (interceptor: AfterInterceptor) => () => void;
  /** What a person does on the repository's pages. Throws when there is none of that name. */
  readonly settings: (name: string) => Settings;
  /** Makes a token invalid, as when its hour is over; the result makes it valid again. */
  readonly revoke: (token: string) => () => void;
  /** When every event until now has been sent. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Starts a forge on loopback. Throws for a repository name GitHub would not take, and for a port in use. */
export async function startForge(options: ForgeOptions): Promise<Forge> {
  const wrong = options.repositories.find(({ name }) => !isRepositoryName(name));
  if (wrong !== undefined) throw new Error(`"${wrong.name}" is not a repository's owner/name`);
  const site = new Site(options);
  const desk = new Desk(site);
  // Node's five seconds end a connection just when a client that was busy meanwhile uses it again.
  const keepAliveTimeout = 120_000;
  const server = createServer({ keepAliveTimeout }, (request, response) => void desk.serve(request, response));
  site.listenAt(await listen(server, options.port ?? 0));
  const folder = resolve(options.folder ?? (await mkdtemp(join(tmpdir(), "forge-"))));
  site.storeIn(folder);
  const close = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
    for (const { git, writes } of site.repositories) await writes.settled().then(() => git.close());
    await site.webhooks.settled();
    if (options.folder === undefined) await rm(folder, { recursive: true, force: true });
  };
  try {
    for (const described of options.repositories) await openRepository(site, described);
  } catch (error) {
    await close();
    throw error;
  }
  return toForge(site, desk, close);
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return `http://127.0.0.1:${address.port}`;
}

const toForge = (site: Site, desk: Desk, close: () => Promise<void>): Forge => ({
  url: site.url,
  gitUrl: (name) => `${site.url}/${name}.git`,
  requests: desk.requests,
  unknown: desk.unknown,
  deliveries: site.webhooks.log,
  onDelivery: (listener) => site.webhooks.listen(listener),
  intercept: (interceptor) => desk.faults.addBefore(interceptor),
  interceptAfter: (interceptor) => desk.faults.addAfter(interceptor),
  settings: (name) => settingsOf(site, name),
  revoke: (token) => {
    const identity = site.revoke(token);
    return () => void (identity && site.admit(token, identity));
  },
  settled: () => site.webhooks.settled(),
  close,
});

type Served = { readonly request: IncomingMessage; readonly response: ServerResponse };

function refuseGit(response: ServerResponse, fault: Exclude<Fault, "cut">): void {
  if (fault === "drop") return void response.destroy();
  if (fault === "hang") return;
  const { status, headers = {}, body = "" } = fault;
  const bytes = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  send(response, { status, headers: { "content-type": "text/plain; charset=utf-8", ...headers }, bytes });
}

/** Takes requests to the REST API or to Git, and writes down what came of them. */
class Desk {
  readonly requests: LoggedRequest[] = [];
  readonly unknown = new Set<string>();
  readonly faults = new Faults();
  readonly #router = new Router(routes);
  readonly #site: Site;
  constructor(site: Site) {
    this.#site = site;
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = performance.now();
    const { path, query } = addressOf(request);
    const gitPath = parseGitPath(path, query);
    const log = (entry: Omit<LoggedRequest, "ms" | "method">): void => {
      this.requests.push({ method: request.method ?? "", ...entry, ms: performance.now() - started });
    };
    try {
      if (gitPath === undefined) return log(await this.#serveRest(request, response));
      log(await this.#serveGit(gitPath, { request, response }));
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, "Server Error");
      if (refusal !== error) console.error(error);
      log({ path, status: refusal.status, login: "" });
      if (response.headersSent) return void response.destroy();
      const bytes = Buffer.from(JSON.stringify(toProblem(refusal)));
      send(response, { status: refusal.status, headers: { "content-type": "application/json" }, bytes });
    }
  }

  async #serveRest(request: IncomingMessage, response: ServerResponse): Promise<Omit<LoggedRequest, "ms" | "method">> {
    const exchange = await answerRest({ site: this.#site, router: this.#router, faults: this.faults }, request);
    const { path, template, login = "", method } = exchange.request;
    if (template === undefined) this.unknown.add(`${method} ${path}`);
    const { reply } = exchange;
    if (reply === "drop") response.destroy();
    else if (reply !== "hang") (exchange.isCut ? sendHalf : send)(response, reply);
    const status = typeof reply === "string" ? 0 : reply.status;
    return { path, status, login, ...(template === undefined ? {} : { template }) };
  }

  async #serveGit(gitPath: GitPath, { request, response }: Served): Promise<Omit<LoggedRequest, "ms" | "method">> {
    const { path, query } = addressOf(request);
    const seen = { method: request.method ?? "", path, query, template: "git", body: undefined };
    const fault = await this.faults.before(seen);
    if (fault === undefined || fault === "cut") {
      const login = await answerGit({ site: this.#site, path: gitPath, request, response, isCut: fault === "cut" });
      return { path, template: "git", status: response.statusCode, login };
    }
    refuseGit(response, fault);
    return { path, template: "git", status: typeof fault === "string" ? 0 : fault.status, login: "" };
  }
}
