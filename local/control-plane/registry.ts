import { once } from "node:events";
import { globSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { dirname, join } from "node:path";
import { answer } from "./registry/answer.ts";
import { packChart } from "./registry/chart.ts";
import { repositoryOf } from "./registry/repository.ts";

export type RegistryOptions = {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Charts as plain files, each below its repository's name; default the stand-ins of `charts/`. */
  readonly folder?: string;
};

export type Registry = {
  /** `127.0.0.1:5000`: what stands before a repository's name. */
  readonly address: string;
  /** `ghcr.io/acme/charts/registry`, and so on. */
  readonly repositories: readonly string[];
  readonly close: () => Promise<void>;
};

/**
 * Starts an OCI registry on loopback that serves charts to whoever asks, and takes none. Its repositories are named with
 * the registry that they stand in for, so that mirrors lead to them: `ghcr.io: 127.0.0.1:5000/ghcr.io`.
 */
export async function startRegistry({
  port = 0,
  folder = join(import.meta.dirname, "charts"),
}: RegistryOptions = {}): Promise<Registry> {
  const names = globSync("**/Chart.yaml", { cwd: folder }).map(dirname).sort();
  const repositories = new Map(names.map((name) => [name, repositoryOf(packChart(join(folder, name)))]));
  const server = createServer((request, response) => {
    const [path = "/"] = (request.url ?? "/").split("?");
    const { status, headers, bytes } = answer(repositories, { method: request.method ?? "", path });
    response.writeHead(status, {
      ...headers,
      "content-length": String(bytes.length),
      "docker-distribution-api-version": "registry/2.0",
    });
    response.end(bytes);
  });
  return { address: await listen(server, port), repositories: names, close: () => closed(server) };
}

async function listen(server: Server, port: number): Promise<string> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return `127.0.0.1:${address.port}`;
}

async function closed(server: Server): Promise<void> {
  const end = once(server, "close");
  server.close();
  server.closeAllConnections();
  await end;
}
