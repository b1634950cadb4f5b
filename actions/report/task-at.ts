import type { FluxEvent } from "../../events/flux.ts";
import type { TaskId } from "../../model/names/external-id.ts";
import { parseUnit } from "../../model/names/unit.ts";
import type { Event } from "../../model/task/event.ts";
import { openTask } from "../../model/task/open.ts";
import type { Part, Task } from "../../model/task/task.ts";
import type { History } from "./needs.ts";

/** What is said of a task; nothing, where it only begins. */
export type Told = { readonly task: Task; readonly events: readonly Event[] };

/** The task that a commit of the environments repository started, as the locks around it tell; without events. */
export async function taskAt(id: TaskId, history: History): Promise<Task | undefined> {
  const { environment } = id.target;
  const after = await history.lockAt(id.commit, environment);
  if (after === undefined) return undefined;
  return openTask(id, await lockBefore(id.commit, environment, history), after);
}

/** An environment's lock at the commit's first parent. */
export async function lockBefore(commit: string, environment: string, history: History) {
  const parent = await history.firstParentOf(commit);
  return parent === undefined ? undefined : history.lockAt(parent, environment);
}

export type Place = { readonly environment: string; readonly cluster: string; readonly commit: string };

/** The applications of which the commit took a unit from the cluster. */
export async function applicationsLeaving(
  { environment, cluster, commit }: Place,
  history: History,
): Promise<readonly string[]> {
  const [before, after] = [await lockBefore(commit, environment, history), await history.lockAt(commit, environment)];
  const removed = [...(before?.units ?? [])].filter(
    ([unit]) => after !== undefined && !after.units.has(unit) && parseUnit(unit)?.cluster === cluster,
  );
  return [...new Set(removed.flatMap(([, { application }]) => application ?? []))];
}

/** What was said of a unit, or of many, as said of one part of a task. */
export function ofPart(said: FluxEvent, { unit, digest }: Pick<Part, "unit" | "digest">): Event {
  const { environment, unit: _unit, revision: _revision, digest: _digest, ...rest } = said;
  return { about: { kind: "part", environment, unit, digest }, ...rest };
}

/** The same of a part that is removed. */
export const toldOf = (said: FluxEvent, task: Task, part: Part): Told => ({
  task,
  events: [{ ...ofPart(said, part), step: "deleted" }],
});
