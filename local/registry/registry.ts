import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { type Answer, refuse } from "./answer.ts";
import { readBlob, type Uploads, upload } from "./blobs.ts";
import { type Gate, type Login, openGate } from "./gate.ts";
import { listTags, manifest } from "./manifests.ts";
import type { Store } from "./store.ts";

export type ImageRegistryOptions = {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Who may push, and where it is not `public` also pull. Default: everybody may do everything. */
  readonly login?: Login & { readonly public?: boolean };
};

export type ImageRegistry = AsyncDisposable & {
  /** `127.0.0.1:5000`: what stands before a repository's name. */
  readonly address: string;
  /** `METHOD path` of every request, oldest first. */
  readonly requests: readonly string[];
  /** Makes every token invalid, as when its time is over. */
  readonly expireTokens: () => void;
};

/**
 * Starts an OCI registry on loopback that takes images and gives them again, all in memory.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */
export async function startImageRegistry({ port = 0, login }: ImageRegistryOptions = {}): Promise<ImageRegistry> {
  let address = "";
  const gate = login && openGate(login, login.public === true, () => `http://${address}/token`);
  const requests: string[] = [];
  const serve = answering(new Map(), new Map(), gate);
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const { status, headers, bytes = Buffer.alloc(0) } = await serve(request);
    response.writeHead(status, { "content-length": String(bytes.length), ...headers });
    response.end(bytes);
  });
  address = await listen(server, port);
  return {
    address,
    requests,
    expireTokens: () => gate?.expire(),
    [Symbol.asyncDispose]: async () => {
      const end = once(server, "close");
      server.close();
      server.closeAllConnections();
      await end;
    },
  };
}

const route = /^\/v2\/(?<name>[a-z0-9._/-]+)\/(?<kind>manifests|blobs\/uploads|blobs|tags)\/(?<reference>[^/]*)$/;

/** Finds out what a request is about, and answers it. */
function answering(store: Store, uploads: Uploads, gate: Gate | undefined) {
  return async (request: IncomingMessage): Promise<Answer> => {
    const { pathname, searchParams: query } = new URL(request.url ?? "/", "http://registry");
    const { method = "GET", headers } = request;
    const authorization = headers.authorization ?? "";
    const body = await bodyOf(request);
    if (pathname === "/token" && gate !== undefined) return gate.token(authorization, query);
    if (pathname === "/v2/") return { status: 200 };
    const { name = "", kind, reference = "" } = route.exec(pathname)?.groups ?? {};
    if (name === "") return refuse(404, "NAME_INVALID", "there is nothing of that name");
    const refusal = gate?.refusal(authorization, name, method);
    if (refusal !== undefined) return refusal;
    const asked = { method, name, reference, query, mediaType: headers["content-type"] ?? "", body };
    if (kind === "tags") return listTags(store, asked);
    if (kind === "manifests") return manifest(store, asked);
    return kind === "blobs" ? readBlob(store, asked) : upload(store, uploads, asked);
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return `127.0.0.1:${address.port}`;
}
