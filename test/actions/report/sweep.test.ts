import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import type { Lock } from "../../../model/tree/lock.ts";
import { kustomization, type Sample } from "../../events/kustomization.sample.ts";
import { eu, newWorld, one, said, third, three, two, us } from "./scene.ts";
import { flux, push, reporter, statusReporter } from "./world.ts";

const schedule = { name: "schedule", payload: {} };
const id = `landfall:v1:staging/shop@${two}`;
const ready = "222 ready on staging-eu, staging-us";
const at = (...samples: readonly Sample[]) => samples.map(kustomization);
const both = (sample: Sample) => ({ "staging-eu": at(sample), "staging-us": at(sample) });

const sweeps = suite("report, by schedule");

sweeps("starts the task whose push was lost, and says what nobody heard of", async () => {
  const world = newWorld();
  world.clock.now = "2026-11-20T12:15:00Z";
  assert.equal(said(await run(schedule, world.deps)), [
    "222 unknown on staging-eu, staging-us: nothing was heard since 2026-11-20T12:00:00Z",
  ]);
  assert.is(world.checks.get(id)?.status, "in_progress");
});

sweeps("says which clusters could not be looked at", async () => {
  const world = newWorld();
  world.hooks.clusters = { "staging-eu": at({ revision: two }) };
  const result = await run(schedule, world.deps);
  assert.equal(result.status === "reported" && result.notChecked, [
    "staging: the Flux objects of staging-us are not checked: it does not answer",
  ]);
});

sweeps("sees what was lost, and does not say it again", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  world.hooks.clusters = both({ revision: two });
  assert.equal(said(await run(schedule, world.deps)), [ready]);
  const before = world.writes.length;
  assert.equal(said(await run(schedule, world.deps)), []);
  assert.is(world.writes.length, before);
});

sweeps("appends nothing where the log says the same", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  await run(flux({ revision: two }), world.deps);
  world.hooks.clusters = { "staging-eu": at({ revision: two }), "staging-us": [] };
  const before = world.logs.get(1)?.length;
  assert.equal(said(await run(schedule, world.deps)), ["222 fetched 1/2, waiting for staging-us"]);
  assert.is(world.logs.get(1)?.length, before);
});

sweeps("does not take an older revision, or one that is foreign, for the task's", async () => {
  for (const revision of [one, "e".repeat(40)]) {
    const world = newWorld();
    await run(push(one, two), world.deps);
    world.hooks.clusters = both({ revision });
    assert.equal(said(await run(schedule, world.deps)), ["222 fetched 0/2, waiting for staging-eu, staging-us"]);
  }
});

sweeps("takes a newer revision for the task's, where the unit is as the task left it", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  world.commits.push(third({ "staging-eu/flux": "8", [eu]: "1", [us]: "2" }));
  world.hooks.clusters = both({ revision: three });
  assert.equal(said(await run(schedule, world.deps)), [ready]);
});

sweeps("sees that a person holds it back, however long", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  world.hooks.clusters = {
    "staging-eu": at({ revision: two }),
    "staging-us": at({ revision: one, spec: { suspend: true } }),
  };
  world.clock.now = "2026-11-20T15:00:00Z";
  assert.equal(said(await run(schedule, world.deps)), [
    "222 applied 1/2, waiting on a person: staging-us is suspended",
  ]);
});

sweeps("sees what fails later, long after the task was ready, and that it was mended", async () => {
  const world = newWorld();
  for (const cluster of ["staging-eu", "staging-us"]) await run(flux({ revision: two, cluster }), world.deps);
  const ready = { status: "False", reason: "HealthCheckFailed", message: "something is wrong" };
  world.clock.now = "2026-11-22T12:00:00Z";
  world.hooks.clusters = { "staging-eu": at({ revision: two, ready, at: "2026-11-22T11:00:00Z" }), "staging-us": [] };
  assert.equal(said(await run(schedule, world.deps)), [
    "222 failed: HealthCheckFailed on staging-eu: something is wrong",
  ]);
  assert.is(world.checks.get(id)?.conclusion, "failure");
});

sweeps("heals by what it sees, though the cluster's clock is an hour behind", async () => {
  const world = newWorld();
  const failed = { severity: "error", reason: "HealthCheckFailed", timestamp: "2026-11-20T12:00:30Z" };
  await run(flux({ revision: two, cluster: "staging-us" }), world.deps);
  await run(flux({ revision: two, ...failed }), world.deps);
  world.hooks.clusters = { "staging-eu": at({ revision: two, at: "2026-11-20T11:02:00Z" }), "staging-us": [] };
  assert.equal(said(await run(schedule, world.deps)), [ready]);
});

sweeps("times out what began and never ended, and believes what comes after that", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  for (const cluster of ["staging-eu", "staging-us"])
    await run(flux({ revision: two, cluster, message: "Deployment/shop/shop created" }), world.deps);
  world.clock.now = "2026-11-20T13:05:00Z";
  assert.match(said(await run(schedule, world.deps))[0] ?? "", /^222 timed out: healthy on staging-eu, staging-us/);
  assert.is(world.checks.get(id)?.conclusion, "timed_out");
  world.hooks.clusters = both({ revision: two, at: "2026-11-20T13:06:00Z" });
  assert.equal(said(await run(schedule, world.deps)), [ready]);
});

