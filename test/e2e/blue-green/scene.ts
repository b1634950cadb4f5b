import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as assert from "uvu/assert";
import { Jobs } from "../../../local/acme/jobs.ts";
import { sampleSpecs } from "../../../local/acme/specs.ts";
import type { Timeline } from "../../../local/acme/timeline.ts";
import { impatient, Trial } from "../../../local/acme/trial.ts";
import type { Tools } from "../../../local/control-plane/tools.ts";
import type { Claim } from "../circle/claim.ts";
import { Watch } from "./backends.ts";

/** acme's staging on one cluster with Flagger, a gate that is asked before traffic moves, and a watch on what answers. */
export type Scene = {
  readonly trial: Trial;
  readonly watch: Watch;
  readonly gate: { isOpen: boolean; asked: number };
  /** What staging says for an application to be moved to new images by blue/green. */
  readonly blueGreen: readonly string[];
  readonly close: (options: { readonly keepLogs: boolean }) => Promise<void>;
};
export type BlueGreenClaim = Claim<Scene>;

const specs = impatient(sampleSpecs());

export const cluster = "staging-eu";
export const ready = `success: ready on ${cluster}`;

export async function openScene(tools: Tools, timeline: Timeline): Promise<Scene> {
  const gate = { isOpen: true, asked: 0 };
  const gatekeeper = createServer((request, response) => {
    gate.asked += 1;
    request.resume();
    response.writeHead(gate.isOpen ? 200 : 403).end();
  });
  const port = await listen(gatekeeper);
  const trial = await Trial.start(tools, timeline, {
    clusters: [{ name: cluster, environment: "staging" }],
    specs,
    withFlagger: true,
    run: ({ ada, ...parts }) => new Jobs({ ...parts, checkout: ada }),
  });
  const { kubeconfig } = trial.cluster(cluster);
  const watch = await Watch.open({ program: tools.program("kubectl"), kubeconfig });
  const gates = `{ smoke: "http://127.0.0.1:${port}/{environment}/{application}" }`;
  return {
    ...{ trial, watch, gate },
    blueGreen: [
      "strategy: blueGreen",
      `blueGreen: { checks: 1, intervalSeconds: 10, failures: 30, gates: ${gates} }`,
      `patches: [${["Deployment", "Canary"].map((kind) => `{ target: { kind: ${kind} }, merge: ${soon} }`).join(", ")}]`,
    ],
    close: async (options) => {
      await watch.close();
      await trial.circle.close(options);
      gatekeeper.close();
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Pods that do not get ready are given up after this; Flagger's own four minutes are long. */
const soon = "{ spec: { progressDeadlineSeconds: 20 } }";

/** An application's document where it says these things of staging beside what the sample says. */
export function inStaging(application: string, ...fields: readonly string[]): string {
  const text = specs.get(`environments/applications/${application}.yaml`) ?? "";
  return text
    .replace("    staging:\n", `    staging:\n${fields.map((field) => `      ${field}\n`).join("")}`)
    .replace("staging: {}", `staging: { ${fields.join(", ")} }`);
}

/** The digests that an application's two Deployments run with a pod that is ready. */
export async function digests({ trial }: Scene, application: string) {
  const { kubectl } = trial.cluster(cluster);
  const of = async (name: string): Promise<{ digest?: string; ready: number } | undefined> => {
    const found = await kubectl.get("deployment", name, application);
    if (found === undefined) return undefined;
    const [container] = found.spec.template.spec.containers;
    return { digest: container.image.split("@")[1], ready: found.status?.readyReplicas ?? 0 };
  };
  return { primary: await of(`${application}-primary`), target: await of(application) };
}

/** Releases an image to staging; gives what its task ended with. */
export async function released({ trial }: Scene, title: string, images: Readonly<Record<string, string>>) {
  const commit = await trial.release(title, images);
  return (application: string): Promise<string> => trial.ended("acme/specs", commit, `landfall/staging/${application}`);
}

/** That never, since the watch began, a route or a Service led to no pod that is ready. */
export function assertAlwaysServed({ watch }: Scene, application: string): void {
  const seen = watch.of(application);
  assert.ok(seen.length > 20, `${application} was looked at only ${seen.length} times`);
  assert.equal(
    seen.filter((one) => one.ready === 0),
    [],
  );
}
