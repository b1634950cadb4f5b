import type { Event } from "./event.ts";
import { follow, followToEnd } from "./follow.ts";
import { byEnd, join } from "./join.ts";
import { hasPassed, isOfSuite, type Row, type StepState, stepsOf, type TaskStep } from "./steps.ts";
import { suiteSteps } from "./suite.ts";
import { isRemoval, type Part, split, type Task } from "./task.ts";

/**
 * Every step of the task as its events tell it, in order. One failed part fails a step, and only all parts complete it.
 * Steps that no part takes are left out; what is only removed has nothing to get ready, unless it was given up.
 */
export function progress(task: Task): readonly TaskStep[] {
  const target = follow(
    stepsOf("target"),
    // A suite proves nothing of how its task came about.
    task.events.filter((event) => event.about.kind === "task" && !isOfSuite(event)),
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
  const ends = parts.filter(({ step }) => lastOfWays.includes(step));
  const steps = [...target, ...joined, ...suiteSteps(task, ends)];
  const last = arrival(task, steps);
  return isRemoval(task) && last.state !== "skipped" ? steps : [...steps, last];
}

const lastOfWays = [stepsOf("part").at(-1), stepsOf("removal").at(-1)];
const isRemoved = ({ removed }: Part): boolean => removed === true;
const wayOf = (part: Part): Row["of"] => (isRemoved(part) ? "removal" : "part");

const stepsOfPart = (part: Part, events: readonly Event[], since: string | undefined): readonly StepState[] =>
  followToEnd(stepsOf(wayOf(part)), events, since);

const eventsOf = (part: Part, said: readonly Event[]): readonly Event[] => {
  const steps = stepsOf(wayOf(part));
  const events = said.filter(({ about, step }) => about.kind === "part" && steps.includes(step));
  // What was left behind is still there, though nothing is going any more.
  const isLeft = isRemoved(part) && events.some(({ state }) => state === "unknown");
  return isLeft ? events.filter(({ state }) => state !== "done") : events;
};

/**
 * `ready`: reached when every step is done or skipped, and given up when a newer digest was merged before that, be it
 * of the whole task or of each of its parts.
 */
function arrival(task: Task, steps: readonly TaskStep[]): TaskStep {
  const last = steps.toSorted(byEnd).at(-1);
  const ends = steps.filter(({ step }) => lastOfWays.includes(step));
  const left = ends.every(({ state }) => state === "skipped") ? ends.at(-1) : undefined;
  if (left === undefined && steps.every(hasPassed)) {
    return { step: "ready", state: "done", startedAt: last?.endedAt, endedAt: last?.endedAt };
  }
  const superseded = task.events.findLast(({ step, state }) => step === "ready" && state === "skipped");
  const { reason, message, url } = superseded ?? left ?? {};
  const endedAt = superseded?.at ?? left?.endedAt;
  if (endedAt === undefined) return { step: "ready", state: "waiting" };
  return { step: "ready", state: "skipped", endedAt, reason, message, url };
}
