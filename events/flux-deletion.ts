import { changesIn, parseChanges } from "./flux-changes.ts";
import type { FluxMessage, Meaning } from "./flux-meaning.ts";

/** What Flux says besides while it takes a Kustomization's objects away. */
const failures = [
  { begin: "pruning for deleted resource failed", state: "failed" },
  { begin: "failed to wait for resources termination", state: "timed-out" },
  { begin: "unable to prune objects:", state: "failed" },
] as const;

/**
 * What Flux says of a Kustomization that is itself being deleted, `undefined` for everything else. The event's reason is
 * left over from the reconciliation before, so it tells nothing; only while one is under way it is `Progressing`, and a
 * list of deletions is then of objects that the unit has dropped. An object that was skipped is still there.
 */
export function deletionOf({ severity, reason, message }: FluxMessage): Meaning | undefined {
  if (severity === "error") {
    const failure = failures.find(({ begin }) => message.startsWith(begin));
    return failure && { step: "deleted", state: failure.state, message, reason: "PruneFailed" };
  }
  const changes = parseChanges(message) ?? [];
  const isDeletion = changes.length > 0 && changes.every(({ action }) => action === "deleted" || action === "skipped");
  if (severity !== "info" || reason === "Progressing" || !isDeletion) return undefined;
  const left = changes.filter(({ action }) => action === "skipped").map(({ object }) => object);
  return left.length === 0
    ? { step: "deleted", state: "done", message: changesIn(message) ?? message }
    : { step: "deleted", state: "unknown", message: `not deleted: ${left.join(", ")}` };
}
