import type { FluxEvent } from "../../events/flux.ts";
import { parseKustomizations, type ReadCluster } from "../../events/flux-object.ts";
import { type FluxStatus, parseFluxStatus } from "../../events/flux-status.ts";
import { parseUnit } from "../../model/names/unit.ts";
import { compareText } from "../../model/problem.ts";
import type { Event } from "../../model/task/event.ts";
import { statusRefusalOf } from "../../model/task/reporter.ts";
import { seenNow } from "../../model/task/seen.ts";
import { advance, type Part, split, type Task } from "../../model/task/task.ts";
import type { Lock } from "../../model/tree/lock.ts";
import type { History, ReportDeps } from "./needs.ts";
import { ofPart } from "./task-at.ts";
import type { ReadTask } from "./task-log.ts";

/** What there is to see of an environment, and why some of it is not. */
export type Evidence = {
  readonly clusters: ReadonlyMap<string, ReadCluster>;
  /** What Flux's commit statuses say of units, newest first; each at a commit, by GitHub's clock. */
  readonly statuses: readonly FluxEvent[];
  readonly notChecked: readonly string[];
};

/** Commits whose statuses are read: a unit's status is on every commit that its cluster has been at. */
const mostStatused = 10;

/** What the environment's clusters say, as far as there is a way to read it; `commits` are its newest ones. */
export async function lookAt(
  {
    environment,
    lock,
    commits,
  }: { readonly environment: string; readonly lock: Lock; readonly commits: readonly string[] },
  { readCluster, statusesOn }: ReportDeps,
): Promise<Evidence> {
  const clusters = new Map<string, ReadCluster>();
  const notChecked: string[] = [];
  const names = new Set([...lock.units.keys()].flatMap((unit) => parseUnit(unit)?.cluster ?? []));
  for (const cluster of readCluster === undefined ? [] : names) {
    const read = await readCluster?.(cluster);
    if (read?.status === "read") clusters.set(cluster, parseKustomizations(read.object, { environment, cluster }));
    else notChecked.push(`${environment}: the Flux objects of ${cluster} are not checked: ${read?.reason}`);
  }
  const statuses: FluxEvent[] = [];
  for (const commit of lock.statusReporter === undefined ? [] : commits.slice(0, mostStatused))
    statuses.push(...(await statusesOn(commit)).flatMap((status) => believed(status, { environment, lock }) ?? []));
  return { clusters, statuses, notChecked };
}

/** What a status says of a unit of the environment, where its own status reporter wrote it. */
function believed(
  status: FluxStatus,
  { environment, lock }: { readonly environment: string; readonly lock: Lock },
): FluxEvent | undefined {
  const parsed = parseFluxStatus(status);
  if (parsed.status === "unknown" || parsed.event.environment !== environment) return undefined;
  return statusRefusalOf(parsed.creator, environment, lock) === undefined ? parsed.event : undefined;
}

/** What the evidence says of the task that its log does not, each as an event to append. */
export async function newsOf(read: ReadTask, evidence: Evidence, history: History): Promise<readonly Event[]> {
  const news: Event[] = [];
  for (const { part, ...alone } of split(read.task)) {
    let task: Task = alone;
    const heardAt = read.heard.get(part.unit) ?? "";
    const said = [
      await byStatus(evidence, { part, task }, heardAt, history),
      await byCluster(evidence, { part, task }, history),
    ];
    for (const one of said) {
      const event = one && seenNow(task, ofPart(one, part));
      if (event === undefined) continue;
      news.push(event);
      task = advance(task, event);
    }
  }
  return news;
}

/** The newest status of the unit, where it is of the content that this task brought, and newer than all that was heard. */
async function byStatus(
  { statuses }: Evidence,
  { part, task }: Of,
  heardAt: string,
  history: History,
): Promise<FluxEvent | undefined> {
  const ofUnit = statuses.filter(({ unit, at }) => unit === part.unit && at > heardAt);
  for (const said of ofUnit.toSorted((a, b) => compareText(b.at, a.at)))
    if (said.revision !== undefined && (await isBroughtBy(task, part, said.revision, history))) return said;
  return undefined;
}

/** What the unit's Kustomization says, or that there is none any more. */
async function byCluster({ clusters }: Evidence, of: Of, history: History): Promise<FluxEvent | undefined> {
  const cluster = clusters.get(parseUnit(of.part.unit)?.cluster ?? "");
  if (cluster === undefined) return undefined;
  return of.part.removed === true ? goneFrom(cluster, of, history) : saidOf(cluster, of, history);
}

type Of = { readonly part: Part; readonly task: Task };

/** What a unit's Kustomization says, where that is of the content that this task brought. */
async function saidOf(cluster: ReadCluster, { part, task }: Of, history: History): Promise<FluxEvent | undefined> {
  const said = cluster.said.find(({ unit }) => unit === part.unit);
  const revision = said?.revision ?? (await history.tip());
  return said !== undefined && (await isBroughtBy(task, part, revision, history)) ? said : undefined;
}

/** A unit without a Kustomization is gone, where the cluster's Flux has come to the commit that removed it. */
async function goneFrom(cluster: ReadCluster, { part, task }: Of, history: History): Promise<FluxEvent | undefined> {
  if (cluster.units.has(part.unit))
    return cluster.said.find(({ unit, step }) => unit === part.unit && step === "deleted");
  if (cluster.appliedAt === undefined || !(await isBroughtBy(task, part, cluster.appliedAt, history))) return undefined;
  const { environment } = task.target;
  const at = task.events.at(-1)?.at;
  if (at === undefined) return undefined;
  return { environment, unit: part.unit, step: "deleted", state: "done", at, source: "cluster", message: "gone" };
}

/** Whether, at the revision, the unit is as the task's commit left it. */
async function isBroughtBy(task: Task, { unit }: Part, revision: string, history: History): Promise<boolean> {
  if (revision === task.commit) return true;
  if (!(await history.isOnDefaultBranch(revision))) return false;
  return (await history.lastChange(revision, `${task.target.environment}/${unit}`)) === task.commit;
}
