import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { mostAlone } from "../../../model/task/open.ts";
import type { Lock } from "../../../model/tree/lock.ts";
import { kustomization } from "../../events/kustomization.sample.ts";
import { one, said, two } from "./scene.ts";
import { flux, lock, makeWorld, push, sha } from "./world.ts";

const names = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `app-${String(index).padStart(4, "0")}`);
const unitsOf = (count: number): Lock =>
  lock(Object.fromEntries(names(count).map((name) => [`staging-eu/apps/${name}`, "1"])));

/** One commit moves so many applications of staging. */
function waveOf(count: number, { isSeen = true } = {}) {
  const world = makeWorld([
    { sha: one, at: "2026-11-20T11:00:00Z", locks: { staging: lock({ "staging-eu/flux": "0" }) } },
    { sha: two, at: "2026-11-20T12:00:00Z", locks: { staging: unitsOf(count) } },
  ]);
  const { readCluster, ...deps } = world.deps;
  return { ...world, deps: isSeen && readCluster ? { ...deps, readCluster } : deps };
}

const healthyAt = (ready: readonly string[]) => ({
  "staging-eu": ready.map((name) => kustomization({ name: `apps-${name}`, revision: two })),
});
const event = (name: string, changes: object = {}) => flux({ revision: two, name: `apps-${name}`, ...changes });
const failed = { severity: "error", reason: "HealthCheckFailed", message: "not ready" };

const together = suite("report, of many applications that one commit moves");

together(`tells ${mostAlone} one by one`, async () => {
  const world = waveOf(mostAlone);
  assert.is(said(await run(push(one, two), world.deps)).length, mostAlone);
  assert.is(world.checks.size, mostAlone);
});

together("tells one more as a whole, and says so on the commits", async () => {
  const world = waveOf(mostAlone + 1);
  assert.equal(said(await run(push(one, two), world.deps)), ["222 fetched 0/6, waiting for staging-eu"]);
  assert.equal(
    [...world.checks.values()].map(({ name }) => name),
    ["landfall / staging / *"],
  );
  assert.equal(
    [...world.statuses.keys()].map((key) => key.replace(/@\w+/, "")),
    ["acme/specs landfall/staging/*", "acme/environments landfall/staging/*"],
  );
});

/** The same, where the commit brought another commit of two of the applications. */
function releaseOf(count: number) {
  const world = waveOf(count);
  const applications = new Map(
    names(count).map((name, place) => [name, { repository: `acme/${name}`, commit: sha(place < 2 ? "b" : "a") }]),
  );
  const former = new Map([...applications].map(([name, application]) => [name, { ...application, commit: sha("a") }]));
  for (const [place, of] of [former, applications].entries()) {
    const { staging } = world.commits[place]?.locks ?? {};
    Object.assign(world.commits[place] ?? {}, { locks: { staging: { ...(staging as Lock), applications: of } } });
  }
  const own = (name: string) => {
    const found = world.statuses.get(`acme/${name}@${sha("b")} landfall/staging/${name}`);
    return found && `${found.state}: ${found.description}`;
  };
  return { world, own };
}

together("still says on each application's own commit how that went, where it is another one than before", async () => {
  const { world, own } = releaseOf(30);
  await run(push(one, two), world.deps);
  assert.is(own("app-0000"), "pending: fetched 0/1, waiting for staging-eu");
  assert.not([...world.statuses.keys()].some((key) => key.includes("app-0002")));
  world.clock.now = "2026-11-20T12:03:00Z";
  world.hooks.clusters = healthyAt(["app-0000"]);
  await run(event("app-0000"), world.deps);
  assert.is(own("app-0000"), "success: ready on staging-eu");
  assert.is(own("app-0001"), "pending: fetched 0/1, waiting for staging-eu");
  world.clock.now = "2026-11-20T12:05:00Z";
  world.hooks.clusters = healthyAt(names(30));
  await run({ name: "schedule", payload: {} }, world.deps);
  assert.is(own("app-0001"), "success: ready on staging-eu");
});

