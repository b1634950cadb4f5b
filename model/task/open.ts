import { changedUnits } from "../change/compare.ts";
import { isCommitId, isRepositoryName } from "../names/commit.ts";
import type { TaskId } from "../names/external-id.ts";
import { parseSource } from "../names/source.ts";
import { parseUnit, printUnit } from "../names/unit.ts";
import type { Lock, LockedApplication } from "../tree/lock.ts";
import type { Part, Task } from "./task.ts";

/**
 * The task that `id.commit` started, before anything was said of it: `before` and `after` are the environment's lock
 * at the commit's first parent and at the commit. `undefined` when the commit changed none of the application's units.
 */
export function openTask(id: TaskId, before: Lock | undefined, after: Lock): Task | undefined {
  const { application } = id.target;
  const changed = changedUnits(before, after).flatMap(({ path }): readonly Part[] => {
    const [unit, former] = [after.units.get(path), before?.units.get(path)];
    if (unit !== undefined) return unit.application === application ? [{ unit: path, digest: unit.rendered }] : [];
    return former?.application === application ? [{ unit: path, digest: former.rendered, removed: true }] : [];
  });
  const parts = changed.filter((part) => isReported(part, changed, after));
  const source = parseSource(after.source);
  if (parts.length === 0 || source === undefined) return undefined;
  return { ...id, parts, source, ...origin(after.applications.get(application)), events: [] };
}

/**
 * Whether Flux will tell the part's end. Of a cluster that is removed as a whole nothing is deleted, for nobody steers it
 * any more. Where a tenant is removed, everything in its namespace goes with it, and that is what counts: Flux takes the
 * application's rights away while it still deletes by them, so of the application alone it often says that it failed.
 */
function isReported({ unit, removed }: Part, parts: readonly Part[], after: Lock): boolean {
  const name = parseUnit(unit);
  if (removed !== true || name === undefined) return true;
  if (!after.units.has(printUnit({ cluster: name.cluster, layer: "flux" }))) return false;
  const tenant = printUnit({ ...name, layer: "tenants" });
  return unit === tenant || !parts.some((other) => other.unit === tenant && other.removed === true);
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
