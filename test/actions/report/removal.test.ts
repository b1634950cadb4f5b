import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { cart, commit, four, going, gone, held, removed, shop, steered, three, two } from "./removal-scene.ts";
import { said } from "./scene.ts";
import { flux, makeWorld, push, sha } from "./world.ts";

const removal = suite("report, of a removal");

removal("starts a task that is deleted only once it is gone from the cluster", async () => {
  const world = removed();
  const waiting = "333 deleted 0/1, waiting for staging-eu";
  assert.equal(said(await run(push(two, three), world.deps)), [waiting]);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${three}`)?.status, "queued");
  assert.equal(said(await run(going(), world.deps)), [`${waiting}: 2 objects are going`]);
  assert.equal(said(await run(held(), world.deps)), [`${waiting}: Namespace shop is still going`]);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${three}`)?.status, "in_progress");
  assert.equal(said(await run(gone(), world.deps)), ["333 deleted from staging-eu"]);
  const check = world.checks.get(`landfall:v1:staging/shop@${three}`);
  assert.equal([check?.conclusion, check?.title], ["success", "deleted from staging-eu"]);
  const status = world.statuses.get(`acme/environments@${three} landfall/staging/shop`);
  assert.equal([status?.state, status?.description], ["success", "deleted from staging-eu"]);
  assert.is(world.logs.get(1)?.at(-1)?.state, "inactive");
});

removal("is told in the same words where the push was never seen, and once where the event comes twice", async () => {
  const world = removed();
  assert.equal(said(await run(gone(), world.deps)), ["333 deleted from staging-eu"]);
  const again = await run(gone(), world.deps);
  assert.equal(said(again), ["nothing: nothing that was removed from staging/staging-eu is still waited for"]);
  const told = world.logs.get(1)?.filter(({ entry }) => entry.text.startsWith("deleted done"));
  assert.is(new Set(told?.map(({ entry }) => entry.text)).size, 1);
});

removal("is told that it is still going once, however often Flux tries", async () => {
  const world = removed();
  assert.is((await run(held(), world.deps)).status, "reported");
  assert.is((await run(held({ timestamp: "2026-11-20T12:35:30Z" }), world.deps)).status, "nothing");
});

removal("is deleted, whatever is told of it late", async () => {
  const world = removed();
  await run(gone(), world.deps);
  assert.equal(said(await run(going(), world.deps)), ["333 deleted from staging-eu"]);
  assert.is((await run(held(), world.deps)).status, "nothing");
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
    going({ name: "apps-shop", severity: "error", message: "pruning for deleted resource failed" }),
  ],
  [
    "the application whose tenant goes too",
    going({ name: "apps-shop", reason: "DependencyNotReady", message: "Deployment/shop/shop deleted" }),
  ],
  ["a Kustomization that somebody deleted before the removal", going({ timestamp: "2026-11-20T12:29:59Z" })],
  ["a unit that is still there", going({ name: "tenants-cart" })],
  ["another cluster's unit", going({ metadata: { environment: "staging", cluster: "staging-us" } })],
  ["another cluster's roster", gone({ cluster: "staging-us" })],
  ["the roster of before", gone({ revision: two })],
  ["the roster where no revision is named", gone({ metadata: { environment: "staging", cluster: "staging-eu" } })],
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
    going({ severity: "error", message: "pruning for deleted resource failed" }),
    "333 failed: PruneFailed on staging-eu: pruning for deleted resource failed",
  ],
  [
    "sees it still there after the timeout",
    going({
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
    const conclusion = sentence.includes("timed out") ? "timed_out" : "failure";
    assert.is(world.checks.get(`landfall:v1:staging/shop@${three}`)?.conclusion, conclusion);
    const meanwhile = going({ timestamp: "2026-11-20T12:36:00Z" });
    assert.equal(said(await run(meanwhile, world.deps)), [sentence]);
    assert.is((await run(held({ timestamp: "2026-11-20T12:37:00Z" }), world.deps)).status, "nothing");
    assert.equal(said(await run(gone(), world.deps)), ["333 deleted from staging-eu"]);
  });
}

