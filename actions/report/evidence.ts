import type { FluxEvent } from "../../events/flux.ts";
import { parseKustomizations, type ReadCluster } from "../../events/flux-object.ts";
import { parseUnit } from "../../model/names/unit.ts";
import type { Event } from "../../model/task/event.ts";
import { seenNow } from "../../model/task/seen.ts";
import { advance, type Part, type Task } from "../../model/task/task.ts";
import type { Lock } from "../../model/tree/lock.ts";
import type { History, ReportDeps } from "./needs.ts";
import { ofPart } from "./task-at.ts";
import type { ReadTask } from "./task-log.ts";

/** What there is to see of an environment, and why some of it is not. */
export type Evidence = {
  readonly clusters: ReadonlyMap<string, ReadCluster>;
  readonly notChecked: readonly string[];
};

/** Reads the Flux objects of the environment's clusters, where the run was given a way to. */
export async function lookAt(environment: string, lock: Lock, { readCluster }: ReportDeps): Promise<Evidence> {
  const clusters = new Map<string, ReadCluster>();
  const notChecked: string[] = [];
  const names = new Set([...lock.units.keys()].flatMap((unit) => parseUnit(unit)?.cluster ?? []));
  if (readCluster === undefined) return { clusters, notChecked };
  await Promise.all(
    [...names].map(async (cluster) => {
      const read = await readCluster(cluster);
      if (read.status === "read") clusters.set(cluster, parseKustomizations(read.object, { environment, cluster }));
      else notChecked.push(`${environment}: the Flux objects of ${cluster} are not checked: ${read.reason}`);
    }),
  );
  return { clusters, notChecked: notChecked.sort() };
}

/** What the evidence says of the task that its log does not, each as an event to append. */
export async function newsOf(read: ReadTask, { clusters }: Evidence, history: History): Promise<readonly Event[]> {
  let { task } = read;
  const news: Event[] = [];
  for (const part of task.parts) {
    const cluster = clusters.get(parseUnit(part.unit)?.cluster ?? "");
    if (cluster === undefined) continue;
    const said =
      part.removed === true
        ? await goneFrom(cluster, { part, task }, history)
        : await saidOf(cluster, { part, task }, history);
    const event = said && seenNow(task, ofPart(said, part));
    if (event === undefined) continue;
    news.push(event);
    task = advance(task, event);
  }
  return news;
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
