import { once } from "node:events";
import { createServer } from "node:http";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { digestOf } from "../../local/acme/images.ts";
import { startControlPlane } from "../../local/control-plane/control-plane.ts";
import { definitions } from "../../local/control-plane/crds.ts";
import type { FluxCluster } from "../../local/control-plane/flux.ts";
import { Ports } from "../../local/control-plane/ports.ts";
import { Processes } from "../../local/control-plane/processes.ts";
import { buildTools } from "../../local/control-plane/tools.ts";

const processes = new Processes("flagger");
const ports = await Ports.claim();
const gate = { isOpen: false, phases: [] as string[] };
const gatekeeper = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request) body += chunk;
  gate.phases.push(JSON.parse(body).phase);
  response.writeHead(gate.isOpen ? 200 : 403).end();
});
const port = await ports.next();

/** An application, and the Canary that moves what calls it to a new image of it, once the gate lets it. */
const application = (name: string, image: string) => [
  { apiVersion: "v1", kind: "Namespace", metadata: { name } },
  deployment(name, image),
  {
    apiVersion: "flagger.app/v1beta1",
    kind: "Canary",
    metadata: { name, namespace: name },
    spec: {
      provider: "traefik",
      targetRef: { apiVersion: "apps/v1", kind: "Deployment", name },
      service: { port: 80, targetPort: 8080 },
      progressDeadlineSeconds: 10,
      analysis: {
        ...{ interval: "10s", threshold: 10, iterations: 1 },
        webhooks: [{ name: "gate", type: "rollout", url: `http://127.0.0.1:${port}/` }],
      },
    },
  },
];

const deployment = (name: string, digest: string) => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name, namespace: name },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: "main", image: `ghcr.io/acme/${name}@${digest}` }] },
    },
  },
});

let cluster: FluxCluster;
let failures = 0;
const test = suite("Flagger beside a cluster");
const claim = (title: string, prove: () => Promise<void>): void =>
  void test(title, () =>
    prove().catch((error) => {
      failures += 1;
      throw error;
    }),
  );

const phase = async (name: string): Promise<string> => {
  const canary = await cluster.kubectl.get("canary", name, name);
  return canary?.status?.phase;
};
const reaches = (name: string, wanted: string): Promise<void> =>
  processes.until(`${name} to be ${wanted}`, async () => (await phase(name)) === wanted, 120);
/** The image of a Deployment, and how many of it are ready. */
const runs = async (name: string, namespace: string) => {
  const { spec, status } = (await cluster.kubectl.get("deployment", name, namespace)) ?? {};
  return { image: spec?.template.spec.containers[0].image.split("@")[1], ready: status?.readyReplicas ?? 0 };
};
const weights = async (name: string): Promise<Readonly<Record<string, number>>> => {
  const service = await cluster.kubectl.get("traefikservice", name, name);
  const services: readonly { name: string; weight: number }[] = service?.spec.weighted.services;
  return Object.fromEntries(services.map((one) => [one.name, one.weight]));
};

const [old, good, bad] = [digestOf("1.0.0"), digestOf("2.0.0"), digestOf("2.0.0", "neverReady")];

test.before(async () => {
  gatekeeper.listen(port, "127.0.0.1");
  await once(gatekeeper, "listening");
  const started = await startControlPlane(
    {
      clusters: ["blue-green"],
      definitions: definitions().flatMap(({ files }) => files),
      withFlagger: true,
      say: console.error,
    },
    { tools: await buildTools(console.error), processes, ports },
  );
  for (const one of started.values()) cluster = one;
});
test.after(async () => {
  await processes.close({ keepLogs: failures > 0 });
  gatekeeper.close();
  await ports[Symbol.asyncDispose]();
});

claim("makes a primary of what a Canary is put over, which alone runs and is called", async () => {
  await cluster.kubectl.apply([...application("shop", old), ...application("billing", old)]);
  for (const name of ["shop", "billing"]) {
    await reaches(name, "Initialized");
    assert.equal(await runs(`${name}-primary`, name), { image: old, ready: 1 });
    assert.equal(await weights(name), { [`${name}-primary`]: 100 });
  }
  assert.equal(gate.phases, []);
});

claim("asks the gate about a new image, and keeps the primary as it is while that is closed", async () => {
  // At the same time, since ten seconds are the shortest step.
  await cluster.kubectl.apply([deployment("shop", good), deployment("billing", bad)]);
  await reaches("shop", "Progressing");
  await processes.until("the gate to be asked twice", () => gate.phases.length > 1);
  assert.equal([...new Set(gate.phases)], ["Progressing"]);
  assert.is(await phase("shop"), "Progressing");
  assert.is((await runs("shop-primary", "shop")).image, old);
});

claim("gives up an image that never gets ready, and the primary keeps the old one", async () => {
  await reaches("billing", "Failed");
  assert.equal(await runs("billing-primary", "billing"), { image: old, ready: 1 });
  assert.is((await weights("billing"))["billing-primary"], 100);
});

claim("promotes the new image once the gate opens", async () => {
  gate.isOpen = true;
  await reaches("shop", "Succeeded");
  assert.equal(await runs("shop-primary", "shop"), { image: good, ready: 1 });
  assert.is((await weights("shop"))["shop-primary"], 100);
});

test.run();
