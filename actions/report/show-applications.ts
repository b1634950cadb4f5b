import { parseUnit } from "../../model/names/unit.ts";
import { OutsideError, UserError } from "../../model/problem.ts";
import { at, type Standing } from "../../model/task/standing.ts";
import { split, type Task } from "../../model/task/task.ts";
import { toCommitStatus } from "../../views/task/commit-status.ts";
import type { ReportDeps } from "./needs.ts";

type Shown = {
  readonly standing: Standing;
  /** Units of which something was said; all, where that is not known. */
  readonly moved: readonly string[] | undefined;
  readonly isThorough: boolean;
};

/**
 * Where a whole environment is told together, each application's own commit still says how it went: its part of the
 * task. Gives where GitHub did not let us.
 */
export async function showApplications(
  { standing: { task }, moved, isThorough }: Shown,
  deps: ReportDeps,
): Promise<readonly string[]> {
  if (task.applications === undefined) return [];
  const meant = moved && new Set(moved.map((unit) => parseUnit(unit)?.application));
  const alone = partsByApplication(task);
  const refusals: string[] = [];
  for (const { application, source } of task.applications) {
    const part = alone.get(application);
    if (part === undefined || meant?.has(application) === false) continue;
    const status = toCommitStatus(at(part, { now: deps.now() }));
    const refused = await refusalOf(() => deps.showStatus(source, status, !isThorough));
    if (refused !== undefined) refusals.push(refused.message);
  }
  return refusals;
}

function partsByApplication(task: Task): ReadonlyMap<string, Task> {
  const alone = new Map<string, Task>();
  for (const { part, events, ...rest } of split(task)) {
    const application = parseUnit(part.unit)?.application;
    if (application === undefined) continue;
    const { target, ...known } = alone.get(application) ?? {
      ...rest,
      parts: [],
      events: task.events.filter(({ about }) => about.kind === "task"),
    };
    alone.set(application, {
      ...known,
      target: { ...target, application },
      parts: [...known.parts, part],
      events: [...known.events, ...events.filter(({ about }) => about.kind === "part")],
    });
  }
  return alone;
}

/** Why something was not written, in words for people; what is our own mistake is thrown. */
export async function refusalOf(write: () => Promise<void>): Promise<UserError | OutsideError | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    if (error instanceof UserError || error instanceof OutsideError) return error;
    throw error;
  }
}
