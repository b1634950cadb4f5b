/**
 * From a push to production on real parts: real Git and images with real digests, a real Flux for both environments, a real
 * Flagger in production. What builds is not there, so a tiny image of the commit is pushed instead; pods answer nobody, so the
 * suite's result is told. The claims build on each other.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Delivery, delivered } from "../../local/acme/delivery.ts";
import { Jobs } from "../../local/acme/jobs.ts";
import { type Specs, sampleSpecs } from "../../local/acme/specs.ts";
import { Timeline } from "../../local/acme/timeline.ts";
import { impatient, Trial } from "../../local/acme/trial.ts";
import { buildTools } from "../../local/control-plane/tools.ts";

const gate = { isOpen: true };
const gatekeeper = createServer((request, response) => {
  request.resume();
  response.writeHead(gate.isOpen ? 200 : 403).end();
});
await once(gatekeeper.listen(0, "127.0.0.1"), "listening");
const { port } = gatekeeper.address() as AddressInfo;

const strategy = `      strategy: blueGreen
      blueGreen: { checks: 1, intervalSeconds: 10, failures: 2, gates: { smoke: "http://127.0.0.1:${port}/shop" } }
`;
/** Shop moves by blue/green in production, and has a suite. */
const withShop = (specs: Specs): Specs => {
  const path = "environments/applications/shop.yaml";
  const text = (specs.get(path) ?? "").replace("    production:\n", `    production:\n${strategy}`);
  return new Map(specs).set(path, `${text}  suite: { recipe: python, command: python -m pytest e2e }\n`);
};

const timeline = new Timeline(console.error);
const delivery = await Delivery.start();
const trial = await Trial.start(await buildTools(console.error), timeline, {
  specs: withShop(delivered(impatient(sampleSpecs()), delivery.registry.address)),
  clusters: [
    { name: "staging-eu", environment: "staging" },
    { name: "production-eu", environment: "production" },
  ],
  withFlagger: true,
  run: ({ ada, ...parts }) => new Jobs({ ...parts, checkout: ada }),
});
const { acme } = trial;
let unproven = 0;
const chain = suite("from a push to production, on real parts");
const claim = (title: string, prove: () => Promise<void>): void =>
  void chain(title, async () => {
    timeline.chapter(title);
    unproven += 1;
    await prove();
    unproven -= 1;
  });
chain.after(async () => {
  await trial.circle.close({ keepLogs: unproven > 0 });
  await delivery[Symbol.asyncDispose]();
  gatekeeper.close();
});

const says = async (commit: string, context: string): Promise<string> => {
  const status = (await acme.statuses("acme/shop", commit)).get(context);
  return `${status?.state}: ${status?.description}`;
};
const saying = (commit: string, context: string, wanted: RegExp): Promise<void> =>
  trial.circle.until(`${context} to be ${wanted}`, async () => wanted.test(await says(commit, context)), 300);
/** The digest that production's primary runs. */
const running = async (): Promise<string | undefined> => {
  const primary = await trial.cluster("production-eu").kubectl.get("deployment", "shop-primary", "shop");
  return primary?.spec.template.spec.containers[0].image.split("@")[1];
};
/** A push that is built, delivered to staging and tested; gives the commit and its digest. */
async function verified(message: string): Promise<{ readonly commit: string; readonly digest: string }> {
  const commit = await acme.push("shop", message);
  const build = (await delivery.track(acme)).find((one) => one.commit === commit);
  assert.ok(build, "track does not see the commit");
  const digest = await delivery.build(acme, build);
  await delivery.promote(acme);
  await saying(commit, "landfall/staging/shop", /^pending: waiting for the suite's result/);
  const [suiteRun] = (await delivery.suites(acme)).filter((one) => one.commit === commit);
  assert.ok(suiteRun, "the suite is not due");
  await delivery.tested(acme, suiteRun.task, "done");
  await saying(commit, "landfall/staging/shop", /^success: ready on staging-eu/);
  return { commit, digest };
}

let [first, second] = [
  { commit: "", digest: "" },
  { commit: "", digest: "" },
];

claim("what is there already is applied, and production has a primary", async () => {
  const number = await acme.openSpecs("applications", "Add the applications", (text) => text);
  await acme.mergeSpecs(number);
  await acme.mergeEnvironment("production");
  await delivery.seed(acme);
  await trial.circle.until("the primary", async () => (await running()) !== undefined, 300);
});

claim("a push is built, goes to staging, and is verified by its suite once it is healthy there", async () => {
  first = await verified("Pay once");
  assert.match(await says(first.commit, "landfall/build: shop"), new RegExp(`^success: image ${first.digest}`));
});

claim("a tag brings that very image to production, where Flagger promotes it", async () => {
  await acme.tag("shop", "2.0.0", first.commit);
  await delivery.promote(acme);
  await acme.mergeEnvironment("production");
  await saying(first.commit, "landfall/production/shop", /^success: ready on production-eu/);
  assert.is(await running(), first.digest);
  assert.match(await says(first.commit, "landfall/release: production/shop"), /^success: released by #/);
});

claim("an analysis that fails is rolled back, told on the commit, and taken out of the Release", async () => {
  second = await verified("Pay twice");
  gate.isOpen = false;
  await acme.tag("shop", "2.1.0", second.commit);
  await delivery.promote(acme);
  await acme.mergeEnvironment("production");
  await saying(second.commit, "landfall/production/shop", /^failure: .*the analysis failed, rolled back/);
  assert.is(await running(), first.digest);
  const { lines } = await delivery.promote(acme);
  assert.match(lines.join("\n"), /shop: 2\.1\.0 -> 2\.0\.0 \(2\.1\.0 was given up/);
});

chain.run();
