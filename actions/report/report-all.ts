import { printExternalId } from "../../model/names/external-id.ts";
import { parseUnit } from "../../model/names/unit.ts";
import type { Event } from "../../model/task/event.ts";
import type { Task } from "../../model/task/task.ts";
import { usualOf } from "../../model/task/usual.ts";
import { showAggregates } from "./aggregate.ts";
import { beginning } from "./beginning.ts";
import { draw, type Reported, standingOf } from "./draw.ts";
import { type Earlier, readEarlier, supersede } from "./earlier.ts";
import type { ReportDeps } from "./needs.ts";
import { overtake, overtaken } from "./overtaken.ts";
import { showApplications } from "./show-applications.ts";
import type { Told } from "./task-at.ts";
import { listOwn, logOf, startLog, type TaskLog } from "./task-log.ts";
import { withCause } from "./with-cause.ts";

/**
 * Appends what is said to the logs of the tasks, then draws those of which nobody said anything after that: of a burst
 * of events each run appends, and only the last one draws. If that one dies, the next sweep draws.
 */
export async function reportAll(told: readonly Told[], deps: ReportDeps): Promise<readonly Reported[]> {
  const opened: Opened[] = [];
  for (const one of merged(told)) opened.push(await open(one, deps));
  if (opened.some(({ last }) => last !== undefined)) await deps.settle();
  const reported: Reported[] = [];
  for (const one of opened) reported.push(...(await drawLast(one, deps)));
  await showAggregates(reported, deps);
  return reported;
}

/**
 * Where many are told together, a log is long, and only whoever draws the task reads all of it; but what an application's
 * own commit says is shown by each run that heard of it, for nobody else knows that it has changed.
 */
async function showOwn({ task, log, moved }: Pick<Opened, "task" | "log" | "moved">, deps: ReportDeps): Promise<void> {
  const heard = new Set(moved.map((unit) => parseUnit(unit)?.application));
  if (task.applications?.some(({ application }) => heard.has(application)) !== true) return;
  await showApplications({ standing: standingOf(await log.read(), deps), moved, isThorough: false }, deps);
}

/** One entry for each task. */
function merged(told: readonly Told[]): readonly Told[] {
  const byTask = new Map<string, Told>();
  for (const { task, events } of told) {
    const key = printExternalId(task);
    byTask.set(key, { task, events: [...(byTask.get(key)?.events ?? []), ...events] });
  }
  return [...byTask.values()];
}

type Opened = {
  readonly task: Task;
  readonly log: TaskLog;
  /** The number of the entry that this run appended last. */
  readonly last: number | undefined;
  /** Tasks of the target that this one may have overtaken; none are looked for where it is known for long. */
  readonly earlier: readonly Earlier[];
  /** Units that this run said something of. */
  readonly moved: readonly string[];
  /** Nobody said anything of it: it begins, or is looked at anew. */
  readonly isThorough: boolean;
};

async function open({ task, events }: Told, deps: ReportDeps): Promise<Opened> {
  const { own, others } = await listOwn(task, deps);
  const isThorough = events.length === 0;
  const isKnown = own.length > 0;
  const earlier = isKnown && !isThorough ? [] : await readEarlier(task, others, deps);
  const log = isKnown ? logOf(task, own, deps) : await begin(task, earlier, deps);
  const last = await log.append(await withCause(log, events, deps));
  if (isKnown && isThorough) await overtake((await log.read()).task, log, deps);
  // Of a task that begins nothing can be there yet.
  return { task, log, last, earlier, moved: unitsIn(events), isThorough: isThorough && isKnown };
}

/** The units that the events speak of. */
export const unitsIn = (events: readonly Event[]): readonly string[] =>
  events.flatMap(({ about }) => (about.kind === "part" ? [about.unit] : []));

/** Opens a log with all that is known of the task by now. */
async function begin(task: Task, earlier: readonly Earlier[], deps: ReportDeps): Promise<TaskLog> {
  const usual = usualOf(earlier.map((one) => one.task));
  const events = [...(await beginning(task, deps)), ...(await overtaken(task, deps))];
  return startLog({ ...task, events, ...(usual && { usual: pick(usual) }) }, deps);
}

const pick = ({ median, p90, count }: NonNullable<Task["usual"]>): NonNullable<Task["usual"]> => ({
  median,
  p90,
  count,
});

async function drawLast(
  { task, log, last, earlier, moved, isThorough }: Opened,
  deps: ReportDeps,
): Promise<readonly Reported[]> {
  if (task.target.application === undefined && last !== undefined && !(await log.endsWith(last))) {
    await showOwn({ task, log, moved }, deps);
    return [];
  }
  const read = await log.read();
  const isLeft = last !== undefined && read.newest !== last;
  const reported: Reported = isLeft
    ? { standing: standingOf(read, deps), notReported: [], isLeft }
    : await draw({ log, read, isThorough, ...(last !== undefined && { moved }) }, deps);
  return [reported, ...(await supersede(earlier, deps))];
}
