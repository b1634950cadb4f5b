import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseFlux } from "../../events/flux.ts";
import { payload as ofUnit } from "./flux.sample.ts";

/** As `success` of helm-controller 1.6.2's upgrade has it sent. */
const payload = {
  ...ofUnit,
  involvedObject: {
    ...ofUnit.involvedObject,
    kind: "HelmRelease",
    namespace: "cache",
    name: "cache",
    apiVersion: "helm.toolkit.fluxcd.io/v2",
  },
  message: "Helm upgrade succeeded for release cache/cache.v2 with chart redis@1.4.0",
  reason: "UpgradeSucceeded",
  metadata: { revision: "1.4.0", "app-version": "8.0.1", environment: "staging", cluster: "staging-eu" },
  reportingController: "helm-controller",
};

const said = (changes: object) => {
  const parsed = parseFlux({ ...payload, ...changes });
  assert.is(parsed.status, "event", JSON.stringify(parsed));
  return parsed.status === "event" ? parsed.event : undefined;
};

const releases = suite("what Flux says of a Helm release");

releases("is of the application's unit, names no commit, and is no proof of health", () => {
  assert.equal(said({}), {
    environment: "staging",
    unit: "staging-eu/apps/cache",
    step: "healthy",
    state: "running",
    reason: "UpgradeSucceeded",
    message: payload.message,
    at: "2026-11-20T12:00:00Z",
    source: "flux",
  });
});

const release = "cache/cache.v2 with chart redis@1.4.0";
/** Severity, reason, message and the state it means; the messages as internal/reconcile and the controller write them. */
const told: readonly (readonly ["info" | "error", string, string, string])[] = [
  ["info", "InstallSucceeded", `Helm install succeeded for release ${release}`, "running"],
  [
    "info",
    "TestSucceeded",
    `Helm test succeeded for release ${release}: 1 test hook completed successfully`,
    "running",
  ],
  ["info", "PendingRelease", `Unlocked Helm release ${release} in pending-upgrade state`, "running"],
  [
    "info",
    "DriftCorrected",
    "Cluster state of release cache/cache.v2 has been corrected:\nDeployment/cache/redis configured",
    "running",
  ],
  ["info", "UninstallSucceeded", `Helm uninstall succeeded for release ${release}`, "running"],
  [
    "info",
    "HealthCheckCanceled",
    "Health checks canceled due to new reconciliation triggered by HelmRelease/cache/cache",
    "running",
  ],
  ["info", "DependencyNotReady", "dependency 'cache/base' is not ready", "waiting"],
  [
    "error",
    "DriftDetected",
    "Cluster state of release cache/cache.v2 has drifted from the desired state:\nDeployment/cache/redis changed (1 additions, 0 changes, 0 removals)",
    "running",
  ],
  ["error", "InventoryBuildFailed", "failed to build inventory for cache/cache: no matches for kind", "running"],
  [
    "error",
    "NamespaceCheckSkipped",
    "failed to determine if Widget is namespace scoped, skipping namespace: no matches for kind",
    "running",
  ],
  [
    "info",
    "RollbackSucceeded",
    "Helm rollback to previous release cache/cache.v1 with chart redis@1.3.0 succeeded",
    "failed",
  ],
  ["info", "UninstallSucceeded", `Helm uninstall remediation for release ${release} succeeded`, "failed"],
  [
    "error",
    "RollbackFailed",
    "Helm rollback to previous release cache/cache.v1 with chart redis@1.3.0 failed: timed out",
    "failed",
  ],
  ["error", "UninstallFailed", `Helm uninstall remediation for release ${release} failed: timed out`, "failed"],
  ["error", "PendingRelease", `Unlock of Helm release ${release} in pending-upgrade state failed: conflict`, "failed"],
  ["error", "DriftCorrectionFailed", "Failed to correct cluster state of release cache/cache.v2:\nforbidden", "failed"],
  ["error", "ArtifactFailed", "failed to download artifact from http://source/x.tgz, status: 404", "failed"],
  [
    "error",
    "ValuesError",
    "could not resolve Secret chart values reference 'cache/values' with key 'values.yaml'",
    "failed",
  ],
  ["error", "AccessDenied", "cannot access OCIRepository: cross-namespace references have been blocked", "failed"],
  ["error", "InvalidCELExpression", "failed to parse expression", "failed"],
];
for (const [severity, reason, message, state] of told) {
  releases(`${reason} (${severity}) means ${state}: ${message.slice(0, 32)}`, () => {
    const event = said({ severity, reason, message });
    assert.equal([event?.step, event?.state, event?.reason], ["healthy", state, reason]);
    assert.is(event?.message, message.replaceAll("\n", " "));
  });
}

