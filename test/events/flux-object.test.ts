import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseKustomizations } from "../../events/flux-object.ts";
import { kustomization, type Sample } from "./kustomization.sample.ts";

const at = { environment: "staging", cluster: "staging-eu" } as const;
const revision = "a".repeat(40);
const time = "2026-11-20T12:00:40Z";
const of = (...samples: readonly Sample[]) => parseKustomizations({ items: samples.map(kustomization) }, at);
/** What is told of a sample, without what is the same of all. */
const told = (sample: Sample) =>
  of(sample).said.map(({ step, state, reason, message, revision: seen }) => [step, state, reason, message, seen]);

const test = suite("what Kustomizations say");
const is = (status: string, reason: string, message = "") => ({ ready: { status, reason, message } });

const cases: readonly (readonly [string, Sample, readonly unknown[] | undefined])[] = [
  ["one that is ready", { revision }, ["healthy", "done", undefined, "2 objects", revision]],
  [
    "one whose objects do not get ready",
    {
      revision,
      ...is("False", "HealthCheckFailed", "timeout waiting for: [Deployment/shop/shop status: 'InProgress']"),
    },
    ["healthy", "failed", "HealthCheckFailed", "Deployment/shop/shop not ready in time", revision],
  ],
  [
    "one that the API server refused",
    { revision, ...is("False", "ReconciliationFailed", "Deployment/shop/shop dry-run failed: denied") },
    ["applied", "failed", "ReconciliationFailed", "Deployment/shop/shop: denied", revision],
  ],
  [
    "one that waits for another, whose revision Flux has not tried",
    { revision, ...is("False", "DependencyNotReady", "dependency 'flux-system/tenants-shop' is not ready") },
    ["applied", "waiting", "DependencyNotReady", "dependency 'flux-system/tenants-shop' is not ready", undefined],
  ],
  [
    "one whose health is being looked at",
    {
      revision,
      ...is("Unknown", "Progressing", "Reconciliation in progress"),
      doing: "Running health checks for revision x",
    },
    ["healthy", "running", undefined, "Running health checks for revision x", revision],
  ],
  [
    "one that is being built",
    { revision, ...is("Unknown", "Progressing"), doing: "Building manifests for revision x with a timeout of 4m30s" },
    ["applied", "running", undefined, "Building manifests for revision x with a timeout of 4m30s", revision],
  ],
  [
    "one that somebody suspended, however well it was",
    { revision, spec: { suspend: true } },
    ["applied", "waiting", "Suspended", "is suspended", undefined],
  ],
  [
    "one that is going",
    { revision, metadata: { deletionTimestamp: time } },
    ["deleted", "running", undefined, "its Kustomization is going", undefined],
  ],
  [
    "one that failed for a reason nobody knows",
    { revision, ...is("False", "Odd", "something new") },
    [...["applied", "unknown", "Odd", "something new", revision]],
  ],
  ["one that was ready before it was changed", { revision, metadata: { generation: 4 } }, undefined],
  ["one that Flux has never seen", { revision, status: { observedGeneration: undefined } }, undefined],
  ["one without a revision", {}, undefined],
  ["one without conditions", { revision, status: { conditions: [] } }, undefined],
  ["one whose condition has no time", { revision, at: "soon" }, undefined],
];
for (const [what, sample, event] of cases) {
  test(`${what}: ${event?.slice(0, 2).join(" ") ?? "nothing"}`, () => {
    assert.equal(told(sample), event === undefined ? [] : [event]);
    assert.ok(of(sample).units.has("staging-eu/apps/shop"));
  });
}

test("are of our units alone, and the unit flux tells how far the cluster is", () => {
  const read = of(
    { name: "flux", revision },
    { name: "platform", revision },
    { name: "apps-Shop", revision },
    { revision },
  );
  assert.equal([...read.units], ["staging-eu/flux", "staging-eu/apps/shop"]);
  assert.is(read.appliedAt, revision);
});

test("are read out of anything, and never throw", () => {
  const loose = fc.record({ metadata: fc.anything(), spec: fc.anything(), status: fc.anything() });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.array(fc.oneof(loose, fc.anything()))), (items) => {
      for (const list of [items, { items }]) assert.equal(parseKustomizations(list, at).said, []);
    }),
  );
});
test.run();
