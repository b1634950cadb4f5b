import { revisionAnnotation } from "../labels.ts";

/** Expressions of CEL on one object, as Flux evaluates them. That Kubernetes has seen the object's last change, Flux makes sure of. */
export const deployment = { apiVersion: "apps/v1", kind: "Deployment" } as const;

/** All pods are of the Deployment's present template and ready, and no other is left. */
export const rolledOut = ["updatedReplicas", "availableReplicas", "replicas"]
  .map((field) => `status.?${field}.orValue(0) == spec.replicas`)
  .join(" && ");

/** Kubernetes has given the rollout up. */
export const isStuck =
  "status.?conditions.orValue([]).exists(one, one.type == 'Progressing' && one.reason == 'ProgressDeadlineExceeded')";

export const runsRevision = (revision: string): string =>
  `spec.template.metadata.?annotations[?'${revisionAnnotation}'].orValue('') == '${revision}'`;

/** When Flux last changed the Canary, which bears the revision: Flagger does not say what a phase is of. */
const changedAt =
  "metadata.managedFields.filter(one, one.manager == 'kustomize-controller' && one.operation == 'Apply')[0].time";
const isOfThisRevision = `status.conditions.exists(one, one.type == 'Promoted' && timestamp(one.lastUpdateTime) > timestamp(${changedAt}))`;

/**
 * A Canary at rest says how its last analysis ended, for as long as Flagger has not looked at the next one: that it succeeded proves
 * nothing, and that it failed only where that was after this revision came. A revision that the primary has already is not looked at.
 */
export const canaryExpressions = {
  inProgress: "!(status.phase in ['Initialized', 'Succeeded', 'Failed'])",
  failed: `status.phase == 'Failed' && ${isOfThisRevision}`,
  current: "status.phase in ['Initialized', 'Succeeded', 'Failed']",
} as const;