removal("is timed out, whatever is told late or after it but that it is gone", async () => {
  const world = removed();
  const late = { severity: "error", message: "failed to wait for resources termination" };
  const timedOut = "333 timed out: PruneFailed on staging-eu: failed to wait for resources termination";
  assert.equal(said(await run(held({ timestamp: "2026-11-20T12:36:00Z" }), world.deps)), [
    "333 deleted 0/1, waiting for staging-eu: Namespace shop is still going",
  ]);
  assert.equal(said(await run(going({ ...late, timestamp: "2026-11-20T12:35:20Z" }), world.deps)), [timedOut]);
  assert.equal(said(await run(going(), world.deps)), [timedOut]);
});

for (const [what, left, sentence] of [
  [
    "skipped something",
    going({ message: "RoleBinding/shop/view deleted\nNamespace/shop skipped" }),
    "333 unknown on staging-eu: not deleted: Namespace/shop",
  ],
  [
    "lost the account that it deletes as",
    going({ severity: "error", message: "unable to prune objects: \nNamespace/shop" }),
    "333 unknown on staging-eu: unable to prune objects: Namespace/shop",
  ],
] as const) {
  removal(`stays unknown where Flux ${what}, though nothing is going any more`, async () => {
    const world = removed();
    assert.equal(said(await run(left, world.deps)), [sentence]);
    assert.is((await run(gone(), world.deps)).status, "nothing");
    const late = removed();
    await run(gone(), late.deps);
    assert.equal(said(await run(left, late.deps)), [sentence]);
  });
}

removal("of a unit that never got well is told by its digest, for Flux names no revision", async () => {
  const metadata = { environment: "staging", cluster: "staging-eu", "unit-digest": sha("2") };
  assert.equal(said(await run(going({ metadata }), removed().deps)), [
    "333 deleted 0/1, waiting for staging-eu: 2 objects are going",
  ]);
  const other = { ...metadata, "unit-digest": sha("9") };
  assert.is((await run(going({ metadata: other }), removed().deps)).status, "nothing");
});

removal("that is taken back is superseded, and what was deleted meanwhile is no harm to what came back", async () => {
  const world = removed();
  await run(push(two, three), world.deps);
  world.commits.push(commit(four, 31, { ...steered("7"), ...shop, ...cart }));
  assert.equal(said(await run(push(three, four), world.deps)), [
    "444 fetched 0/2, waiting for staging-eu",
    "333 superseded by 4444444 before it was ready",
  ]);
  const late = await run(going({ timestamp: "2026-11-20T12:31:20Z" }), world.deps);
  assert.equal(said(late), ["333 superseded by 4444444 before it was ready"]);
  assert.is((await run(gone({ revision: four }), world.deps)).status, "nothing");
  for (const name of ["tenants-shop", "apps-shop"])
    await run(flux({ revision: four, name, timestamp: "2026-11-20T12:32:00Z" }), world.deps);
  assert.is(world.checks.get(`landfall:v1:staging/shop@${four}`)?.title, "ready on staging-eu");
});

removal("from a cluster without a roster, as an older version rendered it, ends with what Flux deleted", async () => {
  const flux = { "staging-eu/flux": "7" };
  const world = makeWorld([commit(two, 20, { ...flux, ...shop }), commit(three, 30, flux)]);
  assert.equal(said(await run(going(), world.deps)), ["333 deleted from staging-eu"]);
});

removal("from one cluster is one part of a task that gets ready on the other", async () => {
  const both = { ...steered("7"), "staging-eu/apps/shop": "1", "staging-us/apps/shop": "2" };
  const one = { ...steered("8"), "staging-us/apps/shop": "3" };
  const world = makeWorld([commit(two, 20, both), commit(three, 30, one)]);
  await run(push(two, three), world.deps);
  const healthy = flux({ revision: three, cluster: "staging-us", timestamp: "2026-11-20T12:30:20Z" });
  assert.equal(said(await run(healthy, world.deps)), ["333 deleted 0/1, waiting for staging-eu"]);
  const result = await run(going({ name: "apps-shop", message: "Deployment/shop/shop deleted" }), world.deps);
  assert.equal(said(result), ["333 deleted 0/1, waiting for staging-eu: Deployment/shop/shop is going"]);
  assert.equal(said(await run(gone(), world.deps)), ["333 ready on staging-us, deleted from staging-eu"]);
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
