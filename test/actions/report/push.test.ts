import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { beganIn } from "../../../model/task/stored.ts";
import { eu, newWorld, one, said, third, three, two, us } from "./scene.ts";
import { flux, identity, push, sha } from "./world.ts";

const pushes = suite("report, of a push");

pushes("starts a task for the application and shows it on the three commits", async () => {
  const world = newWorld();
  const result = await run(push(one, two), world.deps);
  assert.equal(said(result), ["222 fetched 0/2, waiting for staging-eu, staging-us"]);
  assert.equal(world.writes, [
    `deployment staging landfall:shop ${two}`,
    "log 1 queued merged done 2026-11-20T12:00:00Z github - - 2222222",
    `check landfall:v1:staging/shop@${two} fetched 0/2, waiting for staging-eu, staging-us, 1m 0s`,
    "status acme/shop pending fetched 0/2, waiting for staging-eu, staging-us",
    "status acme/specs pending fetched 0/2, waiting for staging-eu, staging-us",
    "status acme/environments pending fetched 0/2, waiting for staging-eu, staging-us",
    "status acme/environments pending of 1: 1 under way (shop)",
  ]);
});

pushes("tells how it came about, from the pull request of the specs on", async () => {
  const world = newWorld();
  const url = "https://github.com/acme/specs/pull/7";
  world.hooks.specsRequest = {
    ...{ number: 7, url, head: sha("d"), createdAt: "2026-11-20T11:40:00Z", mergedAt: "2026-11-20T11:50:00Z" },
    checkedAt: "2026-11-20T11:42:00Z",
  };
  await run(push(one, two), world.deps);
  assert.equal(beganIn(world.deployments[0]?.payload), [
    { text: "requested done 2026-11-20T11:40:00Z github - - #7", url },
    { text: "validated done 2026-11-20T11:42:00Z github - -", url },
    { text: "rendered done 2026-11-20T11:57:00Z github - -" },
    { text: "proposed done 2026-11-20T11:58:00Z github - - #12", url: "https://github.com/acme/environments/pull/12" },
    {
      text: "merged done 2026-11-20T12:00:00Z github - - 2222222",
      url: `https://github.com/acme/environments/commit/${two}`,
    },
  ]);
});

pushes("run again opens and logs nothing", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  const before = world.writes.length;
  await run(push(one, two), world.deps);
  assert.equal(
    world.writes.slice(before).filter((write) => /^(deployment|log)/.test(write)),
    [],
  );
});

pushes("finishes what a run that was killed had begun", async () => {
  const world = newWorld();
  world.deployments.push({ id: 1, commit: two, creator: identity, environment: "staging", task: "landfall:shop" });
  await run(push(one, two), world.deps);
  assert.is(world.deployments.length, 1);
  assert.equal(
    world.logs.get(1)?.map(({ entry }) => entry.text.split(" ", 2).join(" ")),
    [
      "requested skipped",
      "validated skipped",
      "rendered done",
      "proposed done",
      "merged done",
      "merged done", // once more, with the state that GitHub shows
    ],
  );
});

pushes("of several merges starts each task at the commit that brought it", async () => {
  const world = newWorld();
  world.commits.push(third({ "staging-eu/flux": "9", [eu]: "1", [us]: "3" }));
  const result = await run(push(one, three), world.deps);
  assert.equal(
    result.status === "reported" &&
      result.tasks.map(({ standing: { task } }) => [task.commit, task.parts.map(({ unit }) => unit)]),
    [
      [two, [eu, us]],
      [three, [us]],
    ],
  );
});

