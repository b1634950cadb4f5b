import { cut, oneLine } from "../model/task/text.ts";
import { changesIn } from "./flux-changes.ts";
import { deletionOf } from "./flux-deletion.ts";
import { type FluxMessage, type Meaning, maxMessageLength } from "./flux-meaning.ts";

/** What the message means for the unit. A message nobody has seen before is `unknown`, never a success. */
export function meaningOf(said: FluxMessage): Meaning {
  const last = deletionOf(said);
  const { message, ...meaning } = last ?? {
    ...(said.severity === "error" ? errorOf(said) : infoOf(said)),
    reason: said.reason,
  };
  return { ...meaning, message: cut(oneLine(message), maxMessageLength) };
}

/** Reasons whose error says that the unit could not be brought to the cluster. */
const applyFailures = [
  "AccessDenied",
  "ArtifactFailed",
  "BuildFailed",
  "DirectoryCreationFailed",
  "FeatureGateDisabled",
  "InvalidCELExpression",
  "PruneFailed",
  "ReconciliationFailed",
];

function errorOf({ reason, message }: FluxMessage): Meaning {
  if (reason === "HealthCheckFailed") return { step: "healthy", state: "failed", message: unhealthy(message) };
  if (applyFailures.includes(reason)) return { step: "applied", state: "failed", message: refused(message) };
  return unclear(message);
}

function infoOf({ severity, reason, message }: FluxMessage): Meaning {
  if (severity !== "info") return unclear(message);
  if (reason === "DependencyNotReady") return { step: "applied", state: "waiting", message };
  if (reason === "HealthCheckCanceled") return { step: "healthy", state: "running", message };
  if (reason !== "Progressing" && reason !== "ReconciliationSucceeded") return unclear(message);
  if (/^Health check passed in \S+$/.test(message))
    return { step: "healthy", state: "done", message: rounded(message) };
  const changes = changesIn(message);
  return changes === undefined ? unclear(message) : { step: "applied", state: "done", message: changes };
}

const unclear = (message: string): Meaning => ({ step: "applied", state: "unknown", message });

/**
 * `Deployment/shop/web not ready in 1m` for `health check failed after 1m0.016s: timeout waiting for:
 * [Deployment/shop/web status: 'InProgress']`, so that what matters survives the log's limit; other forms as they are.
 * A Canary only fails by what it is for.
 */
function unhealthy(message: string): string {
  const [, after, how, list] =
    /^(?:health check failed after (\S+): )?(timeout waiting for|failed early due to stalled resources): \[(.+)\]$/s.exec(
      message,
    ) ?? [];
  const objects = (list ?? "").split(", ").flatMap((each) => /^([A-Za-z]+\/\S+) status: '\w+'/.exec(each)?.[1] ?? []);
  if (how === undefined || objects.length === 0) return message;
  const others = objects.length > 1 ? ` and ${objects.length - 1} more` : "";
  const isTimeout = how.startsWith("timeout");
  const canary = objects.find((one) => one.startsWith("Canary/"));
  if (canary !== undefined && !isTimeout) return `${canary}: the analysis failed, rolled back`;
  // The condition of a Kustomization says the same without how long it took.
  if (after === undefined) return `${objects[0]}${others} ${isTimeout ? "not ready in time" : "stalled"}`;
  return `${objects[0]}${others} ${isTimeout ? "not ready in" : "stalled after"} ${seconds(after)}`;
}

/**
 * `Deployment/shop/web: spec.replicas: Invalid value: …` for `Deployment/shop/web dry-run failed (Invalid):
 * Deployment.apps "web" is invalid: spec.replicas: Invalid value: …`, for the same reason; other forms as they are.
 */
const refused = (message: string): string =>
  message.replace(
    /^([A-Za-z]+\/\S+) dry-run failed(?: \(\w+\))?: (?:\S+ "\S+" is (?:invalid: |(?=forbidden: )))?/,
    "$1: ",
  );

const rounded = (message: string): string => message.replace(/\S+$/, seconds);

/** Go's `1m0.016120374s` as `1m`, `27.8ms` as `0s`. */
const seconds = (duration: string): string =>
  /[µn]s$|\dms$/.test(duration)
    ? "0s"
    : duration
        .replace(/\.\d+s$/, "s")
        .replace(/(?<=[hm])0s$/, "")
        .replace(/(?<=h)0m$/, "");
