import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JobReport } from "../../../actions/report/job-report.ts";
import { reportTested } from "../../../actions/report/report-tested.ts";
import { run } from "../../../actions/report/run.ts";
import { mostAlone } from "../../../model/task/open.ts";
import type { Lock } from "../../../model/tree/lock.ts";
import { eu, newWorld, one, said, three, two, us } from "./scene.ts";
import { flux, lock, makeWorld, push, sha } from "./world.ts";

const url = "https://github.com/acme/events/actions/runs/1";
const red = '<testsuite><testcase name="a"/><testcase name="checkout pays twice"><failure/></testcase></testsuite>';

type Tested = Extract<JobReport, { readonly kind: "tested" }>;
const told = (state: Tested["state"], rest: Partial<Tested> = {}, application = "shop"): Tested => ({
  ...{ kind: "tested", id: { target: { environment: "staging", application }, commit: two }, state, url, ...rest },
});

/** Shop's suite runs in staging. */
function testedWorld(units: Readonly<Record<string, string>> = { "staging-eu/flux": "9", [eu]: "1", [us]: "2" }) {
  const world = newWorld();
  const applications: Lock["applications"] = new Map([
    ["shop", { repository: "acme/shop", commit: sha("a"), image: "ghcr.io/acme/shop:1", suite: true }],
  ]);
  Object.assign(world.commits[1] ?? {}, { locks: { staging: lock(units, { applications }) } });
  const tell = async (...of: Parameters<typeof told>): Promise<readonly string[]> =>
    (await reportTested(told(...of), world.deps)).map(({ standing }) => standing.sentence);
  const healthy = async (): Promise<void> => {
    for (const cluster of ["staging-eu", "staging-us"]) await run(flux({ revision: two, cluster }), world.deps);
  };
  const shown = (): readonly string[] =>
    [...world.statuses].map(([key, { state, description }]) => `${key.replace(/@\w+/, "")} ${state}: ${description}`);
  return { ...world, tell, healthy, shown };
}

const tested = suite("report, of an application's suite");

tested("waits for it where everything is healthy, and is ready on every commit once it passed", async () => {
  const { tell, healthy, shown, deps, logs } = testedWorld();
  await run(push(one, two), deps);
  await healthy();
  assert.ok(shown().includes("acme/shop landfall/staging/shop pending: waiting for the suite's result"));
  assert.equal(await tell("running"), ["waiting for the suite's result"]);
  assert.equal(await tell("done", { results: ["<testsuite><testcase/></testsuite>"] }), [
    "ready on staging-eu, staging-us",
  ]);
  for (const repository of ["shop", "specs", "environments"])
    assert.ok(shown().includes(`acme/${repository} landfall/staging/shop success: ready on staging-eu, staging-us`));
  assert.ok(shown().includes("acme/environments landfall/staging/* success: of 1: 1 ready"));
  const [entry] = logs.get(1)?.filter(({ entry: { text } }) => text.startsWith("tested done")) ?? [];
  assert.equal(entry?.entry, { text: "tested done 2026-11-20T12:01:00Z suite - - 1 test passed", url });
});

