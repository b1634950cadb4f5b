import { changedUnits } from "../change/compare.ts";
import { isCommitId, isRepositoryName } from "../names/commit.ts";
import type { TaskId } from "../names/external-id.ts";
import { parseSource } from "../names/source.ts";
import { parseUnit, printUnit } from "../names/unit.ts";
import type { Lock, LockedApplication } from "../tree/lock.ts";
import type { Part, Task } from "./task.ts";

/** So many applications of an environment that one commit moves are told one by one; more of them together. */
export const mostAlone = 5;

/**
 * The task that `id.commit` started, before anything was said of it: `before` and `after` are the environment's lock
 * at the commit's first parent and at the commit. `undefined` when the commit changed none of the application's units.
 * Where it moves more than `mostAlone` applications, it is the task of the environment as a whole: told one by one, they
 * would not fit into what GitHub takes in an hour.
 */
export function openTask({ commit, target }: TaskId, before: Lock | undefined, after: Lock): Task | undefined {
  const ownerOf = (path: string): string | undefined => (after.units.get(path) ?? before?.units.get(path))?.application;
  const moved = changedUnits(before, after).filter(({ path }) => ownerOf(path) !== undefined);
  const isMeant = (path: string): boolean => target.application === undefined || ownerOf(path) === target.application;
  if (!moved.some(({ path }) => isMeant(path))) return undefined;
  const isWhole = new Set(moved.map(({ path }) => ownerOf(path))).size > mostAlone;
  if (target.application === undefined && !isWhole) return undefined;
  const id: TaskId = isWhole ? { commit, target: { environment: target.environment } } : { commit, target };
  const changed = moved.flatMap(({ path }): readonly Part[] => {
    if (!isWhole && !isMeant(path)) return [];
    const unit = after.units.get(path);
    const digest = unit?.rendered ?? before?.units.get(path)?.rendered;
    return digest === undefined ? [] : [{ unit: path, digest, ...(unit === undefined && { removed: true }) }];
  });
  const reported = changed.filter((part) => isReported(part, changed, after));
  const parts = isWhole ? withSuites(reported, after) : reported;
  const source = parseSource(after.source);
  if (parts.length === 0 || source === undefined) return undefined;
  const { application } = id.target;
  const of =
    application === undefined
      ? { applications: renewed(before, after) }
      : {
          ...origin(after.applications.get(application)),
          ...(isTested(application, parts, after) && ({ suite: true } as const)),
        };
  return { ...id, parts, source, ...of, events: [] };
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

const stays = ({ removed }: Part): boolean => removed !== true;

/** Whether a suite runs against what the parts of an application have become. */
const isTested = (application: string, parts: readonly Part[], after: Lock): boolean =>
  parts.some(stays) && after.applications.get(application)?.suite === true;

/** Of each application with a suite, one part that stays is what its suite speaks of: its own rather than its tenant. */
function withSuites(parts: readonly Part[], after: Lock): readonly Part[] {
  const carriers = new Map<string, Part>();
  const own = parts.filter(({ unit }) => parseUnit(unit)?.layer === "apps");
  for (const part of [...own, ...parts]) {
    const application = parseUnit(part.unit)?.application;
    if (application === undefined || carriers.has(application)) continue;
    if (isTested(application, [part], after)) carriers.set(application, part);
  }
  const carrying = new Set(carriers.values());
  return parts.map((part) => (carrying.has(part) ? { ...part, suite: true } : part));
}

/** The applications of which another commit is deployed than before. */
const renewed = (before: Lock | undefined, after: Lock): NonNullable<Task["applications"]> =>
  [...after.applications].flatMap(([application, locked]) => {
    const { application: source } = origin(locked);
    const isNew = source !== undefined && before?.applications.get(application)?.commit !== source.commit;
    return isNew ? [{ application, source }] : [];
  });

/** Which commit of the application is deployed, where the lock says it. */
function origin(locked: LockedApplication | undefined): Pick<Task, "application" | "image"> {
  if (locked === undefined) return {};
  const { repository, commit, image } = locked;
  return {
    ...(isRepositoryName(repository) && isCommitId(commit) && { application: { repository, commit } }),
    ...(image !== undefined && { image }),
  };
}
