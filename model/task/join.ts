import { hasEnded, type PartStep, type State, type Step, type TaskStep } from "./steps.ts";

/** Several parts as one step; the part that decides lends its reason and message. */
export function join(step: Step, parts: readonly PartStep[]): TaskStep {
  const state = joinedState(parts.map((part) => part.state));
  const alike = parts.filter((part) => part.state === state);
  const deciding = hasEnded(state) ? alike.toSorted(byEnd).at(-1) : alike.find(({ message }) => message !== undefined);
  const { reason, message, url } = deciding ?? {};
  return {
    step,
    state,
    startedAt: earliest(parts.map(({ startedAt }) => startedAt)),
    // Where one part's end is not known, neither is that of all.
    ...(hasEnded(state) && alike.every(({ endedAt }) => endedAt !== undefined) && { endedAt: deciding?.endedAt }),
    ...(parts.length === 1 || state !== "done" ? { reason, message, url } : {}),
    parts,
    progress: { done: parts.filter((part) => part.state === "done").length, of: parts.length },
  };
}

function joinedState(of: readonly State[]): State {
  const worst = (["failed", "timed-out", "unknown"] as const).find((state) => of.includes(state));
  if (worst !== undefined) return worst;
  if (of.length > 0 && of.every(hasEnded)) return of.includes("done") ? "done" : "skipped";
  return of.some((state) => state === "running" || state === "done") ? "running" : "waiting";
}

/** By when they ended; what has not, first. */
export const byEnd = (
  a: { readonly endedAt?: string | undefined },
  b: { readonly endedAt?: string | undefined },
): number => ((a.endedAt ?? "") < (b.endedAt ?? "") ? -1 : (a.endedAt ?? "") > (b.endedAt ?? "") ? 1 : 0);

const earliest = (times: readonly (string | undefined)[]): string | undefined =>
  times.filter((time) => time !== undefined).toSorted()[0];
