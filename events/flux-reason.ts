/** The reasons that kustomize-controller 1.9 gives a Kustomization. */
const reasons = [
  "AccessDenied",
  "ArtifactFailed",
  "BuildFailed",
  "DependencyNotReady",
  "DirectoryCreationFailed",
  "FeatureGateDisabled",
  "HealthCheckCanceled",
  "HealthCheckFailed",
  "InvalidCELExpression",
  "Progressing",
  "ProgressingWithRetry",
  "PruneFailed",
  "ReconciliationFailed",
  "ReconciliationSucceeded",
];

/** `health check failed`, as notification-controller's `formatNameAndDescription` writes `HealthCheckFailed`. */
export const wordsOf = (reason: string): string =>
  reason
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase();

/** The reason that is written so; `undefined` for words of no reason known. */
export const reasonIn = (words: string): string | undefined => reasons.find((reason) => wordsOf(reason) === words);
