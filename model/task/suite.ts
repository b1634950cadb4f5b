import { parseUnit } from "../names/unit.ts";
import type { Event } from "./event.ts";
import { followToEnd } from "./follow.ts";
import { byEnd, join } from "./join.ts";
import { hasPassed, isOfSuite, type PartStep, stepsOf, type TaskStep } from "./steps.ts";
import { isRemoval, type Task } from "./task.ts";

/**
 * How the suites went: that of the task's application, of which nothing has a part of its own, or where a whole environment
 * is told together, that of each application, as a part of the step. None where nothing has a suite. `ends` are the last
 * steps of the task's parts; a suite's time begins when those of its application are through.
 */
export function suiteSteps(task: Task, ends: readonly PartStep[]): readonly TaskStep[] {
  if (isRemoval(task)) return [];
  const said = task.events.filter(isOfSuite);
  if (task.suite === true) {
    const own = said.filter(({ about }) => about.kind === "task");
    return followToEnd(stepsOf("suite"), own, endOf(ends));
  }
  const carriers = task.parts.filter(({ suite }) => suite === true);
  if (carriers.length === 0) return [];
  const endsOf = Map.groupBy(ends, ({ unit }) => parseUnit(unit)?.application);
  const saidOf = Map.groupBy(said, ({ about }) => (about.kind === "part" ? about.unit : undefined));
  const parts = carriers.flatMap(({ unit }) => {
    const of = endsOf.get(parseUnit(unit)?.application) ?? [];
    return followToEnd(stepsOf("suite"), saidOf.get(unit) ?? [], endOf(of)).map((state) => ({ unit, ...state }));
  });
  return stepsOf("suite").map((step) => join(step, parts));
}

/** When the last of them ended; `undefined` while one has not, or has failed. */
const endOf = (ends: readonly PartStep[]): string | undefined =>
  ends.every(hasPassed) ? ends.toSorted(byEnd).at(-1)?.endedAt : undefined;

/** When a run of the suite was said to have begun last; of one part of the step, or of any. */
export const runBegan = (events: readonly Event[], unit?: string): string | undefined =>
  events.findLast(
    (event) =>
      isOfSuite(event) &&
      event.state === "running" &&
      (unit === undefined || (event.about.kind === "part" && event.about.unit === unit)),
  )?.at;
