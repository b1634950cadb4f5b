import { parseUnit, type UnitName } from "../model/names/unit.ts";
import { UserError } from "../model/problem.ts";
import { type Calls, callsOn } from "../model/spec/callers.ts";
import type { Cluster, Model } from "../model/spec/model.ts";
import { workloadIn } from "../model/spec/resolve.ts";
import type { FolderPlan } from "../model/tree/folder-plan.ts";
import type { Files } from "../model/tree/tree.ts";
import { unitsAt } from "./cluster.ts";
import type { Unit } from "./unit.ts";

/** A unit of one environment, as specs have it; `undefined` where they have none. */
export type UnitOf = (model: Model, name: UnitName) => Unit | undefined;

/** Finds the units of an environment. `kept`: the units there that stay for the data in them. */
export function unitsOfModels({ environment, kept }: Pick<FolderPlan, "environment" | "kept">): UnitOf {
  const keepsData = new Set(kept.flatMap((name) => parseUnit(name)?.application ?? []));
  const calls = new WeakMap<Model, Map<string, Calls>>();
  const callsIn = (model: Model, cluster: Cluster): Calls => {
    const known = calls.get(model) ?? new Map<string, Calls>();
    const found = known.get(cluster.name) ?? callsOn(model, cluster);
    calls.set(model, known.set(cluster.name, found));
    return found;
  };
  return (model, name) => {
    const cluster = model.clusters.get(name.cluster);
    if (cluster?.environment !== environment) return undefined;
    const workload = workloadIn(model, name.application ?? "", environment);
    if (workload === undefined) return undefined;
    const on = { model, cluster, calls: callsIn(model, cluster), keepsData };
    return unitsAt(on, workload).find((unit) => unit.name.layer === name.layer);
  };
}

/** Specs of which only one part was changed may be none that can be rendered. */
export function filesOf(unit: Unit | undefined): Files | undefined {
  try {
    return unit?.files();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
