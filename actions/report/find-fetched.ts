import type { ClusterEvent } from "../../events/flux.ts";
import { parseUnit } from "../../model/names/unit.ts";
import { type Found, refusalOfSender, tasksBetween } from "./find-task.ts";
import type { History } from "./needs.ts";
import type { Told } from "./task-at.ts";

/**
 * Which tasks it concerns that a cluster has fetched a commit, or cannot: those that the commit started there. Where no
 * commit is named, none came through, and those of the newest one wait for it.
 */
export async function findFetched(said: ClusterEvent, sender: string, history: History): Promise<Found> {
  const { environment, cluster, revision, ...event } = said;
  const refused = await refusalOfSender(said, sender, history);
  if (refused !== undefined) return refused;
  const commit = await history.lastChange(revision ?? (await history.tip()), environment);
  const before = commit === undefined ? undefined : await history.firstParentOf(commit);
  const tasks = commit === undefined ? [] : await tasksBetween({ environment, before, after: commit }, history);
  const told = tasks.flatMap((task): readonly Told[] => {
    const here = task.parts.filter(({ unit, removed }) => removed !== true && parseUnit(unit)?.cluster === cluster);
    if (task.commit !== commit || here.length === 0) return [];
    const events = here.map(({ unit, digest }) => ({
      about: { kind: "part", environment, unit, digest } as const,
      ...event,
    }));
    return [{ task, events }];
  });
  return told.length > 0
    ? { status: "found", told }
    : { status: "nothing", reason: `nothing was brought to ${environment}/${cluster} that waits to be fetched` };
}
