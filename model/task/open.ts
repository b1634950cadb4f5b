import { changedUnits } from "../change/compare.ts";
import { isCommitId, isRepositoryName } from "../names/commit.ts";
import type { TaskId } from "../names/external-id.ts";
import { parseSource } from "../names/source.ts";
import type { Lock, LockedApplication } from "../tree/lock.ts";
import type { Task } from "./task.ts";

/**
 * The task that `id.commit` started, before anything was said of it: `before` and `after` are the environment's lock
 * at the commit's first parent and at the commit. `undefined` when the commit changed none of the application's units:
 * one that it removed is no part of a task, for nobody reports on it.
 */
export function openTask(id: TaskId, before: Lock | undefined, after: Lock): Task | undefined {
  const { application } = id.target;
  const parts = changedUnits(before, after).flatMap(({ path }) => {
    const unit = after.units.get(path);
    return unit?.application === application ? [{ unit: path, digest: unit.rendered }] : [];
  });
  const source = parseSource(after.source);
  if (parts.length === 0 || source === undefined) return undefined;
  return { ...id, parts, source, ...origin(after.applications.get(application)), events: [] };
}

/** Which commit of the application is deployed, where the lock says it. */
function origin(locked: LockedApplication | undefined): Pick<Task, "application" | "image"> {
  if (locked === undefined) return {};
  const { repository, commit, image } = locked;
  return {
    ...(isRepositoryName(repository) && isCommitId(commit) && { application: { repository, commit } }),
    ...(image !== undefined && { image }),
  };
}
