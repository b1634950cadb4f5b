import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startControlPlane } from "../control-plane/control-plane.ts";
import { definitions } from "../control-plane/crds.ts";
import type { FluxCluster } from "../control-plane/flux.ts";
import type { Ground } from "../control-plane/kubernetes.ts";
import { Ports } from "../control-plane/ports.ts";
import { Processes } from "../control-plane/processes.ts";
import { announcePushes } from "../control-plane/receiver.ts";
import { startRegistry } from "../control-plane/registry.ts";
import type { Tools } from "../control-plane/tools.ts";
import { acme as forgeOfAcme } from "../forge/acme.ts";
import { createReporterApps, createStatusApps } from "../forge/reporter-apps.ts";
import { workflowFiles } from "../workflows/workflow-files.ts";
import { workflowIdentity } from "../workflows/workflow-token.ts";
import { Workflows } from "../workflows/workflows.ts";
import { Acme, type AcmeOptions } from "./acme.ts";
import { connect } from "./connect.ts";
import type { Runner } from "./ended.ts";
import { type ClusterOfAcme, onLoopback, type Specs, writeSpecs } from "./specs.ts";
import type { Timeline } from "./timeline.ts";
import { told } from "./told.ts";

export type CircleOptions = {
  readonly tools: Tools;
  readonly timeline: Timeline;
  readonly specs: Specs;
  /** Those of the specs' clusters that are started. */
  readonly clusters: readonly ClusterOfAcme[];
  /** Runs Flagger beside each cluster; default false. */
  readonly withFlagger?: boolean;
  /** The forge's clock; default that of this machine. */
  readonly now?: () => Date;
  /** What runs the workflows; default act, with the workflow files of `docs/workflows/`. */
  readonly run?: AcmeOptions<Runner>["run"];
};

/** acme with real clusters: what a merge brings is fetched and applied by Flux, and what Flux says comes back. */
export type Circle = {
  readonly acme: Acme;
  readonly clusters: ReadonlyMap<string, FluxCluster>;
  /** Process ids of all that runs beside this process. */
  readonly running: Processes["running"];
  /** Asks ten times a second until the answer is yes; throws when a process ended or the time is over. */
  readonly until: Processes["until"];
  /** Stops a process, such as `staging-eu-source-controller`, where it is; the result lets it go on. */
  readonly freeze: Processes["freeze"];
  /** Where the program kubectl is. */
  readonly kubectl: string;
  /** Where every process writes. */
  readonly logs: string;
  /** Ends all of it; the logs stay when something went wrong. */
  readonly close: (options: { readonly keepLogs: boolean }) => Promise<void>;
};

/** Starts the forge, a registry of charts and the clusters, and connects each as `landfall connect` says. */
export async function startCircle(circle: CircleOptions): Promise<Circle> {
  const { tools, timeline, specs, clusters, withFlagger = false, now, run } = circle;
  const processes = new Processes("circle");
  const ports = await Ports.claim();
  const ground = { tools, processes, ports };
  const registry = await startRegistry({ port: await ports.next() });
  const port = await ports.next();
  const url = `http://127.0.0.1:${port}`;
  const own = onLoopback(specs, { url, charts: `${registry.address}/ghcr.io` });
  const [reporters, statuses] = [createReporterApps(), createStatusApps()];
  const acme = await Acme.start<Runner>({
    ...{ timeline, specs: own, port, filesOf: workflowFiles },
    ...(now !== undefined && { now }),
    identities: forgeOfAcme.repositories.map(({ name }) => workflowIdentity(name)),
    apps: [...reporters.values(), ...statuses.values()].map(({ options }) => options),
    run: run ?? withAct(ground, timeline),
  });
  const close: Circle["close"] = async (options) => {
    await acme.close();
    await processes.close(options);
    await Promise.all([registry.close(), ports[Symbol.asyncDispose]()]);
  };
  const until = processes.until.bind(processes);
  try {
    const folder = join(processes.folder, "specs");
    mkdirSync(folder);
    writeSpecs(folder, own);
    const options = {
      clusters: clusters.map(({ name }) => name),
      definitions: definitions().flatMap(({ files }) => files),
      withFlagger,
      say: (line: string): void => timeline.say("cluster", line),
    };
    const started = await startControlPlane(options, ground);
    for (const { name, environment } of clusters) {
      const [cluster, reporter] = [started.get(name), reporters.get(environment)];
      if (cluster === undefined || reporter === undefined) throw new Error(`${environment} and ${name} are not acme's`);
      await connect(cluster, { folder, reporter, status: statuses.get(environment), url });
      await announcePushes(cluster, { forge: acme.forge, repository: "acme/environments", processes });
    }
    const { running, logs } = processes;
    const freeze = processes.freeze.bind(processes);
    return { acme, clusters: started, running, until, freeze, kubectl: tools.program("kubectl"), logs, close };
  } catch (error) {
    await close({ keepLogs: true });
    throw error;
  }
}

const withAct =
  ({ tools, processes }: Ground, timeline: Timeline): AcmeOptions<Runner>["run"] =>
  ({ forge, app, reader }) =>
    new Workflows({
      ...{ forge, app, reader, act: tools.program("act"), logs: join(processes.logs, "workflows"), keeper: processes },
      onDone: (run) => told(run, timeline),
    });
