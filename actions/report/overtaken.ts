import { shortCommit } from "../../model/names/commit.ts";
import { printExternalId } from "../../model/names/external-id.ts";
import type { Event } from "../../model/task/event.ts";
import { type Step, stepsOf } from "../../model/task/steps.ts";
import { advance, type Part, type Task } from "../../model/task/task.ts";
import type { ReportDeps } from "./needs.ts";
import type { TaskLog } from "./task-log.ts";
import { timeOf } from "./time-of.ts";

type OvertakenDeps = Pick<ReportDeps, "history" | "repository" | "serverUrl">;

/** Appends what the log lacks of how newer commits overtook the task; whether it lacked anything. */
export async function overtake(task: Task, log: TaskLog, deps: OvertakenDeps): Promise<boolean> {
  const news = (await overtaken(task, deps)).filter((event) => advance(task, event) !== task);
  return (await log.append(news)) !== undefined;
}

/**
 * What newer commits did to the task, as the default branch stands. One that changed a unit of an application again
 * ends its task; of a whole environment's it only ends the units that were changed, since the others still go on.
 */
export async function overtaken(task: Task, deps: OvertakenDeps): Promise<readonly Event[]> {
  const tip = await deps.history.tip();
  if (tip === task.commit) return [];
  const parts = task.target.application === undefined ? await changedSince(task, tip, deps) : task.parts;
  const events: Event[] = [];
  for (const part of parts) {
    const newer = await deps.history.lastChange(tip, `${task.target.environment}/${part.unit}`);
    if (newer === undefined || newer === task.commit) continue;
    const said = await supersededBy(newer, deps);
    if (task.target.application !== undefined)
      return [{ about: { kind: "task", id: printExternalId(task) }, step: "ready", ...said }];
    const about = { kind: "part", environment: task.target.environment, unit: part.unit, digest: part.digest } as const;
    events.push(...stepsFor(part).map((step): Event => ({ about, step, ...said })));
  }
  return events;
}

/** A suite that speaks of the part has nothing left to speak of. */
const stepsFor = ({ removed, suite }: Part): readonly Step[] => [
  ...stepsOf(removed === true ? "removal" : "part"),
  ...(suite === true ? stepsOf("suite") : []),
];

/** Those parts of a whole environment's task that the tip's lock has otherwise: only of them the history is asked. */
async function changedSince(
  { target, parts }: Task,
  tip: string,
  { history }: OvertakenDeps,
): Promise<readonly Part[]> {
  const lock = await history.lockAt(tip, target.environment);
  return parts.filter(({ unit, digest, removed }) =>
    removed === true ? lock?.units.has(unit) : lock?.units.get(unit)?.rendered !== digest,
  );
}

async function supersededBy(
  newer: string,
  { history, repository, serverUrl }: OvertakenDeps,
): Promise<Omit<Event, "about" | "step">> {
  return {
    state: "skipped",
    at: timeOf(await history.committedAt(newer)),
    source: "github",
    reason: "Superseded",
    message: `superseded by ${shortCommit(newer)} before it was ready`,
    url: `${serverUrl}/${repository}/commit/${newer}`,
  };
}
