import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { newWorld, one, said, two } from "./scene.ts";
import { flux, identity, push } from "./world.ts";

const together = suite("two reports at one moment");

together("the one that drew last without knowing all draws again", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  world.hooks.afterCheck = async () => {
    await run(flux({ revision: two, cluster: "staging-us" }), world.deps);
  };
  const result = await run(flux({ revision: two }), world.deps);
  assert.equal(said(result), ["222 ready on staging-eu, staging-us"]);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${two}`)?.conclusion, "success");
  assert.equal(
    [...world.statuses.values()].map(({ state }) => state),
    ["success", "success", "success", "success"],
  );
});

together("two logs of one task are read as one, and the second Deployment is out of use", async () => {
  const world = newWorld();
  for (const id of [1, 2]) {
    world.deployments.push({ id, commit: two, creator: identity, environment: "staging", task: "landfall:shop" });
  }
  const text = "healthy done 2026-11-20T12:00:30Z flux staging-us/apps Progressing";
  world.logs.set(2, [{ id: 1, at: "2026-11-20T12:00:31Z", state: "in_progress", entry: { text }, creator: identity }]);
  assert.equal(said(await run(flux({ revision: two }), world.deps)), ["222 ready on staging-eu, staging-us"]);
  assert.equal(
    world.logs.get(2)?.map(({ state }) => state),
    ["in_progress", "inactive"],
  );
});

together("a state that another run left behind beside the Deployment is put right", async () => {
  const world = newWorld();
  for (const cluster of ["staging-eu", "staging-us"]) await run(flux({ revision: two, cluster }), world.deps);
  const [entry] = world.logs.get(1) ?? [];
  assert.ok(entry);
  world.logs.get(1)?.push({ ...entry, state: "in_progress" });
  await run(push(one, two), world.deps);
  assert.is(world.logs.get(1)?.at(-1)?.state, "success");
});

together("events of all clusters, all at once, lose nothing", async () => {
  const world = newWorld();
  const all = ["staging-eu", "staging-us"].flatMap((cluster) => [
    flux({ revision: two, cluster, message: "Deployment/shop/shop created" }),
    flux({ revision: two, cluster }),
  ]);
  await Promise.all([push(one, two), ...all].map((event) => run(event, world.deps)));
  assert.is(world.checks.get(`landfall:v1:staging/shop@${two}`)?.conclusion, "success");
});
together.run();
