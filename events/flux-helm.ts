import type { State } from "../model/task/steps.ts";
import { cut, oneLine } from "../model/task/text.ts";
import { type FluxMessage, type Meaning, maxMessageLength } from "./flux-meaning.ts";

/** Everything helm-controller 1.6 says of a release, and the condition it only keeps; where one word has two meanings, below. */
const errors: Readonly<Record<string, State>> = {
  AccessDenied: "failed",
  ArtifactFailed: "failed",
  DriftCorrectionFailed: "failed",
  InstallFailed: "failed",
  InvalidCELExpression: "failed",
  PendingRelease: "failed",
  RollbackFailed: "failed",
  TestFailed: "failed",
  UninstallFailed: "failed",
  UpgradeFailed: "failed",
  ValuesError: "failed",
  // It is corrected next.
  DriftDetected: "running",
  // Only the list of what the release consists of is not whole.
  InventoryBuildFailed: "running",
  NamespaceCheckSkipped: "running",
};
const infos: Readonly<Record<string, State>> = {
  DependencyNotReady: "waiting",
  DriftCorrected: "running",
  HealthCheckCanceled: "running",
  InstallSucceeded: "running",
  NoDriftDetected: "running",
  PendingRelease: "running",
  TestSucceeded: "running",
  UninstallSucceeded: "running",
  UpgradeSucceeded: "running",
  // Only what failed is rolled back.
  RollbackSucceeded: "failed",
};

/**
 * What Flux says of an application's HelmRelease. No success of Helm's is the last word: that is the health check of the
 * Kustomization, which waits for the release. What Helm took back had failed, however well it took it back.
 */
export function releaseOf(said: FluxMessage): Meaning {
  const { severity, reason, message } = said;
  const known = severity === "error" ? errors : severity === "info" ? infos : {};
  const state = isRemediation(said) ? "failed" : Object.hasOwn(known, reason) ? known[reason] : undefined;
  return {
    step: "healthy",
    state: state ?? "unknown",
    reason,
    message: cut(oneLine(brief(message)), maxMessageLength),
  };
}

const isRemediation = ({ severity, reason, message }: FluxMessage): boolean =>
  severity === "info" && reason === "UninstallSucceeded" && message.startsWith("Helm uninstall remediation ");

/** `Helm upgrade failed: timed out` for `Helm upgrade failed for release shop/shop with chart redis@1.4.0: timed out` and Helm's log. */
const brief = (message: string): string =>
  message
    .replace(/\n\nLast Helm logs:\n\n.*$/s, "")
    .replace(/^(Helm [a-z]+ failed) for release \S+ with chart \S+(?=: )/, "$1");