/** `failure` of install, upgrade, test and uninstall, with what `eventMessageWithLog` adds. */
const failures: readonly (readonly [string, string, string])[] = [
  [
    "InstallFailed",
    "Helm install failed for release cache/cache with chart redis@1.4.0: context deadline exceeded\n\nLast Helm logs:\n\n2026-11-20T12:00:00Z: creating 3 resource(s)",
    "Helm install failed: context deadline exceeded",
  ],
  [
    "UpgradeFailed",
    'Helm upgrade failed for release cache/cache with chart redis@1.4.0+7: cannot patch "redis" with kind Service',
    'Helm upgrade failed: cannot patch "redis" with kind Service',
  ],
  [
    "TestFailed",
    `Helm test failed for release ${release}: pod redis-test failed`,
    "Helm test failed: pod redis-test failed",
  ],
  ["UninstallFailed", `Helm uninstall failed for release ${release}: forbidden`, "Helm uninstall failed: forbidden"],
];
for (const [reason, message, brief] of failures) {
  releases(`${reason} says why before it says of what, and leaves Helm's log out`, () => {
    const event = said({ severity: "error", reason, message });
    assert.equal([event?.state, event?.message], ["failed", brief]);
  });
}

for (const [what, changes] of [
  ["a reason nobody knows", { reason: "Beautified" }],
  ["an error whose reason is a success", { severity: "error" }],
  ["a success whose reason is a failure", { reason: "UpgradeFailed" }],
  ["a severity nobody knows", { severity: "trace" }],
  ["a reason that every object has", { reason: "constructor" }],
] as const)
  releases(`${what} is of no known state, and is told as it was said`, () => {
    const event = said(changes);
    assert.equal([event?.state, event?.message], ["unknown", payload.message]);
  });

const object = (changes: object) => ({ involvedObject: { ...payload.involvedObject, ...changes } });
for (const [what, changes] of [
  ["a release of another name", object({ name: "debug" })],
  ["a namespace that is no name of ours", object({ namespace: "a.b", name: "a.b" })],
  ["no environment", { metadata: { cluster: "staging-eu" } }],
] as const)
  releases(`of ${what} nothing is told`, () => assert.is(parseFlux({ ...payload, ...changes }).status, "unknown"));

releases("whatever is said, nothing of Helm's is done, and no revision is taken for a commit", () => {
  const reasons = fc.oneof(fc.constantFrom(...told.map(([, reason]) => reason)), fc.string());
  const metadata = { ...payload.metadata, revision: `main@sha1:${"0".repeat(40)}` };
  fc.assert(
    fc.property(reasons, fc.constantFrom("info", "error"), fc.string(), (reason, severity, message) => {
      const parsed = parseFlux({ ...payload, metadata, reason, severity, message });
      if (parsed.status === "unknown") return;
      assert.is.not(parsed.event.state, "done");
      assert.not.ok("revision" in parsed.event);
      assert.ok(!/[\r\n]/.test(parsed.event.message ?? "") && (parsed.event.message?.length ?? 0) <= 500);
    }),
  );
});

releases.run();
