import { parseUnit } from "../../model/names/unit.ts";
import { hasFailed } from "../../model/task/steps.ts";
import type { Task } from "../../model/task/task.ts";
import type { Lock } from "../../model/tree/lock.ts";
import type { Reported } from "./draw.ts";
import { lookAt } from "./evidence.ts";
import type { ReportDeps } from "./needs.ts";
import { look } from "./sweep.ts";
import type { Told } from "./task-at.ts";
import { listOwn } from "./task-log.ts";

/** Of the units of a task that is told together, about so many have the whole of it looked at when they are done. */
const bells = 20;
/** What was looked at within this is not looked at again. */
const restSeconds = 60;

/** Whether many applications are told together, and there is another way to see how they stand than event by event. */
export async function isSeenTogether({ target, commit }: Task, deps: ReportDeps): Promise<boolean> {
  if (target.application !== undefined) return false;
  const lock = await deps.history.lockAt(commit, target.environment);
  return deps.readCluster !== undefined || lock?.statusReporter !== undefined;
}

/**
 * Of a task that is told together an event is only a bell: GitHub would not take an entry for each. Every failure rings,
 * and so does one in so many of the others; what the bell has looked at is all of the task. The rest changes nothing
 * here, and the next sweep sees it at the latest. `undefined` where nobody looked.
 */
export async function ring({ task, events }: Told, deps: ReportDeps): Promise<readonly Reported[] | undefined> {
  if (
    !events.some((event) => hasFailed(event.state)) &&
    !events.some(({ about }) => about.kind === "part" && isBell(task, about.unit))
  )
    return undefined;
  const { environment } = task.target;
  const lock: Lock | undefined = await deps.history.lockAt(await deps.history.tip(), environment);
  const { own } = await listOwn(task, deps);
  const newest =
    own[0] === undefined ? undefined : await deps.deployments.newestAt(Math.min(...own.map(({ id }) => id)));
  const isFresh = newest !== undefined && Date.parse(deps.now()) - Date.parse(newest) < restSeconds * 1000;
  if (lock === undefined || isFresh) return undefined;
  const commits = [...new Set([await deps.history.tip(), task.commit])];
  return look(task, await lookAt({ environment, lock, commits }, deps), deps);
}

/** The applications' own units ring: they are done last. */
function isBell({ parts }: Task, unit: string): boolean {
  const own = parts.filter((part) => parseUnit(part.unit)?.layer === "apps");
  const place = own.findIndex((part) => part.unit === unit);
  return place >= 0 && place % Math.ceil(own.length / bells) === 0;
}
