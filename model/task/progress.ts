import type { Event } from "./event.ts";
import { follow } from "./follow.ts";
import {
  hasEnded,
  hasFailed,
  type PartStep,
  type Row,
  rows,
  type State,
  type Step,
  type StepState,
  type TaskStep,
} from "./steps.ts";
import { isRemoval, type Part, split, type Task } from "./task.ts";

/**
 * Every step of the task as its events tell it, in order. One failed part fails a step, and only all parts complete it.
 * Steps that no part takes are left out; what is only removed has nothing to get ready, unless it was given up.
 */
export function progress(task: Task): readonly TaskStep[] {
  const target = follow(
    stepsOf("target"),
    task.events.filter(({ about }) => about.kind === "task"),
  );
  const since = target.at(-1)?.endedAt;
  const parts = split(task).flatMap(({ part, events }) =>
    stepsOfPart(part, eventsOf(part, events), since).map((step) => ({ unit: part.unit, ...step })),
  );
  const ways = [
    ...(isRemoval(task) ? [] : ["part" as const]),
    ...(task.parts.some(isRemoved) ? ["removal" as const] : []),
  ];
  const joined = ways.flatMap(stepsOf).map((step) =>
    join(
      step,
      parts.filter((part) => part.step === step),
    ),
  );
  const steps = [...target, ...joined];
  const last = arrival(task, steps);
  return isRemoval(task) && last.state !== "skipped" ? steps : [...steps, last];
}

export const stepsOf = (of: Row["of"]): readonly Step[] => rows.filter((row) => row.of === of).map(({ step }) => step);
const lastOfWays = [stepsOf("part").at(-1), stepsOf("removal").at(-1)];
const isRemoved = ({ removed }: Part): boolean => removed === true;
const wayOf = (part: Part): Row["of"] => (isRemoved(part) ? "removal" : "part");

/** A part that has come to its end stays so, whatever is merged after it; any other goes no further. */
function stepsOfPart(part: Part, events: readonly Event[], since: string | undefined): readonly StepState[] {
  const way = stepsOf(wayOf(part));
  const own = events.filter(({ state }) => state !== "skipped");
  const steps = follow(way, own, since);
  return own.length === events.length || steps.at(-1)?.state === "done" ? steps : follow(way, events, since);
}

const eventsOf = (part: Part, said: readonly Event[]): readonly Event[] => {
  const steps = stepsOf(wayOf(part));
  const events = said.filter(({ about, step }) => about.kind === "part" && steps.includes(step));
  // What was left behind is still there, though nothing is going any more.
  const isLeft = isRemoved(part) && events.some(({ state }) => state === "unknown");
  return isLeft ? events.filter(({ state }) => state !== "done") : events;
};

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

/**
 * `ready`: reached when every step is done or skipped, and given up when a newer digest was merged before that, be it
 * of the whole task or of each of its parts.
 */
function arrival(task: Task, steps: readonly TaskStep[]): TaskStep {
  const last = steps.toSorted(byEnd).at(-1);
  const ends = steps.filter(({ step }) => lastOfWays.includes(step));
  const left = ends.every(({ state }) => state === "skipped") ? ends.at(-1) : undefined;
  if (left === undefined && steps.every(({ state }) => hasEnded(state) && !hasFailed(state))) {
    return { step: "ready", state: "done", startedAt: last?.endedAt, endedAt: last?.endedAt };
  }
  const superseded = task.events.findLast(({ step, state }) => step === "ready" && state === "skipped");
  const { reason, message, url } = superseded ?? left ?? {};
  const endedAt = superseded?.at ?? left?.endedAt;
  if (endedAt === undefined) return { step: "ready", state: "waiting" };
  return { step: "ready", state: "skipped", endedAt, reason, message, url };
}

const byEnd = (a: { readonly endedAt?: string | undefined }, b: { readonly endedAt?: string | undefined }): number =>
  (a.endedAt ?? "") < (b.endedAt ?? "") ? -1 : (a.endedAt ?? "") > (b.endedAt ?? "") ? 1 : 0;

const earliest = (times: readonly (string | undefined)[]): string | undefined =>
  times.filter((time) => time !== undefined).toSorted()[0];
