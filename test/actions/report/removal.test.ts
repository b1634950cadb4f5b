import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { said } from "./scene.ts";
import { flux, lock, makeWorld, push, sha } from "./world.ts";

const [one, two, three, four] = [sha("1"), sha("2"), sha("3"), sha("4")];
const shop = { "staging-eu/apps/shop": "1", "staging-eu/tenants/shop": "2" };
const cart = { "staging-eu/apps/cart": "5", "staging-eu/tenants/cart": "6" };
const commit = (id: string, minute: number, units: Readonly<Record<string, string>>) => ({
  sha: id,
  at: `2026-11-20T12:${minute}:00Z`,
  locks: { staging: lock(units) },
});

/** One and two: shop and cart run. Three, at 12:30: shop is removed. */
const removed = () =>
  makeWorld([
    commit(one, 10, { "staging-eu/flux": "0" }),
    commit(two, 20, { "staging-eu/flux": "7", ...shop, ...cart }),
    commit(three, 30, { "staging-eu/flux": "8", ...cart }),
  ]);

/** What Flux sends of a tenant's Kustomization that is being deleted: the revision is that of its last success. */
const gone = (changes: object = {}) =>
  flux({
    revision: two,
    name: "tenants-shop",
    reason: "ArtifactFailed",
    message: "RoleBinding/shop/view deleted\nNamespace/shop deleted",
    timestamp: "2026-11-20T12:30:20Z",
    ...changes,
  });

const removal = suite("report, of a removal");

removal("starts a task that is deleted only once Flux has deleted the tenant", async () => {
  const world = removed();
  const waiting = "333 deleted 0/1, waiting for staging-eu";
  assert.equal(said(await run(push(two, three), world.deps)), [waiting]);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${three}`)?.status, "queued");
  assert.equal(said(await run(gone(), world.deps)), ["333 deleted from staging-eu"]);
  const check = world.checks.get(`landfall:v1:staging/shop@${three}`);
  assert.equal([check?.conclusion, check?.title], ["success", "deleted from staging-eu"]);
  const status = world.statuses.get(`acme/environments@${three} landfall/staging/shop`);
  assert.equal([status?.state, status?.description], ["success", "deleted from staging-eu"]);
  assert.is(world.logs.get(1)?.at(-1)?.state, "inactive");
});

removal("is told in the same words where the push was never seen, or the event comes twice", async () => {
  const world = removed();
  for (let time = 0; time < 2; time += 1)
    assert.equal(said(await run(gone(), world.deps)), ["333 deleted from staging-eu"]);
  assert.is(world.logs.get(1)?.filter(({ entry }) => entry.text.startsWith("deleted done")).length, 1);
});

const silent: readonly (readonly [string, ReturnType<typeof flux>])[] = [
  [
    "the unit's Kustomization that has lost its folder",
    flux({
      ...{ revision: three, name: "tenants-shop", severity: "error", reason: "ArtifactFailed" },
      message: "kustomization path not found: stat /tmp/kustomization-1/staging/staging-eu/tenants/shop: no such file",
    }),
  ],
  [
    "the application whose tenant goes too, and that has lost its rights",
    gone({ name: "apps-shop", severity: "error", message: "pruning for deleted resource failed" }),
  ],
  [
    "the application whose tenant goes too",
    gone({ name: "apps-shop", reason: "DependencyNotReady", message: "Deployment/shop/shop deleted" }),
  ],
  ["a Kustomization that somebody deleted before the removal", gone({ timestamp: "2026-11-20T12:29:59Z" })],
  ["a unit that is still there", gone({ name: "tenants-cart" })],
  ["another environment's unit", gone({ metadata: { environment: "staging", cluster: "staging-us" } })],
];
for (const [what, event] of silent) {
  removal(`says nothing of ${what}`, async () => {
    const world = removed();
    assert.is((await run(event, world.deps)).status, "nothing");
    assert.equal(world.writes, []);
  });
}

removal("is not held for done by what the unit said before, nor by an object that it dropped then", async () => {
  const world = removed();
  await run(push(two, three), world.deps);
  for (const message of ["Health check passed in 1s", "ConfigMap/shop/old deleted"]) {
    const timestamp = "2026-11-20T12:31:00Z";
    const [line] = said(await run(flux({ revision: two, name: "tenants-shop", message, timestamp }), world.deps));
    assert.match(line ?? "", /^222 /);
  }
  assert.is(world.checks.get(`landfall:v1:staging/shop@${three}`)?.status, "queued");
});

const failures: readonly (readonly [string, ReturnType<typeof flux>, string])[] = [
  [
    "cannot delete it",
    gone({ severity: "error", message: "pruning for deleted resource failed" }),
    "333 failed: PruneFailed on staging-eu: pruning for deleted resource failed",
  ],
  [
    "sees it still there after the timeout",
    gone({
      severity: "error",
      message: "failed to wait for resources termination",
      timestamp: "2026-11-20T12:35:20Z",
    }),
    "333 timed out: PruneFailed on staging-eu: failed to wait for resources termination",
  ],
  [
    "cannot apply the unit flux that deletes it",
    flux({
      ...{ revision: three, name: "flux", severity: "error", reason: "ReconciliationFailed", message: "denied" },
      timestamp: "2026-11-20T12:30:10Z",
    }),
    "333 failed: ReconciliationFailed on staging-eu: denied",
  ],
];
for (const [what, event, sentence] of failures) {
  removal(`fails where Flux ${what}, and is deleted once that is mended`, async () => {
    const world = removed();
    await run(push(two, three), world.deps);
    assert.equal(said(await run(event, world.deps)), [sentence]);
    assert.is(world.checks.get(`landfall:v1:staging/shop@${three}`)?.conclusion, "failure");
    const later = gone({ timestamp: "2026-11-20T12:40:00Z" });
    assert.equal(said(await run(later, world.deps)), ["333 deleted from staging-eu"]);
  });
}

removal("that arrives after the timeout it came before stays timed out", async () => {
  const world = removed();
  const late = { severity: "error", message: "failed to wait for resources termination" };
  const timedOut = "333 timed out: PruneFailed on staging-eu: failed to wait for resources termination";
  assert.equal(said(await run(gone({ ...late, timestamp: "2026-11-20T12:35:20Z" }), world.deps)), [timedOut]);
  assert.equal(said(await run(gone(), world.deps)), [timedOut]);
});

removal("stays unknown where Flux left something", async () => {
  const world = removed();
  const message = "RoleBinding/shop/view deleted\nNamespace/shop skipped";
  const result = await run(gone({ message }), world.deps);
  assert.equal(said(result), ["333 unknown on staging-eu: not deleted: Namespace/shop"]);
});

removal("of a unit that never got well is told by its digest, for Flux names no revision", async () => {
  const metadata = { environment: "staging", cluster: "staging-eu", "unit-digest": sha("2") };
  assert.equal(said(await run(gone({ metadata }), removed().deps)), ["333 deleted from staging-eu"]);
  const other = { ...metadata, "unit-digest": sha("9") };
  assert.is((await run(gone({ metadata: other }), removed().deps)).status, "nothing");
});

removal("that is taken back is superseded, and what was deleted meanwhile is no harm to what came back", async () => {
  const world = removed();
  await run(push(two, three), world.deps);
  world.commits.push(commit(four, 31, { "staging-eu/flux": "7", ...shop, ...cart }));
  assert.equal(said(await run(push(three, four), world.deps)), [
    "444 applied 0/2, waiting for staging-eu",
    "333 superseded by 4444444 before it was ready",
  ]);
  const late = await run(gone({ timestamp: "2026-11-20T12:31:20Z" }), world.deps);
  assert.equal(said(late), ["333 deleted from staging-eu"]);
  for (const name of ["tenants-shop", "apps-shop"])
    await run(flux({ revision: four, name, timestamp: "2026-11-20T12:32:00Z" }), world.deps);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${four}`)?.title, "ready on staging-eu");
});

