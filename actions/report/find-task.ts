import type { FluxEvent } from "../../events/flux.ts";
import { isCommitId } from "../../model/names/commit.ts";
import type { TaskId } from "../../model/names/external-id.ts";
import type { Event } from "../../model/task/event.ts";
import { openTask } from "../../model/task/open.ts";
import { refusalOf } from "../../model/task/reporter.ts";
import type { Task } from "../../model/task/task.ts";
import type { History } from "./needs.ts";

/** The task that a commit of the environments repository started, as the locks around it tell; without events. */
export async function taskAt(id: TaskId, history: History): Promise<Task | undefined> {
  const { environment } = id.target;
  const after = await history.lockAt(id.commit, environment);
  if (after === undefined) return undefined;
  const parent = await history.firstParentOf(id.commit);
  const before = parent === undefined ? undefined : await history.lockAt(parent, environment);
  return openTask(id, before, after);
}

export type Found =
  | { readonly status: "found"; readonly task: Task; readonly event: Event }
  | { readonly status: "refused" | "nothing"; readonly reason: string };

/** Which task an event of Flux speaks of, if its sender may speak of that environment at all. */
export async function findTask(said: FluxEvent, sender: string, history: History): Promise<Found> {
  const { environment, unit, revision, digest, ...rest } = said;
  const tip = await history.tip();
  const refusal = refusalOf(sender, environment, await history.lockAt(tip, environment));
  if (refusal !== undefined) return { status: "refused", reason: refusal };
  if (revision !== undefined && !(await history.isOnDefaultBranch(revision))) {
    return { status: "refused", reason: `${revision} is no commit of the environments repository's default branch` };
  }
  const seen = revision ?? tip;
  const locked = (await history.lockAt(seen, environment))?.units.get(unit);
  if (locked?.application === undefined) return nothing(`${environment}/${unit} belongs to no application`);
  if (revision === undefined && digest !== locked.rendered && digest !== locked.input) {
    return nothing(`it does not say at which commit ${environment}/${unit} is`);
  }
  const commit = await history.lastChange(seen, `${environment}/${unit}`);
  const target = { environment, application: locked.application };
  const task = isCommitId(commit) ? await taskAt({ target, commit }, history) : undefined;
  const event: Event = { about: { kind: "part", environment, unit, digest: locked.rendered }, ...rest };
  return task === undefined ? nothing(`no commit brought ${environment}/${unit}`) : { status: "found", task, event };
}

const nothing = (reason: string): Found => ({ status: "nothing", reason });

/** The tasks that the commits after `before`, up to `after`, started in an environment and that are not overwritten yet. */
export async function tasksBetween(
  {
    environment,
    before,
    after,
  }: { readonly environment: string; readonly before: string | undefined; readonly after: string },
  history: History,
): Promise<readonly Task[]> {
  const [old, lock] = [
    before === undefined ? undefined : await history.lockAt(before, environment),
    await history.lockAt(after, environment),
  ];
  const ids = new Map<string, TaskId>();
  for (const [unit, { application, rendered }] of lock?.units ?? []) {
    if (application === undefined || old?.units.get(unit)?.rendered === rendered) continue;
    const commit = await history.lastChange(after, `${environment}/${unit}`);
    if (isCommitId(commit)) ids.set(`${application}@${commit}`, { target: { environment, application }, commit });
  }
  const tasks = await Promise.all([...ids.values()].map((id) => taskAt(id, history)));
  return tasks.filter((task) => task !== undefined);
}

/** The newer commit that changed a unit of the task again, as the default branch stands; `undefined` for a current task. */
export async function superseder({ target, commit, parts }: Task, history: History): Promise<string | undefined> {
  const tip = await history.tip();
  for (const { unit } of parts) {
    const latest = await history.lastChange(tip, `${target.environment}/${unit}`);
    if (latest !== undefined && latest !== commit) return latest;
  }
  return undefined;
}
