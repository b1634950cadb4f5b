import { parseUnit } from "../../model/names/unit.ts";
import type { Event } from "../../model/task/event.ts";
import { hasFailed } from "../../model/task/steps.ts";
import type { Task } from "../../model/task/task.ts";
import type { Reported } from "./draw.ts";
import { lookAt } from "./evidence.ts";
import type { ReportDeps } from "./needs.ts";
import { reportAll, unitsIn } from "./report-all.ts";
import { look } from "./sweep.ts";
import type { Told } from "./task-at.ts";
import { listOwn } from "./task-log.ts";

/** Of more units than this only about so many have the whole of the task looked at when they are done. */
const bells = 20;
/** What was looked at within this is not looked at again. */
const restSeconds = 60;

/**
 * Reports what was said of tasks. Where applications are told together, what follows from other events is left out. Where
 * there are very many, GitHub would not take an entry for each of the rest either: if there is another way to see how they
 * stand, an event is only a bell.
 */
export async function reportTold(told: readonly Told[], deps: ReportDeps): Promise<readonly Reported[]> {
  const reported: Reported[] = [];
  const alone: Told[] = [];
  for (const one of told) {
    if (one.task.target.application !== undefined) alone.push(one);
    else if (bellsOf(one.task).length > bells && (await isSeen(one.task, deps)))
      reported.push(...(await ring(one, deps)));
    else alone.push(...[{ ...one, events: one.events.filter(isNeeded) }].filter(({ events }) => events.length > 0));
  }
  return [...reported, ...(await reportAll(alone, deps))];
}

async function isSeen({ target, commit }: Task, { history, readCluster }: ReportDeps): Promise<boolean> {
  return readCluster !== undefined || (await history.lockAt(commit, target.environment))?.statusReporter !== undefined;
}

/** That something is applied follows from its health. */
const isNeeded = ({ step, state }: Event): boolean => step !== "applied" || state !== "done";

/**
 * Looks at all of the task: at every failure, and at one in so many of the other events. The rest changes nothing here,
 * and the next sweep sees it at the latest.
 */
async function ring({ task, events }: Told, deps: ReportDeps): Promise<readonly Reported[]> {
  const isBell = events.some(({ state }) => hasFailed(state)) || unitsIn(events).some((unit) => hangsAt(task, unit));
  if (!isBell || (await isFresh(task, deps))) return [];
  const { environment } = task.target;
  const tip = await deps.history.tip();
  const lock = await deps.history.lockAt(tip, environment);
  if (lock === undefined) return [];
  const commits = [...new Set([tip, task.commit])];
  return look(task, await lookAt({ environment, lock, commits }, deps), deps);
}

function hangsAt(task: Task, unit: string): boolean {
  const own = bellsOf(task);
  const place = own.indexOf(unit);
  return place >= 0 && place % Math.ceil(own.length / bells) === 0;
}

/** The applications' own units can have bells: they are done last. */
const bellsOf = ({ parts }: Task): readonly string[] =>
  parts.map(({ unit }) => unit).filter((unit) => parseUnit(unit)?.layer === "apps");

async function isFresh(task: Task, deps: ReportDeps): Promise<boolean> {
  const { own } = await listOwn(task, deps);
  const newest = own[0] && (await deps.deployments.newest(Math.min(...own.map(({ id }) => id))));
  return newest !== undefined && Date.parse(deps.now()) - Date.parse(newest.at) < restSeconds * 1000;
}
