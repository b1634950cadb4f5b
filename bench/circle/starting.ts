import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startCircle } from "../../local/acme/circle.ts";
import { clustersIn, sampleSpecs } from "../../local/acme/specs.ts";
import type { Timeline } from "../../local/acme/timeline.ts";
import { startControlPlane } from "../../local/control-plane/control-plane.ts";
import { definitions } from "../../local/control-plane/crds.ts";
import { type Ground, startEtcd, startKubernetes } from "../../local/control-plane/kubernetes.ts";
import { Ports } from "../../local/control-plane/ports.ts";
import { Processes } from "../../local/control-plane/processes.ts";
import type { Tools } from "../../local/control-plane/tools.ts";

export type Start = { readonly what: string; readonly seconds: number; readonly megabytes: number };

const forge = join(import.meta.dirname, "../../local/forge/main.ts");

/** What starting takes, from a single part to the whole circle with one cluster; each is started anew. */
export async function starts(tools: Tools, timeline: Timeline): Promise<readonly Start[]> {
  const files = definitions().flatMap((one) => one.files);
  return [
    await onGround("the forge", tools, async ({ processes, ports }) => {
      const port = String(await ports.next());
      processes.start({ name: "forge", program: process.execPath, args: [forge, "--port", port] });
      await processes.until("the forge", () => isThere(`http://127.0.0.1:${port}/meta`));
    }),
    await onGround("an API server, with etcd", tools, async (ground) => {
      await startKubernetes("bench", await startEtcd(ground), ground);
    }),
    await onGround("a cluster with nodes, definitions and Flux", tools, async (ground) => {
      await startControlPlane({ clusters: ["bench"], definitions: files, say: () => {} }, ground);
    }),
    await wholeCircle(tools, timeline),
  ];
}

async function onGround(what: string, tools: Tools, start: (ground: Ground) => Promise<void>): Promise<Start> {
  const processes = new Processes("bench");
  const ports = await Ports.claim();
  try {
    const began = performance.now();
    await start({ tools, processes, ports });
    const seconds = (performance.now() - began) / 1000;
    return { what, seconds, megabytes: megabytesOf(processes.running) };
  } finally {
    await processes.close({ keepLogs: false });
    await ports[Symbol.asyncDispose]();
  }
}

async function wholeCircle(tools: Tools, timeline: Timeline): Promise<Start> {
  const specs = sampleSpecs();
  const clusters = clustersIn(specs).filter(({ environment }) => environment === "staging");
  const began = performance.now();
  const { running, close } = await startCircle({ tools, timeline, specs, clusters });
  const seconds = (performance.now() - began) / 1000;
  // The forge is part of this process.
  const megabytes = megabytesOf([process.pid, ...running]);
  await close({ keepLogs: false });
  return { what: "all of it: forge, registry, workflows, one connected cluster", seconds, megabytes };
}

const isThere = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

/** What processes hold of the machine's memory, pages that they share counted for each. */
const megabytesOf = (ids: Iterable<number>): number =>
  [...ids]
    .map((id) => Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1]) / 1024)
    .reduce((sum, one) => sum + one, 0);