pushes("supersedes the task whose unit it changed again", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  world.commits.push(third({ [eu]: "1", [us]: "3" }));
  const result = await run(push(two, three), world.deps);
  assert.equal(said(result), [
    "333 fetched 0/1, waiting for staging-us",
    "222 superseded by 3333333 before it was ready",
  ]);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${two}`)?.conclusion, "cancelled");
  assert.is(world.logs.get(1)?.at(-1)?.state, "inactive");
});

pushes("that is reported again supersedes what the first run did not get to", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  world.commits.push(third({ [eu]: "1", [us]: "3" }));
  world.deployments.push({ id: 2, commit: three, creator: identity, environment: "staging", task: "landfall:shop" });
  await run(push(two, three), world.deps);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${two}`)?.conclusion, "cancelled");
});

pushes("that comes late starts its task as superseded", async () => {
  const world = newWorld();
  world.commits.push(third({ [eu]: "3", [us]: "3" }));
  await run(push(two, three), world.deps);
  const result = await run(push(one, two), world.deps);
  assert.equal(said(result), ["222 superseded by 3333333 before it was ready"]);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${three}`)?.status, "queued");
});

pushes("leaves a task alone that got ready before", async () => {
  const world = newWorld();
  for (const cluster of ["staging-eu", "staging-us"]) await run(flux({ revision: two, cluster }), world.deps);
  world.commits.push(third({ [eu]: "3", [us]: "3" }));
  await run(push(two, three), world.deps);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${two}`)?.conclusion, "success");
});

pushes("says so where a commit came without a pull request", async () => {
  const world = newWorld();
  world.commits.push(third({ [eu]: "3", [us]: "2" }));
  await run(push(two, three), world.deps);
  assert.equal(
    beganIn(world.deployments[0]?.payload).map(({ text }) => text),
    [
      "requested skipped 2026-11-20T13:00:00Z github - - no pull request of the specs was found",
      "validated skipped 2026-11-20T13:00:00Z github - - no pull request of the specs was found",
      "rendered skipped 2026-11-20T13:00:00Z github - - pushed without a pull request",
      "proposed skipped 2026-11-20T13:00:00Z github - - pushed without a pull request",
      "merged done 2026-11-20T13:00:00Z github - - 3333333",
    ],
  );
});

pushes("that changes nothing of an application starts no task", async () => {
  const world = newWorld();
  world.commits.push(third({ "staging-eu/flux": "8", [eu]: "1", [us]: "2" }));
  assert.equal(await run(push(two, three), world.deps), {
    status: "reported",
    tasks: [],
    problems: [],
    notChecked: [],
  });
  assert.equal(world.writes, []);
});

pushes("goes on with the other environments where one lock cannot be read", async () => {
  const world = newWorld();
  const { staging } = third({ [eu]: "3" }).locks;
  world.commits.push({ ...third({}), locks: { production: "broken", staging } as const });
  const result = await run(push(two, three), world.deps);
  assert.equal(said(result).slice(0, 1), ["333 fetched 0/1, waiting for staging-eu"]);
  assert.equal(result.status === "reported" && result.problems, ["production: production/landfall.lock is not JSON"]);
});

pushes("goes on where GitHub refuses the application's commit, and says so", async () => {
  const world = newWorld();
  world.hooks.refusing = ["acme/shop"];
  const result = await run(push(one, two), world.deps);
  assert.equal(result.status === "reported" && result.tasks[0]?.notReported, ["cannot write to acme/shop (404)"]);
  assert.equal(
    [...world.statuses.keys()].map((key) => key.replace(/@.* /, " ")),
    [
      "acme/specs landfall/staging/shop",
      "acme/environments landfall/staging/shop",
      "acme/environments landfall/staging/*",
    ],
  );
});

pushes("over commits that were forced away starts what stands now", async () => {
  const world = newWorld();
  assert.equal(said(await run(push(sha("e"), two), world.deps)), [
    "222 fetched 0/2, waiting for staging-eu, staging-us",
  ]);
});

pushes("of a commit that was forced away starts nothing", async () => {
  const world = newWorld();
  assert.is((await run(push(one, sha("e")), world.deps)).status, "nothing");
});
pushes.run();
