import { later, parseTime } from "./event.ts";
import { isOver, outcomeOf, type TaskOutcome } from "./outcome.ts";
import { join, progress } from "./progress.ts";
import { hasEnded, type PartStep, rowOf, type TaskStep, waitsOnPerson } from "./steps.ts";
import type { Task } from "./task.ts";

/** After so long without a word of a cluster, nobody knows how it stands: Flux looks every minute, and gives up after five. */
export const silenceSeconds = 600;
/** After so long from the merge on, what was begun counts as timed out. Evidence that comes later still counts. */
export const limitSeconds = 3600;
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
 * timed out, and neither holds for what waits on a person.
 */
export function at(task: Task, { now, heardAt }: Moment): Standing {
  const said = progress(task);
  const merged = parseTime(said.find(({ step }) => step === "merged")?.endedAt);
  const seconds = merged === undefined ? undefined : secondsBetween(merged, now);
  const isLate = seconds !== undefined && !isOver(outcomeOf(task, said).word);
  const steps = isLate ? said.map((step) => overdue(step, { task, seconds, merged })) : said;
  const { word, sentence } = outcomeOf(task, steps);
  const isUnderWay = (word === "running" || word === "waiting") && !isHeld(steps);
  if (!isUnderWay || seconds === undefined || merged === undefined) return { task, steps, word, sentence };
  const silence = secondsBetween(heardAt ?? task.events.at(-1)?.at ?? merged, now);
  const pace = silence > silenceSeconds ? "stuck" : isSlow(task, seconds) ? "slow" : undefined;
  return {
    ...{ task, word, seconds },
    steps: steps.map((step) => expecting(step, steps, latest(task, { merged, seconds }))),
    sentence: pace === "stuck" ? `${sentence}, stuck: nothing heard for ${minutes(silence)}` : sentence,
    ...(pace !== undefined && { pace }),
  };
}

type Overdue = { readonly task: Task; readonly seconds: number; readonly merged: string | undefined };

/** The step with what time has made of its parts. */
function overdue(step: TaskStep, moment: Overdue): TaskStep {
  if (step.parts === undefined || hasEnded(step.state)) return step;
  const parts = step.parts.map((part) => overduePart(part, moment));
  return parts.every((part, index) => part === step.parts?.[index]) ? step : join(step.step, parts);
}

function overduePart(part: PartStep, { task, seconds, merged = "" }: Overdue): PartStep {
  // A step that waits for the one before it is not late itself.
  if (hasEnded(part.state) || part.startedAt === undefined || waitsOnPerson(part)) return part;
  const isHeard = task.events.some(({ about }) => about.kind === "part" && about.unit === part.unit);
  if (!isHeard && seconds > silenceSeconds)
    return { ...part, state: "unknown", message: `nothing was heard since ${merged}` };
  if (!isHeard || seconds <= limitSeconds || part.state === "unknown") return part;
  const last = part.message === undefined ? "" : `, last: ${part.message}`;
  const { reason: _, ...rest } = part;
  const message = `not ${part.step} within ${minutes(limitSeconds)}${last}`;
  return { ...rest, state: "timed-out", endedAt: later(merged, limitSeconds), message };
}

const isHeld = (steps: readonly TaskStep[]): boolean =>
  steps.find(({ state }) => !hasEnded(state))?.parts?.some(waitsOnPerson) === true;

const isKnown = ({ usual }: Task): boolean => usual !== undefined && usual.count >= fewestTasks;
const isSlow = (task: Task, seconds: number): boolean => isKnown(task) && seconds > (task.usual?.p90 ?? 0);

/** By when the end is to be there: what nine of ten took, or the limit where that is not known or over. */
function latest(task: Task, { merged, seconds }: { readonly merged: string; readonly seconds: number }): string {
  return later(merged, isKnown(task) && !isSlow(task, seconds) ? (task.usual?.p90 ?? 0) : limitSeconds);
}

function expecting(step: TaskStep, steps: readonly TaskStep[], by: string): TaskStep {
  const isAtHand = step === steps.find(({ state }) => !hasEnded(state));
  return isAtHand ? { ...step, expected: { what: rowOf(step.step).awaited, by } } : step;
}

/** Never less than zero: two clocks may disagree. */
const secondsBetween = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));

const minutes = (seconds: number): string => `${Math.round(seconds / 60)} min`;