tested("fails with the name of the first test that failed, and heals by a later run", async () => {
  const { tell, healthy, shown, checks, clock } = testedWorld();
  await healthy();
  const failed = "failed: tested: 1 of 2 tests failed: checkout pays twice";
  assert.equal(await tell("failed", { results: [red] }), [failed]);
  assert.ok(shown().includes(`acme/shop landfall/staging/shop failure: ${failed}`));
  assert.ok(shown().includes("acme/environments landfall/staging/* failure: of 1: 1 failed (shop)"));
  const check = checks.get(`landfall:v1:staging/shop@${two}`);
  assert.match(
    check?.summary ?? "",
    /\| tested \| ✗ failed \|.*\[1 of 2 tests failed.*\]\(https:\/\/github.com\/acme\/events/,
  );
  clock.now = "2026-11-20T12:05:00Z";
  assert.equal(await tell("done"), ["ready on staging-eu, staging-us"]);
});

tested("is told before anybody spoke of the task, which begins then", async () => {
  const { tell, deployments } = testedWorld();
  assert.equal(await tell("done"), ["fetched 0/2, waiting for staging-eu, staging-us"]);
  assert.is(deployments.length, 1);
});

tested("times out where nobody tells of it, as a sweep finds", async () => {
  const { healthy, deps, clock } = testedWorld();
  await healthy();
  const sweep = async (now: string): Promise<readonly string[]> => {
    clock.now = now;
    const swept = await run({ name: "schedule", payload: {} }, deps);
    return swept.status === "reported" ? swept.tasks.map(({ standing: { sentence } }) => sentence) : [];
  };
  assert.equal(await sweep("2026-11-20T12:50:00Z"), ["waiting for the suite's result"]);
  assert.equal(await sweep("2026-11-20T13:01:00Z"), ["timed out: tested: no result of the suite within 60 min"]);
});

for (const [title, of, reason] of [
  [
    "of a commit that is nowhere",
    { commit: sha("e"), application: "shop" },
    /there is no task landfall:v1:staging\/shop@e+: that is no commit of the default branch of acme\/environments/,
  ],
  [
    "of an application that the commit did not change",
    { commit: two, application: "cart" },
    /changed nothing of staging\/cart/,
  ],
  ["of another environment", { commit: two, application: "shop", environment: "dev" }, /changed nothing of dev\/shop/],
] as const)
  tested(`is refused ${title}, and nothing is written`, async () => {
    const { writes, deps } = testedWorld();
    const { commit, application, environment = "staging" } = { environment: undefined, ...of };
    const report = { ...told("done"), id: { target: { environment, application }, commit } };
    const error = await reportTested(report, deps).catch((thrown: Error) => thrown);
    assert.match(error instanceof Error ? error.message : "", reason);
    assert.equal(writes, []);
  });

tested("is refused of a task that waits for none", async () => {
  const { deps, writes } = newWorld();
  const error = await reportTested(told("done"), deps).catch((thrown: Error) => thrown);
  assert.match(error instanceof Error ? error.message : "", /waits for no suite of shop/);
  assert.equal(writes, []);
});

/** One commit moves more applications than are told one by one; the first two have a suite. */
function manyWorld() {
  const names = Array.from({ length: mostAlone + 1 }, (_, index) => `app-${index}`);
  const applications: Lock["applications"] = new Map(
    names.map((name, index) => [
      name,
      { repository: `acme/${name}`, commit: sha("b"), ...(index < 2 && { suite: true as const }) },
    ]),
  );
  const units = (changes: Readonly<Record<string, string>> = {}): Lock =>
    lock(
      { ...Object.fromEntries(names.map((name) => [`staging-eu/apps/${name}`, "1"])), ...changes },
      { applications },
    );
  const world = makeWorld([
    { sha: one, at: "2026-11-20T11:00:00Z", locks: { staging: lock({ "staging-eu/flux": "0" }) } },
    { sha: two, at: "2026-11-20T12:00:00Z", locks: { staging: units() } },
  ]);
  const own = (name: string): string | undefined =>
    world.statuses.get(`acme/${name}@${sha("b")} landfall/staging/${name}`)?.description;
  const tell = async (name: string, state: Tested["state"]): Promise<readonly string[]> =>
    (await reportTested(told(state, {}, name), world.deps)).map(({ standing }) => standing.sentence);
  const healthy = async (): Promise<void> => {
    for (const name of names) await run(flux({ revision: two, name: `apps-${name}` }), world.deps);
  };
  return { ...world, units, own, tell, healthy };
}

tested("speaks of its own application where many are told together", async () => {
  const { own, tell, healthy } = manyWorld();
  await healthy();
  assert.is(own("app-1"), "tested 0/1, waiting for app-1");
  assert.is(own("app-2"), "ready on staging-eu");
  assert.equal(await tell("app-0", "done"), ["tested 1/2, waiting for app-1"]);
  assert.equal(await tell("app-1", "failed"), ["failed: tested of app-1: the command ended with an error"]);
  assert.is(own("app-0"), "ready on staging-eu");
  assert.is(own("app-1"), "failed: tested of app-1: the command ended with an error");
  const error = await tell("app-2", "done").catch((thrown: Error) => thrown);
  assert.match(error instanceof Error ? error.message : "", /landfall:v1:staging\/\*@2+ waits for no suite of app-2/);
});

tested("is left out of many where a newer commit changed its application again", async () => {
  const { tell, healthy, commits, deps, units } = manyWorld();
  await healthy();
  assert.equal(await tell("app-0", "done"), ["tested 1/2, waiting for app-1"]);
  commits.push({
    sha: three,
    at: "2026-11-20T12:30:00Z",
    locks: { staging: units({ "staging-eu/apps/app-1": "2" }) },
  });
  const after = await run(push(two, three), deps);
  assert.ok(said(after).some((sentence) => sentence.startsWith("333 ")));
  const swept = said(await run({ name: "schedule", payload: {} }, deps));
  assert.ok(swept.includes("222 ready on staging-eu"), swept.join("\n"));
});
tested.run();