together("says on an application's own commit what its event told, though a later run draws the rest", async () => {
  const { world, own } = releaseOf(6);
  await run(push(one, two), world.deps);
  world.hooks.settle = async () => {
    delete world.hooks.settle;
    await run(event("app-0005"), world.deps);
  };
  await run(event("app-0000"), world.deps);
  assert.is(own("app-0000"), "success: ready on staging-eu");
  assert.is(own("app-0001"), "pending: fetched 0/1, waiting for staging-eu");
});

together("looks at all of them when a bell rings, and appends what is the same of many at once", async () => {
  const world = waveOf(1000);
  await run(push(one, two), world.deps);
  world.clock.now = "2026-11-20T12:03:00Z";
  world.hooks.clusters = healthyAt(names(1000).slice(0, 412));
  assert.equal(said(await run(event("app-0000"), world.deps)), ["222 fetched 412/1000, waiting for staging-eu"]);
  const [entry] = world.logs.get(1)?.slice(1) ?? [];
  assert.is(entry?.entry.text, "healthy done 2026-11-20T12:00:40Z cluster #0-411 - 2 objects");
  world.clock.now = "2026-11-20T12:05:00Z";
  world.hooks.clusters = healthyAt(names(1000));
  assert.equal(said(await run(event("app-0000"), world.deps)), ["222 ready on staging-eu"]);
});

together("does nothing for an event that rings no bell, or rings it again within a minute", async () => {
  const world = waveOf(1000);
  await run(push(one, two), world.deps);
  world.hooks.clusters = healthyAt(names(10));
  world.clock.now = "2026-11-20T12:03:00Z";
  await run(event("app-0000"), world.deps);
  const before = world.writes.length;
  for (const name of ["app-0001", "app-0007", "app-0050"])
    assert.is((await run(event(name), world.deps)).status, "nothing", name);
  assert.is(world.writes.length, before);
});

together("hears every failure, and says which unit", async () => {
  const world = waveOf(1000);
  await run(push(one, two), world.deps);
  world.clock.now = "2026-11-20T12:03:00Z";
  const ready = { status: "False", reason: "HealthCheckFailed", message: "Deployment/app-0007/web not ready" };
  world.hooks.clusters = { "staging-eu": [kustomization({ name: "apps-app-0007", revision: two, ready })] };
  assert.equal(said(await run(event("app-0007", failed), world.deps)), [
    "222 failed: HealthCheckFailed on staging-eu: Deployment/app-0007/web not ready",
  ]);
});

for (const [what, count, isSeen] of [
  ["where nothing else tells", 30, false],
  ["of twenty, which GitHub takes", 20, true],
] as const) {
  together(`takes every event ${what}, but for those that follow from others`, async () => {
    const world = waveOf(count, { isSeen });
    await run(push(one, two), world.deps);
    const applied = { message: "Deployment/web/web created" };
    assert.is((await run(event("app-0000", applied), world.deps)).status, "nothing");
    for (const name of names(count)) await run(event(name), world.deps);
    assert.equal(said(await run(event("app-0000"), world.deps)), ["222 ready on staging-eu"]);
  });
}

together("goes on without the applications that a newer commit moved again", async () => {
  const world = waveOf(30);
  await run(push(one, two), world.deps);
  const { units, ...rest } = unitsOf(30);
  const moved = new Map(units).set("staging-eu/apps/app-0003", {
    input: "2",
    rendered: "2".repeat(40),
    application: "app-0003",
  });
  world.commits.push({
    sha: "3".repeat(40),
    at: "2026-11-20T12:02:00Z",
    locks: { staging: { ...rest, units: moved } },
  });
  await run(push(two, "3".repeat(40)), world.deps);
  world.clock.now = "2026-11-20T12:03:00Z";
  world.hooks.clusters = healthyAt(names(30).filter((name) => name !== "app-0003"));
  assert.ok(said(await run({ name: "schedule", payload: {} }, world.deps)).includes("222 ready on staging-eu"));
});
together.run();
