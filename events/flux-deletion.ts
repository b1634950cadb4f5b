import { parseChanges } from "./flux-changes.ts";
import type { FluxMessage, Meaning } from "./flux-meaning.ts";

/** What Flux says besides while it takes a Kustomization's objects away. */
const failures = [
  { begin: "pruning for deleted resource failed", state: "failed" },
  { begin: "failed to wait for resources termination", state: "timed-out" },
  { begin: "unable to prune objects:", state: "unknown" },
] as const;

/**
 * What Flux says of a Kustomization that is itself being deleted, `undefined` for everything else. The event's reason is
 * left over from the reconciliation before, so it tells nothing; only while one is under way it is `Progressing`, and a
 * list of deletions is then of objects that the unit has dropped. The list says what the API server has been told to
 * delete, not that it is gone. An object that was skipped stays, as do all where Flux has lost the account it acted as.
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
    ? { step: "deleted", state: "running", message: goingIn(changes) }
    : { step: "deleted", state: "unknown", message: `not deleted: ${left.join(", ")}` };
}

const goingIn = (changes: readonly { readonly object: string }[]): string =>
  changes.length === 1 ? `${changes[0]?.object} is going` : `${changes.length} objects are going`;
