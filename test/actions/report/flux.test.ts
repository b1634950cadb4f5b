import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { beganIn } from "../../../model/task/stored.ts";
import { eu, newWorld, one, said, third, three, two, us } from "./scene.ts";
import { flux, push, sha } from "./world.ts";

const events = suite("report, of an event of Flux");

events("moves the task until it is ready", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  const first = await run(flux({ revision: two, message: "Deployment/shop/shop created" }), world.deps);
  assert.equal(said(first), ["222 fetched 1/2, waiting for staging-us"]);
  assert.equal(said(await run(flux({ revision: two }), world.deps)), ["222 fetched 1/2, waiting for staging-us"]);
  assert.equal(said(await run(flux({ revision: two, cluster: "staging-us" }), world.deps)), [
    "222 ready on staging-eu, staging-us",
  ]);
  assert.is(world.statuses.get(`acme/shop@${sha("a")} landfall/staging/shop`)?.state, "success");
  assert.is(world.logs.get(1)?.at(-1)?.state, "success");
});

events("starts the task where the push was never seen", async () => {
  const world = newWorld();
  assert.equal(said(await run(flux({ revision: two }), world.deps)), ["222 fetched 1/2, waiting for staging-us"]);
  assert.ok(beganIn(world.deployments[0]?.payload).some(({ text }) => text.startsWith("merged done")));
});

events("belongs to the commit that brought the unit, however much newer the revision is", async () => {
  const world = newWorld();
  world.commits.push(third({ [eu]: "1", [us]: "3" }));
  assert.equal(said(await run(flux({ revision: three }), world.deps)), [
    "222 superseded by 3333333 before it was ready",
  ]);
  assert.equal(said(await run(flux({ revision: three, cluster: "staging-us" }), world.deps)).slice(0, 1), [
    "333 ready on staging-us",
  ]);
});

events("is told by its revision, where the annotation was not renewed yet", async () => {
  const world = newWorld();
  world.commits.push(third({ [eu]: "3", [us]: "3" }));
  const { payload, ...rest } = flux({ revision: three });
  Object.assign(payload.client_payload.metadata, { "unit-digest": "1".repeat(64) });
  const result = await run({ ...rest, payload }, world.deps);
  assert.is(result.status === "reported" && result.tasks[0]?.standing.task.commit, three);
});

for (const [digit, reported] of [
  ["1", true],
  ["7", false],
] as const) {
  events(
    `without a revision ${reported ? "is told by" : "is dropped with another digest than"} the tip's digest`,
    async () => {
      const world = newWorld();
      const metadata = { environment: "staging", cluster: "staging-eu", "unit-digest": digit.repeat(64) };
      const result = await run(flux({ revision: two, metadata }), world.deps);
      assert.is(result.status === "reported", reported);
      if (!reported) assert.equal(world.writes, []);
    },
  );
}

events("sent twice counts once", async () => {
  const world = newWorld();
  const first = await run(flux({ revision: two }), world.deps);
  assert.equal(said(await run(flux({ revision: two }), world.deps)), said(first));
});

events("of which another run appended one later is left to that run", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  const shown = world.checks.get(`landfall:v1:staging/shop@${two}`);
  world.hooks.settle = async () => {
    delete world.hooks.settle;
    await world.deps.deployments.append(1, "in_progress", {
      text: "healthy done 2026-11-20T12:00:30Z flux staging-us/apps Progressing",
    });
  };
  const result = await run(flux({ revision: two }), world.deps);
  assert.equal(result.status === "reported" && result.tasks.map(({ isLeft }) => isLeft), [true]);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${two}`), shown);
});

const failure = {
  severity: "error",
  reason: "HealthCheckFailed",
  message: "health check failed after 5m0.1s: timeout waiting for: [Deployment/shop/shop status: 'InProgress']",
};
events("that fails one cluster fails the task, and a later success heals it", async () => {
  const world = newWorld();
  await run(flux({ revision: two, cluster: "staging-us" }), world.deps);
  const failed = await run(flux({ revision: two, ...failure }), world.deps);
  assert.equal(said(failed), ["222 failed: HealthCheckFailed on staging-eu: Deployment/shop/shop not ready in 5m"]);
  const healed = await run(flux({ revision: two, timestamp: "2026-11-20T12:05:00Z" }), world.deps);
  assert.equal(said(healed), ["222 ready on staging-eu, staging-us"]);
});

events("that arrives after a later one does not undo it", async () => {
  const world = newWorld();
  await run(flux({ revision: two, cluster: "staging-us" }), world.deps);
  await run(flux({ revision: two, timestamp: "2026-11-20T12:05:00Z" }), world.deps);
  assert.equal(said(await run(flux({ revision: two, ...failure }), world.deps)), [
    "222 ready on staging-eu, staging-us",
  ]);
  assert.is(world.logs.get(1)?.at(-1)?.state, "success");
});
events.run();
