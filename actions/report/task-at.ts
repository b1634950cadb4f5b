import type { TaskId } from "../../model/names/external-id.ts";
import type { Event } from "../../model/task/event.ts";
import { openTask } from "../../model/task/open.ts";
import type { Task } from "../../model/task/task.ts";
import type { History } from "./needs.ts";

/** An event, and the task it is of. */
export type Told = { readonly task: Task; readonly event: Event };

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
