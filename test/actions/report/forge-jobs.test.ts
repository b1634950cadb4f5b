import { suite } from "uvu";
import * as assert from "uvu/assert";
import { call } from "../acme.ts";
import { type Released, Scene } from "./forge-scene.ts";
import { checkRuns, checks, deployments, statuses } from "./forge-sight.ts";

const red = '<testsuite><testcase name="a"/><testcase name="checkout pays twice"><failure/></testcase></testsuite>';
const green = '<testsuite><testcase name="a"/><testcase name="checkout pays twice"/></testsuite>';
const digest = `sha256:${"1".repeat(64)}`;

/** Staging takes each push, and portal has a suite. */
const withSuite = (path: string, text: string): string => {
  if (path.endsWith("staging/environment.yaml")) return `${text}  delivery: { "on": push }\n`;
  return path.endsWith("applications/portal.yaml") ? `${text}  suite: { command: npm run e2e, recipe: node }\n` : text;
};

const jobs = suite<{ scene: Scene; released: Released }>("report on the forge, of suites and builds");
jobs.before(async (context) => {
  const scene = await Scene.open(withSuite);
  const released = await scene.release("billing", "portal", "shop");
  await using reporter = await scene.reporter();
  await reporter.report(released.push);
  for (const event of await scene.flux("staging", "staging-first-deploy", released.environments))
    await reporter.report(event);
  Object.assign(context, { scene, released });
});
jobs.after(({ scene }) => scene[Symbol.asyncDispose]());

const task = ({ environments }: Released) => `landfall:v1:staging/portal@${environments}`;
const own = ({ scene, released }: { scene: Scene; released: Released }) =>
  statuses(scene.forge, "portal", released.applications["portal"] ?? "");

jobs("an application with a suite waits for that, and one without is ready", async ({ scene, released }) => {
  assert.equal(await own({ scene, released }), ["portal: pending, waiting for the suite's result"]);
  const shown = (await checks(scene.forge, released.environments)).map((text) => text.replace(/, \d+s.*/, ""));
  assert.equal(shown, [
    "billing: success, ready on staging-eu",
    "portal: null, waiting for the suite's result",
    "shop: success, ready on staging-eu",
  ]);
});

jobs(
  "it is time for the suite of what is healthy, with its command and address, until one is said to run",
  async ({ scene, released }) => {
    const sweep = { name: "schedule", payload: {} };
    const wanted = [
      {
        ...{ task: task(released), application: "portal", environment: "staging", repository: "acme/portal" },
        commit: released.applications["portal"],
        suite: { folder: ".", timeoutMinutes: 15, command: "npm run e2e", recipe: "node" },
      },
    ];
    assert.equal(await scene.suites(sweep), wanted);
    assert.equal(await scene.suites(sweep), wanted);
    await scene.tell({ tested: task(released), state: "running" });
    assert.equal(await scene.suites(sweep), []);
  },
);

jobs("a failing suite fails the task on every commit, with a link to its run", async ({ scene, released }) => {
  const told = await scene.tell({ tested: task(released), state: "failed", results: "out" }, red);
  assert.is(told.status, "reported");
  const failed = "portal: failure, failed: tested: 1 of 2 tests failed: checkout pays twice";
  assert.equal(await own({ scene, released }), [failed]);
  for (const [repository, commit] of [
    ["specs", released.specs],
    ["environments", released.environments],
  ] as const)
    assert.ok((await statuses(scene.forge, repository, commit)).includes(failed));
  const run = (await checkRuns(scene.forge, released.environments)).find(({ name }) => name.endsWith("portal"));
  assert.match(run?.output.summary ?? "", /\| tested \| ✗ failed \|.*\/acme\/events\/actions\/runs\/1\)/);
  assert.ok((await deployments(scene.forge, released.environments)).includes("portal: failure"));
});

