import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { State, Step } from "../../model/task/steps.ts";
import { oneLine } from "../../model/task/text.ts";
import { eventOf } from "./flux.sample.ts";

const forms: readonly (readonly [string, string, string, Step, State, string])[] = [
  ["info", "Progressing", "Health check passed in 27.8ms", "healthy", "done", "Health check passed in 0s"],
  [
    "info",
    "ReconciliationSucceeded",
    "Health check passed in 1m5.01s",
    "healthy",
    "done",
    "Health check passed in 1m5s",
  ],
  ["info", "Progressing", "Health check passed", "applied", "unknown", "Health check passed"],
  [
    "info",
    "Progressing",
    "Health check passed in 1s, or not",
    "applied",
    "unknown",
    "Health check passed in 1s, or not",
  ],
  ["info", "Progressing", "ConfigMap/shop/cfg configured", "applied", "done", "ConfigMap/shop/cfg configured"],
  ["info", "Progressing", "Namespace/shop created", "applied", "done", "Namespace/shop created"],
  ["info", "Progressing", "Deployment/shop/web deleted", "applied", "done", "Deployment/shop/web deleted"],
  [
    "info",
    "Progressing",
    "ConfigMap/shop/cfg configured\nDeployment/shop/web created\nService/shop/web created",
    "applied",
    "done",
    "3 objects: 2 created, 1 configured",
  ],
  [
    "info",
    "Progressing",
    "ConfigMap/shop/cfg configured\nbut then",
    "applied",
    "unknown",
    "ConfigMap/shop/cfg configured but then",
  ],
  ["info", "Progressing", "Deployment/shop/web skipped", "applied", "unknown", "Deployment/shop/web skipped"],
  [
    "info",
    "DependencyNotReady",
    "Dependencies do not meet ready condition, retrying in 5s",
    "applied",
    "waiting",
    "Dependencies do not meet ready condition, retrying in 5s",
  ],
  [
    "info",
    "HealthCheckCanceled",
    "Health checks canceled due to new reconciliation triggered by GitRepository/flux-system/environments",
    "healthy",
    "running",
    "Health checks canceled due to new reconciliation triggered by GitRepository/flux-system/environments",
  ],
  ["info", "Suspended", "Health check passed in 1s", "applied", "unknown", "Health check passed in 1s"],
  ["trace", "Progressing", "Health check passed in 1s", "applied", "unknown", "Health check passed in 1s"],
  [
    "error",
    "ReconciliationFailed",
    'Deployment/shop/web dry-run failed (Invalid): Deployment.apps "web" is invalid: spec.strategy: Unsupported value: "Sideways"',
    "applied",
    "failed",
    'Deployment/shop/web: spec.strategy: Unsupported value: "Sideways"',
  ],
  [
    "error",
    "ReconciliationFailed",
    'Secret/shop/web dry-run failed (Forbidden): secrets "web" is forbidden: User "a" cannot patch resource "secrets"',
    "applied",
    "failed",
    'Secret/shop/web: forbidden: User "a" cannot patch resource "secrets"',
  ],
  [
    "error",
    "ReconciliationFailed",
    "Deployment/shop/web dry-run failed: failed to create typed patch object",
    "applied",
    "failed",
    "Deployment/shop/web: failed to create typed patch object",
  ],
  [
    "error",
    "HealthCheckFailed",
    "health check failed after 1m0.016120374s: timeout waiting for: [Deployment/shop/web status: 'InProgress']",
    "healthy",
    "failed",
    "Deployment/shop/web not ready in 1m",
  ],
  [
    "error",
    "HealthCheckFailed",
    "health check failed after 5m0.1s: timeout waiting for: [Deployment/shop/web status: 'InProgress', Pod/shop/x status: 'Unknown']",
    "healthy",
    "failed",
    "Deployment/shop/web and 1 more not ready in 5m",
  ],
  [
    "error",
    "HealthCheckFailed",
    "health check failed after 32.4ms: failed early due to stalled resources: [Deployment/shop/web status: 'Failed']",
    "healthy",
    "failed",
    "Deployment/shop/web stalled after 0s",
  ],
  [
    "error",
    "HealthCheckFailed",
    "health check failed after 1m5s: failed early due to stalled resources: [Canary/shop/shop status: 'Failed']",
    "healthy",
    "failed",
    "Canary/shop/shop: the analysis failed, rolled back",
  ],
  [
    "error",
    "HealthCheckFailed",
    "failed early due to stalled resources: [Deployment/shop/shop status: 'Failed', Canary/shop/shop status: 'Failed']",
    "healthy",
    "failed",
    "Canary/shop/shop: the analysis failed, rolled back",
  ],
  [
    "error",
    "HealthCheckFailed",
    "health check failed after 14m30s: timeout waiting for: [Canary/shop/shop status: 'InProgress', Deployment/shop/shop-primary status: 'InProgress']",
    "healthy",
    "failed",
    "Canary/shop/shop and 1 more not ready in 14m30s",
  ],
  ["error", "HealthCheckFailed", "context deadline exceeded", "healthy", "failed", "context deadline exceeded"],
  [
    "error",
    "BuildFailed",
    "kustomize build failed: accumulating resources",
    "applied",
    "failed",
    "kustomize build failed: accumulating resources",
  ],
  [
    "error",
    "ReconciliationFailed",
    "Deployment/shop/web dry-run failed:\ndenied",
    "applied",
    "failed",
    "Deployment/shop/web dry-run failed: denied",
  ],
  ["error", "ArtifactFailed", "connection refused", "applied", "failed", "connection refused"],
  ["error", "PruneFailed", "delete failed", "applied", "failed", "delete failed"],
  [
    "error",
    "AccessDenied",
    "cross-namespace references have been blocked",
    "applied",
    "failed",
    "cross-namespace references have been blocked",
  ],
  ["error", "InvalidCELExpression", "bad expression", "applied", "failed", "bad expression"],
  ["error", "Progressing", "Health check passed in 1s", "applied", "unknown", "Health check passed in 1s"],
  ["error", "SomethingNew", "it broke", "applied", "unknown", "it broke"],
];

