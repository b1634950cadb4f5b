import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { startControlPlane } from "../control-plane/control-plane.ts";
import { definitions } from "../control-plane/crds.ts";
import type { Kubernetes } from "../control-plane/kubernetes.ts";
import { Ports } from "../control-plane/ports.ts";
import { Processes } from "../control-plane/processes.ts";
import { startRegistry } from "../control-plane/registry.ts";
import type { Tools } from "../control-plane/tools.ts";
import { Acme } from "./acme.ts";
import { onLoopback, type Specs, writeSpecs } from "./specs.ts";
import type { Timeline } from "./timeline.ts";

const execute = promisify(execFile);
const landfall = join(import.meta.dirname, "../../dist/landfall.cjs");

/** A cluster of acme's, and the environment it is in. */
export type ClusterOfAcme = { readonly name: string; readonly environment: string };

export type CircleOptions = {
  readonly tools: Tools;
  readonly timeline: Timeline;
  readonly specs: Specs;
  /** Those of the specs' clusters that are started. */
  readonly clusters: readonly ClusterOfAcme[];
};

/** acme with real clusters: what a merge brings is fetched and applied by Flux, and what Flux says comes back. */
export type Circle = {
  readonly acme: Acme;
  readonly clusters: ReadonlyMap<string, Kubernetes>;
  /** Where every process writes. */
  readonly logs: string;
  /** Ends all of it; the logs stay when something went wrong. */
  readonly close: (options: { readonly keepLogs: boolean }) => Promise<void>;
};

/** Starts the forge, a registry of charts and the clusters, and connects each as `landfall connect` says. */
export async function startCircle({ tools, timeline, specs, clusters }: CircleOptions): Promise<Circle> {
  const processes = new Processes("circle");
  const ports = await Ports.claim();
  const registry = await startRegistry({ port: await ports.next() });
  const port = await ports.next();
  const url = `http://127.0.0.1:${port}`;
  const own = onLoopback(specs, { url, charts: `${registry.address}/ghcr.io` });
  const acme = await Acme.start({ timeline, specs: own, port });
  const close: Circle["close"] = async (options) => {
    await processes.close(options);
    await Promise.all([acme.close(), registry.close(), ports[Symbol.asyncDispose]()]);
  };
  try {
    const folder = join(processes.folder, "specs");
    mkdirSync(folder);
    writeSpecs(folder, own);
    const started = await startControlPlane(
      {
        clusters: clusters.map(({ name }) => name),
        definitions: definitions().flatMap(({ files }) => files),
        say: (line) => timeline.say("cluster", line),
      },
      { tools, processes, ports },
    );
    for (const cluster of clusters) await connect(cluster, { kubernetes: started.get(cluster.name), folder });
    return { acme, clusters: started, logs: processes.logs, close };
  } catch (error) {
    await close({ keepLogs: true });
    throw error;
  }
}

/** Gives the cluster what `landfall connect` prints, and the secrets that a store would have. */
async function connect(
  { name, environment }: ClusterOfAcme,
  { kubernetes, folder }: { readonly kubernetes: Kubernetes | undefined; readonly folder: string },
): Promise<void> {
  if (kubernetes === undefined) throw new Error(`${name} was not started`);
  const { kubectl } = kubernetes;
  const out = join(folder, name);
  const args = ["connect", name, "--specs", join(folder, "environments"), "--with", "flux", "--out", out];
  await execute(process.execPath, [landfall, ...args]);
  const secret = (name: string, stringData: Readonly<Record<string, string>>) => ({
    ...{ apiVersion: "v1", kind: "Secret", metadata: { name, namespace: "flux-system" }, stringData },
  });
  await kubectl.run("apply", "--server-side", "-f", join(out, "1-flux.yaml"));
  await kubectl.apply([
    secret("landfall-environments", { username: "git", password: "t-read" }),
    secret("landfall-reporter", { token: `t-${environment}` }),
  ]);
  await kubectl.run("apply", "--server-side", "-f", join(out, "2-environments.yaml"));
}
