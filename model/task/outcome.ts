import { parseUnit } from "../names/unit.ts";
import { progress } from "./progress.ts";
import {
  hasEnded,
  hasFailed,
  isOfSuite,
  type PartStep,
  rowOf,
  type Step,
  type TaskStep,
  waitsOnPerson,
} from "./steps.ts";
import { isRemoval, type Task } from "./task.ts";
import { oneLine } from "./text.ts";

export const outcomeWords = [
  "waiting",
  "running",
  "failed",
  "timed-out",
  "ready",
  "deleted",
  "unknown",
  "superseded",
] as const;
export type OutcomeWord = (typeof outcomeWords)[number];

/** What has become of a task: one word for machines, one sentence without a full stop for people. */
export type TaskOutcome = { readonly word: OutcomeWord; readonly sentence: string };

/** Whether the task has come to its end, whatever is merged after it. */
export const hasArrived = (word: OutcomeWord): boolean => word === "ready" || word === "deleted";

/** Whether nothing more is expected of the task as things stand; a failure may still heal. */
export const isOver = (word: OutcomeWord): boolean => !["waiting", "running", "unknown"].includes(word);

/** What the events come to, whatever time it is. */
export const outcome = (task: Task): TaskOutcome => outcomeOf(task, progress(task));

/** A failure outweighs being superseded; a task that has arrived stays so. */
export function outcomeOf(task: Task, steps: readonly TaskStep[]): TaskOutcome {
  const { word, sentence } = judge(task, steps);
  return { word, sentence: oneLine(sentence) || word };
}

function judge(task: Task, steps: readonly TaskStep[]): TaskOutcome {
  const failed = steps.find(({ state }) => state === "failed") ?? steps.find(({ state }) => hasFailed(state));
  if (failed !== undefined)
    return { word: failed.state === "timed-out" ? "timed-out" : "failed", sentence: failure(failed) };
  const arrival = steps.find(({ step }) => step === "ready");
  if (arrival?.state === "done") return { word: "ready", sentence: end(steps) };
  if (arrival?.state === "skipped") return { word: "superseded", sentence: arrival.message || "superseded" };
  if (isRemoval(task) && steps.every(({ state }) => hasEnded(state))) return { word: "deleted", sentence: end(steps) };
  const current = steps.find(({ state }) => !hasEnded(state));
  if (current === undefined) return { word: "unknown", sentence: "unknown" };
  if (current.state === "unknown") return { word: "unknown", sentence: puzzle(current) };
  const open = current.parts?.filter(({ state }) => !hasEnded(state)) ?? [];
  if (open.length > 0 && open.every(waitsOnPerson)) return { word: "waiting", sentence: held(current, open) };
  const began = task.events.some(({ about }) => about.kind === "part");
  return { word: began ? "running" : "waiting", sentence: wait(current) };
}

/** `ready on staging-eu, deleted from staging-us`: of what came to its end, not of what was overtaken. */
function end(steps: readonly TaskStep[]): string {
  const done = (step: Step): readonly PartStep[] =>
    (steps.find((one) => one.step === step)?.parts ?? []).filter(({ state }) => state === "done");
  const [here, gone] = [done("healthy"), done("deleted")];
  return [
    ...(here.length === 0 ? [] : [`ready on ${places(here)}`]),
    ...(gone.length === 0 ? [] : [`deleted from ${places(gone)}`]),
  ].join(", ");
}

/** `failed: HealthCheckFailed on staging-eu: Deployment/shop/shop not ready in 5m`, `failed: tested: 1 of 2 tests failed`. */
function failure(step: TaskStep): string {
  const failed = step.parts?.filter(({ state }) => hasFailed(state)) ?? [];
  const word = step.state === "timed-out" ? "timed out" : "failed";
  const where = failed.length === 0 ? "" : ` ${isOfSuite(step) ? "of" : "on"} ${partsOf(step, failed)}`;
  return `${word}: ${step.reason ?? step.step}${where}${step.message ? `: ${step.message}` : ""}`;
}

/** `healthy 1/2, waiting for staging-eu`, and what was said of it last. */
function wait(current: TaskStep): string {
  const { step, parts = [], message } = current;
  const last = message ? `: ${message}` : "";
  if (parts.length === 0) return `waiting for ${rowOf(step).awaited}${last}`;
  const open = parts.filter(({ state }) => !hasEnded(state));
  return `${countOf(current)}, waiting for ${partsOf(current, open)}${last}`;
}

/** `applied 1/2, waiting on a person: staging-us is suspended`. */
const held = (current: TaskStep, open: readonly PartStep[]): string =>
  `${countOf(current)}, waiting on a person: ${partsOf(current, open)} ${open[0]?.message ?? "is held back"}`;

const countOf = ({ step, progress: { done, of } = { done: 0, of: 0 } }: TaskStep): string => `${step} ${done}/${of}`;

function puzzle(step: TaskStep): string {
  const { parts = [], message, reason } = step;
  const unclear = parts.filter(({ state }) => state === "unknown");
  const where = unclear.length === 0 ? "" : ` ${isOfSuite(step) ? "of" : "on"} ${partsOf(step, unclear)}`;
  return `unknown${where}: ${message || reason || "nothing more was said"}`;
}

type Places = readonly Pick<PartStep, "unit">[];

/** Where it is so: on which clusters, or of which applications' suites. */
const partsOf = (step: TaskStep, units: Places): string =>
  isOfSuite(step) ? several(units.map(({ unit }) => parseUnit(unit)?.application ?? unit)) : places(units);

/** The clusters of the units. */
const places = (units: Places): string => several(units.map(({ unit }) => unit.split("/")[0] ?? unit));

/** Each once: `staging-eu, staging-us and 3 more`. */
function several(all: readonly string[]): string {
  const names = [...new Set(all)];
  const rest = names.length - 3;
  return rest > 0 ? `${names.slice(0, 3).join(", ")} and ${rest} more` : names.join(", ");
}
