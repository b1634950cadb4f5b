import type { FluxEvent } from "../../events/flux.ts";
import { changedUnits } from "../../model/change/compare.ts";
import { isCommitId } from "../../model/names/commit.ts";
import { printExternalId, type TaskId } from "../../model/names/external-id.ts";
import { parseUnit } from "../../model/names/unit.ts";
import { refusalOf } from "../../model/task/reporter.ts";
import type { Task } from "../../model/task/task.ts";
import type { FindDeps } from "./find-gone.ts";
import { findRemovals } from "./find-removals.ts";
import type { History } from "./needs.ts";
import { ofPart, type Told, taskAt } from "./task-at.ts";

export type Found =
  | { readonly status: "found"; readonly told: readonly Told[] }
  | { readonly status: "refused" | "nothing"; readonly reason: string };

/** Which tasks an event of Flux speaks of, if its sender may speak of that environment at all. */
export async function findTasks(said: FluxEvent, sender: string, deps: FindDeps): Promise<Found> {
  const { history } = deps;
  const { environment, unit, revision, digest } = said;
  const refused = await refusalOfSender(said, sender, history);
  if (refused !== undefined) return refused;
  const seen = revision ?? (await history.tip());
  const removals = await findRemovals(said, seen, deps);
  if (removals !== undefined)
    return removals.length > 0 ? { status: "found", told: removals } : nothing(notRemoved(said));
  const locked = (await history.lockAt(seen, environment))?.units.get(unit);
  if (locked?.application === undefined) return nothing(`${environment}/${unit} belongs to no application`);
  if (revision === undefined && digest !== locked.rendered && digest !== locked.input) {
    return nothing(`it does not say at which commit ${environment}/${unit} is`);
  }
  const commit = await history.lastChange(seen, `${environment}/${unit}`);
  const target = { environment, application: locked.application };
  const task = isCommitId(commit) ? await taskAt({ target, commit }, history) : undefined;
  const event = ofPart(said, { unit, digest: locked.rendered });
  return task === undefined
    ? nothing(`no commit brought ${environment}/${unit}`)
    : { status: "found", told: [{ task, events: [event] }] };
}

/** Whether the sender may speak of that environment, and of that revision, at all; `undefined` where it may. */
export async function refusalOfSender(
  { environment, revision }: Pick<FluxEvent, "environment" | "revision">,
  sender: string,
  history: History,
): Promise<Extract<Found, { status: "refused" | "nothing" }> | undefined> {
  const refusal = refusalOf(sender, environment, await history.lockAt(await history.tip(), environment));
  if (refusal !== undefined) return { status: "refused", reason: refusal };
  if (revision === undefined || (await history.isOnDefaultBranch(revision))) return undefined;
  return { status: "refused", reason: `${revision} is no commit of the environments repository's default branch` };
}

function notRemoved({ environment, unit }: FluxEvent): string {
  const name = parseUnit(unit);
  return name?.layer === "roster"
    ? `nothing that was removed from ${environment}/${name.cluster} is still waited for`
    : `no commit that is merged has removed anything of ${environment}/${unit} that a task waits for`;
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
  // Where one commit brought it all, no unit has to be asked for its last change.
  const isOne = before !== undefined && before === (await history.firstParentOf(after));
  for (const { path: unit } of lock === undefined ? [] : changedUnits(old, lock)) {
    const application = (lock?.units.get(unit) ?? old?.units.get(unit))?.application;
    if (application === undefined) continue;
    const commit = isOne ? after : await history.lastChange(after, `${environment}/${unit}`);
    if (isCommitId(commit)) ids.set(`${application}@${commit}`, { target: { environment, application }, commit });
  }
  const tasks = (await Promise.all([...ids.values()].map((id) => taskAt(id, history)))).filter(
    (task) => task !== undefined,
  );
  // Applications that are told together have one task.
  return [...new Map(tasks.map((task) => [printExternalId(task), task])).values()];
}
