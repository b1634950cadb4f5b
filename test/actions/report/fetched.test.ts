import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { eu, newWorld, one, said, third, three, two } from "./scene.ts";
import { flux, push } from "./world.ts";

/** What Flux says of its source on a cluster; `changes` are of the event. */
const source = (changes: Parameters<typeof flux>[0]) =>
  flux({
    ...{ involvedObject: { kind: "GitRepository", namespace: "flux-system", name: "environments" } },
    ...{ reason: "NewArtifact", message: "stored artifact for commit 'Release shop'", ...changes },
  });
/** A failure names no commit. */
const failed = {
  ...{ severity: "error", reason: "GitOperationFailed", message: "failed to checkout and determine revision" },
  metadata: { environment: "staging", cluster: "staging-eu" },
};

const fetching = suite("report, of what a cluster has fetched");

fetching("moves the tasks that the commit started there", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  assert.equal(said(await run(source({ revision: two }), world.deps)), ["222 fetched 1/2, waiting for staging-us"]);
  assert.equal(said(await run(source({ revision: two, cluster: "staging-us" }), world.deps)), [
    "222 applied 0/2, waiting for staging-eu, staging-us",
  ]);
});

fetching("is of the newest commit of the environment, where a later one brought nothing to it", async () => {
  const world = newWorld();
  const { staging } = world.commits[1]?.locks ?? {};
  world.commits.push({ ...third({}), locks: { staging: staging ?? "broken" } });
  assert.equal(said(await run(source({ revision: three }), world.deps)), ["222 fetched 1/2, waiting for staging-us"]);
});

fetching("fails the tasks that wait for it, and the next fetch heals them", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  assert.equal(said(await run(source({ revision: two, ...failed }), world.deps)), [
    "222 failed: GitOperationFailed on staging-eu: failed to checkout and determine revision",
  ]);
  const later = source({ revision: two, timestamp: "2026-11-20T12:02:00Z" });
  assert.equal(said(await run(later, world.deps)), ["222 fetched 1/2, waiting for staging-us"]);
});

fetching("cannot fail what has come further already", async () => {
  const world = newWorld();
  for (const cluster of ["staging-eu", "staging-us"]) await run(flux({ revision: two, cluster }), world.deps);
  const late = source({ revision: two, ...failed, timestamp: "2026-11-20T12:05:00Z" });
  assert.equal(said(await run(late, world.deps)), ["222 ready on staging-eu, staging-us"]);
});

fetching("is refused from another environment's identity, and of a commit that is nowhere", async () => {
  const world = newWorld();
  const { name, payload } = source({ revision: two });
  const foreign = { name, payload: { ...payload, sender: { login: "acme-playground[bot]" } } };
  assert.is((await run(foreign, world.deps)).status, "refused");
  assert.is((await run(source({ revision: "e".repeat(40) }), world.deps)).status, "refused");
  assert.equal(world.writes, []);
});

fetching("says nothing of a removal", async () => {
  const world = newWorld();
  world.commits.push(third({ "staging-eu/flux": "9", "staging-us/flux": "9", [eu]: "1" }));
  await run(push(two, three), world.deps);
  assert.is((await run(source({ revision: three, cluster: "staging-us" }), world.deps)).status, "nothing");
});

fetching("of a release speaks by its digest of the unit, and of none without", async () => {
  const release = (metadata: object) =>
    flux({
      ...{ revision: two, involvedObject: { kind: "HelmRelease", namespace: "shop", name: "shop" } },
      ...{ severity: "error", reason: "UpgradeFailed", message: "Helm upgrade failed: timed out" },
      metadata: { environment: "staging", cluster: "staging-eu", revision: "1.2.0", ...metadata },
    });
  const world = newWorld();
  assert.equal(said(await run(release({ "unit-digest": "1".repeat(64) }), world.deps)), [
    "222 failed: UpgradeFailed on staging-eu: Helm upgrade failed: timed out",
  ]);
  for (const metadata of [{}, { "unit-digest": "7".repeat(64) }])
    assert.is((await run(release(metadata), world.deps)).status, "nothing");
});
fetching.run();
