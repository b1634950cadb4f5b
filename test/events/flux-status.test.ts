import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { reasonIn, wordsOf } from "../../events/flux-reason.ts";
import { type FluxStatus, parseFluxStatus } from "../../events/flux-status.ts";
import { revision } from "./flux.sample.ts";

/** As `Post` of notification-controller 1.9.2's github notifier writes it, and GitHub lists it. */
const sent: FluxStatus = {
  context: "flux/staging/staging-eu/apps-shop",
  state: "success",
  description: "reconciliation succeeded",
  createdAt: "2026-11-20T12:00:00Z",
  creator: "acme-landfall-staging-status[bot]",
  commit: revision,
};

const said = (changes: Partial<FluxStatus>) => {
  const parsed = parseFluxStatus({ ...sent, ...changes });
  assert.is(parsed.status, "event", JSON.stringify(parsed));
  return parsed.status === "event" ? parsed.event : undefined;
};

const statuses = suite("what Flux's commit statuses say");

statuses("a reconciliation that succeeded means that the unit is healthy at that commit", () => {
  assert.equal(parseFluxStatus(sent), {
    status: "event",
    event: {
      environment: "staging",
      unit: "staging-eu/apps/shop",
      revision,
      step: "healthy",
      state: "done",
      reason: "ReconciliationSucceeded",
      message: "reconciliation succeeded",
      at: "2026-11-20T12:00:00Z",
      source: "status",
    },
    creator: "acme-landfall-staging-status[bot]",
  });
});

/** Layer, state, description; the step and state they mean, and the reason read back. */
const told: readonly (readonly [string, string, string, string, string | undefined])[] = [
  ["apps-shop", "failure", "health check failed", "healthy failed", "HealthCheckFailed"],
  ["apps-shop", "failure", "build failed", "applied failed", "BuildFailed"],
  ["apps-shop", "failure", "artifact failed", "applied failed", "ArtifactFailed"],
  ["apps-shop", "failure", "reconciliation failed", "applied failed", "ReconciliationFailed"],
  ["tenants-shop", "failure", "prune failed", "applied failed", "PruneFailed"],
  ["apps-shop", "failure", "access denied", "applied failed", "AccessDenied"],
  ["apps-shop", "failure", "feature gate disabled", "applied failed", "FeatureGateDisabled"],
  ["apps-shop", "failure", "invalid cel expression", "applied failed", "InvalidCELExpression"],
  ["apps-shop", "failure", "words nobody knows", "applied failed", undefined],
  // A deletion that went wrong has the reason of the reconciliation before it.
  ["apps-shop", "failure", "reconciliation succeeded", "applied unknown", "ReconciliationSucceeded"],
  ["apps-shop", "failure", "dependency not ready", "applied unknown", "DependencyNotReady"],
  ["apps-shop", "failure", "health check canceled", "applied unknown", "HealthCheckCanceled"],
  ["apps-shop", "success", "dependency not ready", "applied unknown", "DependencyNotReady"],
  ["apps-shop", "success", "health check failed", "applied unknown", "HealthCheckFailed"],
  ["apps-shop", "success", "Reconciliation Succeeded", "applied unknown", undefined],
  ["apps-shop", "success", "words nobody knows", "applied unknown", undefined],
  ["flux", "success", "reconciliation succeeded", "healthy done", "ReconciliationSucceeded"],
  ["roster", "success", "reconciliation succeeded", "deleted done", "ReconciliationSucceeded"],
  ["roster", "failure", "reconciliation failed", "deleted running", "ReconciliationFailed"],
  ["roster", "success", "words nobody knows", "deleted unknown", undefined],
];
for (const [name, state, description, meaning, reason] of told) {
  statuses(`${state} of ${name}, "${description}", means ${meaning}`, () => {
    const event = said({ context: `flux/staging/staging-eu/${name}`, state, description });
    assert.equal(
      [`${event?.step} ${event?.state}`, event?.reason, event?.message, event?.revision],
      [meaning, reason, description, revision],
    );
  });
}

const foreign: readonly (readonly [string, Partial<FluxStatus>])[] = [
  ["a status that Landfall wrote", { context: "landfall/staging/shop" }],
  ["the context that Flux has by itself", { context: "kustomization/apps-shop/a1b2c3d4" }],
  ["a context that goes on", { context: "flux/staging/staging-eu/apps-shop/x" }],
  ["a context that ends early", { context: "flux/staging/staging-eu" }],
  ["an environment that is a path", { context: "flux/../staging-eu/apps-shop" }],
  ["a Kustomization of no layer", { context: "flux/staging/staging-eu/podinfo" }],
  ["an application that is no name", { context: "flux/staging/staging-eu/apps-Shop" }],
  ["a context in other letters", { context: "Flux/staging/staging-eu/apps-shop" }],
  ["a state that Flux does not write", { state: "pending" }],
  ["an error of GitHub's", { state: "error" }],
  ["a status without a word", { description: " \u200b" }],
  ["nobody's status", { creator: null }],
  ["no commit", { commit: "main" }],
  ["no time", { createdAt: "yesterday" }],
];
for (const [what, changes] of foreign)
  statuses(`of ${what} nothing is told`, () => assert.is(parseFluxStatus({ ...sent, ...changes }).status, "unknown"));

statuses("any JSON is parsed without a throw, and only what Flux writes of a success is one", () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(sent)), fc.jsonValue(), (key, value) => {
      const parsed = parseFluxStatus({ ...sent, [key]: value });
      assert.ok(parsed.status === "unknown" || typeof parsed.event.at === "string");
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom("success", "failure"), fc.string(), (state, description) => {
      const parsed = parseFluxStatus({ ...sent, state, description });
      assert.ok(parsed.status === "unknown" || parsed.event.state !== "done");
    }),
  );
});

statuses("a reason is read back from the words that Flux makes of it", () => {
  // What `splitCamelcase` of notification-controller makes of them.
  for (const [reason, words] of [
    ["HealthCheckFailed", "health check failed"],
    ["InvalidCELExpression", "invalid cel expression"],
    ["Progressing", "progressing"],
  ] as const)
    assert.equal([wordsOf(reason), reasonIn(words)], [words, reason]);
});

statuses.run();
