const advices: Readonly<Record<string, string>> = {
  AccessDenied: "The Kustomization may not read its source: check the namespace of the GitRepository.",
  ArtifactFailed:
    "Flux could not fetch the environments repository: check its GitRepository and deploy key. It tries again by itself.",
  BuildFailed: "The folder does not build: if it was edited by hand, let the next proposal restore it.",
  DependencyNotReady: "It waits for the tenant of the application, which Flux applies first.",
  HealthCheckFailed:
    "Look at the events and logs of what is not ready. Flux tries again by itself; a fix or a revert of the specs is a new task.",
  PruneFailed: "Something that was removed cannot be deleted: look for finalizers on it.",
  ReconciliationFailed:
    "The cluster refused a manifest: read its answer above, then mend the specs or the policy that refused. Flux tries again by itself.",
};

/** What to do about a reason that Flux gave; `undefined` when nothing better is known than to read its message. */
export const adviceFor = (reason: string | undefined): string | undefined =>
  reason !== undefined && Object.hasOwn(advices, reason) ? advices[reason] : undefined;
