import type { FluxEvent } from "../../events/flux.ts";
import { isCommitId } from "../../model/names/commit.ts";
import { parseUnit, printUnit } from "../../model/names/unit.ts";
import { parseTime } from "../../model/task/event.ts";
import { hasFailed } from "../../model/task/steps.ts";
import type { Part } from "../../model/task/task.ts";
import { type FindDeps, findGone } from "./find-gone.ts";
import type { History } from "./needs.ts";
import { applicationsLeaving, lockBefore, type Told, taskAt, toldOf } from "./task-at.ts";

/**
 * The tasks whose removals an event speaks of; `undefined` for one that speaks of no removal. `seen` is the commit that
 * Flux says it is at. A unit that is deleted still speaks of the commit it was applied at last; the unit `flux`, which
 * deletes the others, of the commit that removed them; the unit `roster` of all that is gone.
 */
export async function findRemovals(
  said: FluxEvent,
  seen: string,
  deps: FindDeps,
): Promise<readonly Told[] | undefined> {
  const { history } = deps;
  const layer = parseUnit(said.unit)?.layer;
  if (layer === "roster") return findGone(said, deps);
  if (said.step === "deleted") return removalOf(said, history);
  return layer === "flux" && hasFailed(said.state) ? heldUp(said, seen, history) : undefined;
}

async function removalOf(said: FluxEvent, history: History): Promise<readonly Told[]> {
  const { environment, unit, revision, digest } = said;
  const commit = await removedAt(said, history);
  if (commit === undefined) return [];
  const locked = (await lockBefore(commit, environment, history))?.units.get(unit);
  if (revision === undefined && digest !== locked?.rendered && digest !== locked?.input) return [];
  const isMeant = (part: Part): boolean => part.unit === unit;
  const meant = (await isGoneTold(commit, said, history)) ? said : gone(said);
  return toldOfTask(meant, { commit, application: locked?.application, isMeant }, history);
}

/** Whether the cluster has a unit that tells when all is gone: one rendered by an older version has not. */
async function isGoneTold(commit: string, { environment, unit }: FluxEvent, { lockAt }: History): Promise<boolean> {
  const cluster = parseUnit(unit)?.cluster ?? "";
  return (await lockAt(commit, environment))?.units.has(printUnit({ cluster, layer: "roster" })) === true;
}

/** That it is going is then the last that is heard of it. */
const gone = (said: FluxEvent): FluxEvent =>
  said.state === "running" ? { ...said, state: "done", message: "deleted by Flux" } : said;

/**
 * The newest commit between the event's revision and the event that removed the unit, whether or not it has come back.
 * Without one, somebody deleted the Kustomization by hand.
 */
async function removedAt(
  { environment, unit, revision, at }: FluxEvent,
  { lastChange, lockAt, tip, firstParentOf, committedAt }: History,
): Promise<string | undefined> {
  const folder = `${environment}/${unit}`;
  const applied = revision === undefined ? undefined : await lastChange(revision, folder);
  let commit = await lastChange(await tip(), folder);
  while (isCommitId(commit) && commit !== applied) {
    const lock = await lockAt(commit, environment);
    const isRemoval = lock !== undefined && !lock.units.has(unit);
    if (isRemoval && at >= (parseTime(await committedAt(commit)) ?? at)) return commit;
    const parent = await firstParentOf(commit);
    commit = parent === undefined ? undefined : await lastChange(parent, folder);
  }
  return undefined;
}

/** While the unit `flux` fails, nothing that its commit removed from the cluster is deleted. */
async function heldUp(said: FluxEvent, seen: string, history: History): Promise<readonly Told[]> {
  const { environment, unit } = said;
  const cluster = parseUnit(unit)?.cluster;
  const commit = await history.lastChange(seen, `${environment}/${unit}`);
  if (cluster === undefined || !isCommitId(commit)) return [];
  const isMeant = (part: Part): boolean => parseUnit(part.unit)?.cluster === cluster;
  const told: Told[] = [];
  for (const application of await applicationsLeaving({ environment, cluster, commit }, history))
    told.push(...(await toldOfTask(said, { commit, application, isMeant }, history)));
  return told;
}

type Removal = {
  readonly commit: string;
  readonly application: string | undefined;
  readonly isMeant: (part: Part) => boolean;
};

/** The event as said of each part of the task that the commit removed. */
async function toldOfTask(said: FluxEvent, removal: Removal, history: History): Promise<readonly Told[]> {
  const { commit, application, isMeant } = removal;
  if (application === undefined) return [];
  const task = await taskAt({ target: { environment: said.environment, application }, commit }, history);
  if (task === undefined) return [];
  return task.parts.filter((part) => part.removed === true && isMeant(part)).map((part) => toldOf(said, task, part));
}