/** Of a Kustomization that is being deleted: the reason is left over from before, and is not told. */
const endings: readonly (readonly [string, string, string, State, string, string | undefined])[] = [
  [
    "info",
    "ReconciliationSucceeded",
    "Deployment/shop/web deleted",
    "running",
    "Deployment/shop/web is going",
    undefined,
  ],
  [
    "info",
    "DependencyNotReady",
    "Service/shop/web deleted\nSecret/shop/x deleted",
    "running",
    "2 objects are going",
    undefined,
  ],
  [
    "info",
    "ArtifactFailed",
    "LimitRange/shop/shop deleted\nNamespace/shop deleted",
    "running",
    "2 objects are going",
    undefined,
  ],
  ["info", "HealthCheckFailed", "Deployment/shop/web deleted", "running", "Deployment/shop/web is going", undefined],
  [
    "info",
    "ArtifactFailed",
    "RoleBinding/shop/view deleted\nNamespace/shop skipped",
    "unknown",
    "not deleted: Namespace/shop",
    undefined,
  ],
  [
    "error",
    "DependencyNotReady",
    "pruning for deleted resource failed",
    "failed",
    "pruning for deleted resource failed",
    "PruneFailed",
  ],
  [
    "error",
    "ReconciliationSucceeded",
    "failed to wait for resources termination",
    "timed-out",
    "failed to wait for resources termination",
    "PruneFailed",
  ],
  [
    "error",
    "DependencyNotReady",
    "unable to prune objects: \nServiceAccount/shop/shop\nDeployment/shop/web",
    "unknown",
    "unable to prune objects: ServiceAccount/shop/shop Deployment/shop/web",
    "PruneFailed",
  ],
];

const meaning = suite("what Flux says");
for (const [severity, reason, message, step, state, said] of forms) {
  meaning(`${severity} ${reason}: ${message.slice(0, 60)} means ${step} ${state}`, () => {
    const event = eventOf({ severity, reason, message });
    assert.equal([event?.step, event?.state, event?.message, event?.reason], [step, state, said, reason]);
  });
}

for (const [severity, reason, message, state, said, told] of endings) {
  meaning(`${severity} ${reason}: ${oneLine(message).slice(0, 60)} means deleted ${state}`, () => {
    const event = eventOf({ severity, reason, message });
    assert.equal([event?.step, event?.state, event?.message, event?.reason], ["deleted", state, said, told]);
  });
}

meaning("no message of unknown form is a success", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.constantFrom("info", "error", "trace"), (message, severity) => {
      const state = eventOf({ severity, reason: "Progressing", message })?.state;
      assert.is(state, "unknown");
    }),
  );
});

meaning("a message of any length is kept short and on one line", () => {
  const message = eventOf({ message: `a\u202eb\n${"x ".repeat(10_000)}` })?.message ?? "";
  assert.ok(message.length <= 500);
  assert.ok(message.startsWith("a b x x"));
});
meaning.run();
