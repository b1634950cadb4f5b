import type { FluxEvent } from "../../events/flux.ts";
import { parseUnit } from "../../model/names/unit.ts";
import { progress } from "../../model/task/progress.ts";
import type { PartStep } from "../../model/task/steps.ts";
import type { Part, Task } from "../../model/task/task.ts";
import type { History, ReportDeps } from "./needs.ts";
import { lockBefore, type Told, taskAt } from "./task-at.ts";
import { readTask } from "./task-log.ts";

/** How many commits that removed something are looked at, from the newest one back. */
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
    const parts = await removedFrom({ environment, cluster, commit, revision }, deps);
    if (parts.length > 0 && parts.every(({ state }) => state === "done")) break;
    told.unshift(...parts.filter((part) => isNews(said, part)).map((part) => toldOf(said, part)));
  }
  return told;
}

type Removed = { readonly task: Task; readonly part: Part } & Pick<PartStep, "state" | "message">;
type Place = { readonly environment: string; readonly cluster: string; readonly commit: string };

/** What the commit removed from the cluster and is not back at `revision`, nor was removed again, and how far that is. */
async function removedFrom(
  { environment, cluster, commit, revision }: Place & { readonly revision: string },
  deps: FindDeps,
): Promise<readonly Removed[]> {
  const { history } = deps;
  const removed: Removed[] = [];
  for (const application of await applicationsIn({ environment, cluster, commit }, history)) {
    const task = await taskAt({ target: { environment, application }, commit }, history);
    const parts: Part[] = [];
    for (const part of task?.parts ?? []) {
      if (part.removed !== true || parseUnit(part.unit)?.cluster !== cluster) continue;
      if ((await history.lastChange(revision, `${environment}/${part.unit}`)) === commit) parts.push(part);
    }
    if (task === undefined || parts.length === 0) continue;
    const steps = progress(await readTask(task, deps)).find(({ step }) => step === "deleted")?.parts ?? [];
    for (const { unit, state, message } of steps)
      removed.push(...parts.filter((part) => part.unit === unit).map((part) => ({ task, part, state, message })));
  }
  return removed;
}

/** The applications of which the commit removed a unit from the cluster. */
async function applicationsIn({ environment, cluster, commit }: Place, history: History): Promise<readonly string[]> {
  const [before, after] = [await lockBefore(commit, environment, history), await history.lockAt(commit, environment)];
  const removed = [...(before?.units ?? [])].filter(
    ([unit]) => after !== undefined && !after.units.has(unit) && parseUnit(unit)?.cluster === cluster,
  );
  return [...new Set(removed.flatMap(([, { application }]) => application ?? []))];
}

/** What was left behind stays, and what failed has failed until it is gone. */
function isNews(said: FluxEvent, { state, message }: Removed): boolean {
  if (said.state === "done") return state !== "done" && state !== "unknown";
  return state === "waiting" || (state === "running" && message !== said.message);
}

function toldOf(said: FluxEvent, { task, part }: Removed): Told {
  const { environment, unit: _unit, revision: _revision, digest: _digest, ...rest } = said;
  return { task, event: { about: { kind: "part", environment, unit: part.unit, digest: part.digest }, ...rest } };
}
