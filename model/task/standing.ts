import { later, parseTime } from "./event.ts";
import { isOver, outcomeOf, type TaskOutcome } from "./outcome.ts";
import { limitSeconds, minutes, overdue, silenceSeconds, suiteDeadline } from "./overdue.ts";
import { progress } from "./progress.ts";
import { hasEnded, isOfSuite, rowOf, type TaskStep, waitsOnPerson } from "./steps.ts";
import type { Task } from "./task.ts";

/** Fewer tasks do not tell how long one usually takes. */
export const fewestTasks = 3;

/** When a task is looked at, and when its log last grew, both by GitHub's clock; ISO 8601 in UTC. */
export type Moment = { readonly now: string; readonly heardAt?: string | undefined };

/** A task as it stands at a moment: what its events say, and what their absence does. None of it is ever stored. */
export type Standing = TaskOutcome & {
  readonly task: Task;
  readonly steps: readonly TaskStep[];
  /** From the merge to the moment, in seconds, while the task is under way. */
  readonly seconds?: number;
  /** `slow`: beyond what nine of ten took. `stuck`: nothing was heard for longer than Flux is ever silent. */
  readonly pace?: "slow" | "stuck";
};

/**
 * How the task stands at a moment. What a cluster never spoke of is unknown, what it began and did not end within the limit is
 * timed out, and neither holds for what waits on a person. A suite has a time of its own, in which nothing need be heard.
 */
export function at(task: Task, { now, heardAt }: Moment): Standing {
  const said = progress(task);
  const merged = parseTime(said.find(({ step }) => step === "merged")?.endedAt);
  const seconds = merged === undefined ? undefined : secondsBetween(merged, now);
  const isLate = seconds !== undefined && !isOver(outcomeOf(task, said).word);
  const steps = isLate ? said.map((step) => overdue(step, { task, now, seconds, merged })) : said;
  const { word, sentence } = outcomeOf(task, steps);
  const isUnderWay = (word === "running" || word === "waiting") && !isHeld(steps);
  if (!isUnderWay || seconds === undefined || merged === undefined) return { task, steps, word, sentence };
  const silence = secondsBetween(heardAt ?? task.events.at(-1)?.at ?? merged, now);
  const current = steps.find(({ state }) => !hasEnded(state));
  const isSilent = silence > silenceSeconds && !(current && isOfSuite(current));
  const pace = isSilent ? "stuck" : isSlow(task, seconds) ? "slow" : undefined;
  return {
    ...{ task, word, seconds },
    steps: steps.map((step) => (step === current ? expecting(step, task, { merged, seconds }) : step)),
    sentence: pace === "stuck" ? `${sentence}, stuck: nothing heard for ${minutes(silence)}` : sentence,
    ...(pace !== undefined && { pace }),
  };
}

const isHeld = (steps: readonly TaskStep[]): boolean =>
  steps.find(({ state }) => !hasEnded(state))?.parts?.some(waitsOnPerson) === true;

const isKnown = ({ usual }: Task): boolean => usual !== undefined && usual.count >= fewestTasks;
const isSlow = (task: Task, seconds: number): boolean => isKnown(task) && seconds > (task.usual?.p90 ?? 0);

/** By when the end is to be there: what nine of ten took, or the limit where that is not known or over. */
function expecting(
  step: TaskStep,
  task: Task,
  { merged, seconds }: { readonly merged: string; readonly seconds: number },
): TaskStep {
  const isUsual = isKnown(task) && !isSlow(task, seconds);
  const limit = isOfSuite(step) ? suiteDeadline(task, step, merged).by : later(merged, limitSeconds);
  return {
    ...step,
    expected: { what: rowOf(step.step).awaited, by: isUsual ? later(merged, task.usual?.p90 ?? 0) : limit },
  };
}

/** Never less than zero: two clocks may disagree. */
const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