sweeps("calls a removal deleted once its Kustomization is gone from a cluster that has come so far", async () => {
  for (const [revision, sentence] of [
    [two, "333 deleted 0/1, waiting for staging-us"],
    [three, "333 deleted from staging-us"],
  ] as const) {
    const world = newWorld();
    world.commits.push(third({ "staging-eu/flux": "9", "staging-us/flux": "9", [eu]: "1" }));
    await run(push(two, three), world.deps);
    world.hooks.clusters = { "staging-us": at({ name: "flux", revision }) };
    assert.ok(said(await run(schedule, world.deps)).includes(sentence), sentence);
  }
});

const status = (cluster: string, changes: object = {}) => ({
  ...{ context: `flux/staging/${cluster}/apps-shop`, state: "success", description: "reconciliation succeeded" },
  ...{ createdAt: "2026-11-20T12:00:50Z", creator: statusReporter, commit: two, ...changes },
});
/** The same world, where staging's clusters write statuses as well. */
const statusedWorld = () => {
  const world = newWorld();
  for (const commit of world.commits)
    Object.assign(commit, { locks: { staging: { ...(commit.locks["staging"] as Lock), statusReporter } } });
  return world;
};

sweeps("believes Flux's statuses, where its own identity wrote them on a commit that has the unit so", async () => {
  const world = statusedWorld();
  await run(push(one, two), world.deps);
  world.hooks.statuses = [status("staging-eu"), status("staging-us")];
  assert.equal(said(await run(schedule, world.deps)), [ready]);
});

for (const [what, changes] of [
  ["another identity wrote", { creator: "mallory" }],
  ["the identity wrote that only dispatches", { creator: reporter }],
  ["is on an older commit", { commit: one }],
  ["says more than that a reconciliation finished", { description: "all is well" }],
  ["is pending", { state: "pending" }],
  ["is of another environment", { context: "flux/production/staging-us/apps-shop" }],
  ["leads out of the folder", { context: "flux/staging/../apps-shop" }],
] as const) {
  sweeps(`does not take a status for success that ${what}`, async () => {
    const world = statusedWorld();
    await run(push(one, two), world.deps);
    world.hooks.statuses = [status("staging-eu"), status("staging-us", changes)];
    assert.not.equal(said(await run(schedule, world.deps)), [ready]);
  });
}

sweeps("believes no status where the environment has no identity for them", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  world.hooks.statuses = [status("staging-eu"), status("staging-us")];
  assert.equal(said(await run(schedule, world.deps)), ["222 fetched 0/2, waiting for staging-eu, staging-us"]);
});

sweeps("keeps what was heard by dispatch over a status that is older, by GitHub's clock", async () => {
  const world = statusedWorld();
  const failed = { severity: "error", reason: "HealthCheckFailed", message: "Deployment/shop/shop not ready" };
  await run(flux({ revision: two, cluster: "staging-us" }), world.deps);
  // Both are an hour late by the cluster's own clock; GitHub took the failure at 12:01:00.
  await run(flux({ revision: two, ...failed, timestamp: "2026-11-20T13:00:30Z" }), world.deps);
  world.hooks.statuses = [status("staging-eu")];
  assert.match(said(await run(schedule, world.deps))[0] ?? "", /^222 failed: HealthCheckFailed on staging-eu/);
  world.hooks.statuses = [status("staging-eu", { createdAt: "2026-11-20T12:03:00Z" })];
  assert.equal(said(await run(schedule, world.deps)), [ready]);
});

sweeps("finishes what a run left undrawn", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  for (const cluster of ["staging-eu", "staging-us"])
    await world.deps.deployments.append(1, "in_progress", {
      text: `healthy done 2026-11-20T12:00:30Z flux ${cluster}/apps Progressing`,
    });
  world.statuses.clear();
  assert.equal(said(await run(schedule, world.deps)), [ready]);
  assert.equal(
    [...world.statuses.values()].map(({ state }) => state),
    ["success", "success", "success", "success"],
  );
});

sweeps("shows what a run that died had not come to, also where the check run says how it ended", async () => {
  const world = newWorld();
  for (const cluster of ["staging-eu", "staging-us"]) await run(flux({ revision: two, cluster }), world.deps);
  const own = `acme/environments@${two} landfall/staging/shop`;
  world.statuses.set(own, { state: "pending", context: "landfall/staging/shop", description: "on its way" });
  assert.equal(said(await run(schedule, world.deps)), [ready]);
  assert.is(world.statuses.get(own)?.state, "success");
});

sweeps("leaves what has ended well alone, and what is older than its window", async () => {
  const world = newWorld();
  world.clock.now = "2026-11-21T12:00:00Z";
  assert.equal(said(await run(schedule, world.deps)), []);
  assert.equal(world.writes, []);
});
sweeps.run();
