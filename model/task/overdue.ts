import { later } from "./event.ts";
import { join } from "./join.ts";
import { hasEnded, isOfSuite, type PartStep, type StepState, type TaskStep, waitsOnPerson } from "./steps.ts";
import { runBegan } from "./suite.ts";
import type { Task } from "./task.ts";

/** After so long without a word of a cluster, nobody knows how it stands: Flux looks every minute, and gives up after five. */
export const silenceSeconds = 600;
/**
 * After so long from the merge on, what was begun counts as timed out, and so does a suite that did not begin within as
 * long from what it tests on. Evidence that comes later still counts.
 */
export const limitSeconds = 3600;
/** After so long, a suite that began counts as timed out: no spec allows one more than two hours. */
export const suiteLimitSeconds = 7800;

/** `merged` so many `seconds` before `now`. */
export type Moment = {
  readonly task: Task;
  readonly now: string;
  readonly seconds: number;
  readonly merged: string | undefined;
};

/** The step with what time has made of its parts, or of itself where it has none. */
export function overdue(step: TaskStep, moment: Moment): TaskStep {
  if (hasEnded(step.state)) return step;
  if (step.parts === undefined) return isOfSuite(step) ? overdueSuite(step, moment) : step;
  const parts = step.parts.map((part) =>
    isOfSuite(step) ? overdueSuite(part, moment, part.unit) : overduePart(part, moment),
  );
  return parts.every((part, index) => part === step.parts?.[index]) ? step : join(step.step, parts);
}

function overduePart(part: PartStep, { task, seconds, merged = "" }: Moment): PartStep {
  // A step that waits for the one before it is not late itself.
  if (hasEnded(part.state) || part.startedAt === undefined || waitsOnPerson(part)) return part;
  const isHeard = task.events.some(
    (event) => event.about.kind === "part" && event.about.unit === part.unit && !isOfSuite(event),
  );
  if (!isHeard && seconds > silenceSeconds)
    return { ...part, state: "unknown", message: `nothing was heard since ${merged}` };
  if (!isHeard || seconds <= limitSeconds || part.state === "unknown") return part;
  const last = part.message === undefined ? "" : `, last: ${part.message}`;
  const message = `not ${part.step} within ${minutes(limitSeconds)}${last}`;
  return timedOut(part, later(merged, limitSeconds), message);
}

function overdueSuite<One extends StepState>(suite: One, { task, now, merged = "" }: Moment, unit?: string): One {
  if (hasEnded(suite.state) || suite.startedAt === undefined || suite.state === "unknown") return suite;
  const { by, limit } = suiteDeadline(task, suite, merged, unit);
  return now > by ? timedOut(suite, by, `no result of the suite within ${minutes(limit)}`) : suite;
}

/** Until when a suite may say how it went: in so many seconds since what it tests is there, or it was said to run. */
export function suiteDeadline(task: Task, { startedAt = "" }: StepState, merged: string, unit?: string) {
  const began = runBegan(task.events, unit);
  const limit = began === undefined ? limitSeconds : suiteLimitSeconds;
  const since = [merged, startedAt, began ?? ""].toSorted().at(-1) ?? merged;
  return { by: later(since, limit), limit };
}

const timedOut = <One extends StepState>(step: One, endedAt: string, message: string): One => ({
  ...step,
  ...{ state: "timed-out", endedAt, reason: undefined, message },
});

export const minutes = (seconds: number): string => `${Math.round(seconds / 60)} min`;
