import type { FluxEvent } from "../../events/flux.ts";
import { parseUnit } from "../../model/names/unit.ts";
import { progress } from "../../model/task/progress.ts";
import type { PartStep } from "../../model/task/steps.ts";
import type { Part, Task } from "../../model/task/task.ts";
import type { ReportDeps } from "./needs.ts";
import { applicationsLeaving, type Place, type Told, taskAt, toldOf } from "./task-at.ts";
import { readTask } from "./task-log.ts";

/** How many commits that removed something are looked at, from the newest one back. What is older stays as it was told. */
const mostRemovals = 20;

export type FindDeps = Pick<ReportDeps, "history" | "deployments" | "identity">;

/**
 * The tasks whose removals an event of the unit `roster` speaks of: of all that the commits up to its revision took from the
 * cluster, what is not known to be gone. A commit of which all is gone ends the search, for whatever told so has told it of
 * the commits before as well. Oldest first, so that this holds of a run that does not come to its end.
 */
export async function findGone(said: FluxEvent, deps: FindDeps): Promise<readonly Told[]> {
  const { environment, unit, revision } = said;
  const cluster = parseUnit(unit)?.cluster;
  if (revision === undefined || cluster === undefined) return [];
  const told: Told[] = [];
  for (const commit of await deps.history.removals(revision, `${environment}/${cluster}`, mostRemovals)) {
    const removed = await removedBy({ environment, cluster, commit }, revision, deps);
    if (removed.length > 0 && removed.every(({ step }) => step.state === "done")) break;
    told.unshift(...removed.filter(({ step }) => isNews(said, step)).map(({ task, part }) => toldOf(said, task, part)));
  }
  return told;
}

/** A part of a task that only goes, and how far that is. */
type Removed = { readonly task: Task; readonly part: Part; readonly step: PartStep };

/** What the commit took from the cluster, but for what has come back up to `revision`. */
async function removedBy(place: Place, revision: string, deps: FindDeps): Promise<readonly Removed[]> {
  const { history } = deps;
  const { environment, cluster, commit } = place;
  const removed: Removed[] = [];
  for (const application of await applicationsLeaving(place, history)) {
    const task = await taskAt({ target: { environment, application }, commit }, history);
    if (task === undefined) continue;
    const steps = progress(await readTask(task, deps)).find(({ step }) => step === "deleted")?.parts ?? [];
    for (const part of task.parts) {
      const step = steps.find(({ unit }) => unit === part.unit && parseUnit(unit)?.cluster === cluster);
      if (step === undefined) continue;
      const latest = await history.lastChange(revision, `${environment}/${part.unit}`);
      if (latest === commit) removed.push({ task, part, step });
    }
  }
  return removed;
}

/** What was left behind stays, and what failed has failed until it is gone. */
function isNews(said: FluxEvent, { state, message }: PartStep): boolean {
  if (said.state === "done") return state !== "done" && state !== "unknown";
  return state === "waiting" || (state === "running" && message !== said.message);
}