jobs("a later run that passes heals it", async ({ scene, released }) => {
  // Both are of one second otherwise, of which the worse holds.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await scene.tell({ tested: task(released), state: "done", results: "out" }, green);
  assert.equal(await own({ scene, released }), ["portal: success, ready on staging-eu"]);
  assert.ok((await deployments(scene.forge, released.environments)).includes("portal: success"));
});

jobs("what is no task, or waits for no suite, is refused, and nothing is written", async ({ scene, released }) => {
  const before = scene.writes();
  for (const [tested, reason] of [
    [`landfall:v1:staging/portal@${"0".repeat(40)}`, /there is no task .*no commit of the default branch/],
    [`landfall:v1:staging/cart@${released.environments}`, /changed nothing of staging\/cart/],
    [`landfall:v1:staging/shop@${released.environments}`, /waits for no suite of shop/],
  ] as const) {
    const error = await scene.tell({ tested, state: "done" }).catch((thrown: Error) => thrown);
    assert.match(error instanceof Error ? error.message : "", reason);
  }
  assert.is(scene.writes(), before);
});

/** The newest status of a commit of portal about its image. */
async function built({ scene, released }: { scene: Scene; released: Released }): Promise<string> {
  const at = `/repos/acme/portal/commits/${released.applications["portal"]}/status?per_page=100`;
  const answer = (await call(scene.forge, "GET", at)) as {
    statuses: readonly { context: string; state: string; description: string; target_url: string }[];
  };
  const found = answer.statuses.find(({ context }) => context === "landfall/build: portal");
  assert.is(found?.target_url, `${scene.forge.url}/acme/events/actions/runs/1`);
  return `${found?.state}: ${found?.description}`;
}

jobs(
  "a build is told on the application's commit step by step, without a look at the environments",
  async (context) => {
    const { scene, released } = context;
    const of = { built: `acme/portal@${released.applications["portal"]}`, application: "portal" };
    const clones = (): number => scene.forge.requests.filter(({ template }) => template === "git").length;
    const before = clones();
    await scene.tell({ ...of, step: "test", state: "running" });
    assert.match(await built(context), /^pending: testing since 20\d\d-/);
    await scene.tell({ ...of, step: "test", state: "failed", results: "out" }, red);
    assert.is(await built(context), "failure: tests failed: checkout pays twice");
    await scene.tell({ ...of, step: "test", state: "done", results: "out" }, green);
    assert.is(await built(context), "pending: 2 tests passed, waiting for the image");
    await scene.tell({ ...of, step: "image", state: "running" });
    assert.is(await built(context), "pending: building the image");
    await scene.tell({ ...of, step: "image", state: "done", digest });
    assert.is(await built(context), `success: image ${digest}`);
    assert.is(clones(), before);
  },
);

jobs("a hostile name of a test is shown letter by letter, cut to what GitHub takes", async (context) => {
  const { scene, released } = context;
  const name = `&#10;::error::&#8238;${"x".repeat(500)}&lt;img src=x&gt;`;
  const of = { built: `acme/portal@${released.applications["portal"]}`, application: "portal" };
  const results = `<testsuite><testcase name="${name}"><failure/></testcase></testsuite>`;
  await scene.tell({ ...of, step: "test", state: "failed", results: "out" }, results);
  const said = await built(context);
  assert.match(said, /^failure: tests failed: ::error:: ?x+…$/);
  assert.is(said.slice("failure: ".length).length, 140);
});

jobs("an application whose commits may not be written to is named", async ({ scene, released }) => {
  const stop = scene.forge.intercept(({ path }) =>
    path.startsWith("/repos/acme/portal/") ? { status: 403, body: { message: "Resource not accessible" } } : undefined,
  );
  const of = { built: `acme/portal@${released.applications["portal"]}`, application: "portal", step: "image" };
  const error = await scene.tell({ ...of, state: "running" }).catch((thrown: Error) => thrown);
  stop();
  const said = error instanceof Error ? error.message : "";
  assert.match(said, /status landfall\/build: portal in acme\/portal \(403\).*give the token statuses: write/);
});
jobs.run();