removal("of the second time is not done by what was said of the first", async () => {
  const world = removed();
  const flux = { "staging-eu/flux": "7" };
  world.commits.push(commit(four, 31, { ...flux, ...shop, ...cart }), commit(sha("5"), 32, { ...flux, ...cart }));
  const [line] = said(await run(gone({ timestamp: "2026-11-20T12:30:20Z" }), world.deps));
  assert.is(line, "333 deleted from staging-eu");
  assert.is(world.deployments.length, 1);
});

removal("from one cluster is one part of a task that gets ready on the other", async () => {
  const both = { "staging-eu/flux": "7", "staging-eu/apps/shop": "1", "staging-us/apps/shop": "2" };
  const one = { "staging-eu/flux": "8", "staging-us/apps/shop": "3" };
  const world = makeWorld([commit(two, 20, both), commit(three, 30, one)]);
  await run(push(two, three), world.deps);
  const healthy = flux({ revision: three, cluster: "staging-us", timestamp: "2026-11-20T12:30:20Z" });
  assert.equal(said(await run(healthy, world.deps)), ["333 deleted 0/1, waiting for staging-eu"]);
  const result = await run(gone({ name: "apps-shop", message: "Deployment/shop/shop deleted" }), world.deps);
  assert.equal(said(result), ["333 ready on staging-us, deleted from staging-eu"]);
  assert.is(world.logs.get(1)?.at(-1)?.state, "success");
});

removal("is refused from anyone but the environment's reporter", async () => {
  const world = removed();
  const { payload, name } = gone();
  const result = await run({ name, payload: { ...payload, sender: { login: "acme-dev[bot]" } } }, world.deps);
  assert.is(result.status, "refused");
  assert.equal(world.writes, []);
});
removal.run();
