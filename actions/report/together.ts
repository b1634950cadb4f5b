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

/** Of the units of a task that is told together, about so many have the whole of it looked at when they are done. */
const bells = 20;
/** What was looked at within this is not looked at again. */
const restSeconds = 60;

/**
 * Reports what was said of tasks. Where many applications are told together, GitHub would not take an entry for each
 * event: if there is another way to see how they stand, an event is only a bell, else what follows from others is left out.
 */
export async function reportTold(told: readonly Told[], deps: ReportDeps): Promise<readonly Reported[]> {
  const reported: Reported[] = [];
  const alone: Told[] = [];
  for (const one of told) {
    if (one.task.target.application !== undefined) alone.push(one);
    else if (await isSeen(one.task, deps)) reported.push(...(await ring(one, deps)));
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

/** The applications' own units have the bells: they are done last. */
function hangsAt({ parts }: Task, unit: string): boolean {
  const own = parts.filter((part) => parseUnit(part.unit)?.layer === "apps");
  const place = own.findIndex((part) => part.unit === unit);
  return place >= 0 && place % Math.ceil(own.length / bells) === 0;
}

async function isFresh(task: Task, deps: ReportDeps): Promise<boolean> {
  const { own } = await listOwn(task, deps);
  const newest = own[0] && (await deps.deployments.newest(Math.min(...own.map(({ id }) => id))));
  return newest !== undefined && Date.parse(deps.now()) - Date.parse(newest.at) < restSeconds * 1000;
}
