import type { Why } from "../model/change/object-change.ts";
import type { SpecEdit } from "../model/change/spec-edits.ts";
import { type EditGroup, groupsOf, reaches, whatIf } from "../model/change/what-if.ts";
import { isClusterLayer, parseUnit, printUnit, type UnitName, unitIn } from "../model/names/unit.ts";
import type { Model } from "../model/spec/model.ts";
import type { FolderPlan } from "../model/tree/folder-plan.ts";
import type { Lock } from "../model/tree/lock.ts";
import { inputDigest } from "./digest.ts";
import { filesOf, unitsOfModels } from "./unit-of.ts";
import { rendererVersion } from "./version.ts";

export type CausesRequest = {
  readonly before: Model;
  readonly after: Model;
  readonly edits: readonly SpecEdit[];
  readonly plan: FolderPlan;
  /** What the environment's folder was rendered with, where that can be told. */
  readonly lock: Lock | undefined;
};

/**
 * Why each file of a plan changes. Where several edits can be the reason, each is tried alone: the unit is rendered from
 * the former specs with that one edit, and what then differs is what it causes. So a cause is seen, and not inferred from
 * the names of fields.
 */
export function causesOf(request: CausesRequest): (path: string) => readonly Why[] {
  const explained = new Map<string, (path: string) => readonly Why[]>();
  const explain = explainer(request);
  return (path) => {
    const name = unitIn(path);
    if (name === undefined) return request.plan.drift.includes(path) ? [{ kind: "hand" }] : [{ kind: "follows" }];
    const key = printUnit(name);
    const known = explained.get(key) ?? explain(name);
    explained.set(key, known);
    return known(path);
  };
}

/** Explains the files of one unit. */
function explainer({ before, after, edits, plan, lock }: CausesRequest) {
  const { environment } = plan;
  const groups = groupsOf(edits);
  const unitOf = unitsOfModels(plan);
  return (name: UnitName): ((path: string) => readonly Why[]) => {
    const key = printUnit(name);
    const near = groups.filter((group) => reaches(group, { ...name, environment }, after));
    if (isClusterLayer(name.layer)) return () => (hasOthers(plan, name) ? [{ kind: "follows" }] : spoken(near));
    const [was, is] = [unitOf(before, name), unitOf(after, name)];
    const former = was && inputDigest(was.name.layer, was.input);
    const anyway = () => besides(key, plan, lock);
    if (near.length === 0 || (is !== undefined && former === inputDigest(is.name.layer, is.input))) return anyway;
    if (was === undefined || is === undefined) return () => spoken(near);
    const isBehind = lock?.units.get(key)?.input !== former;
    if (near.length === 1 && !isBehind) return () => spoken(near);
    const [base, head] = [was.files(), is.files()];
    const tried = near.map((group) => ({ group, files: filesOf(unitOf(whatIf(before, after, group), name)) }));
    return (path) => {
      const file = path.slice(key.length + 1);
      if (base.get(file) === head.get(file)) return anyway();
      const causes = tried.filter(({ files }) => files !== undefined && files.get(file) !== base.get(file));
      return spoken(causes.length > 0 ? causes.map(({ group }) => group) : near);
    };
  };
}

const spoken = (groups: readonly EditGroup[]): readonly Why[] =>
  groups.flatMap((group) => group.edits.map((edit): Why => ({ kind: "spec", edit })));

/** What is no doing of the edits. */
function besides(unit: string, { drift }: FolderPlan, lock: Lock | undefined): readonly Why[] {
  if (drift.some((path) => path === unit || path.startsWith(`${unit}/`))) return [{ kind: "hand" }];
  if (lock !== undefined && lock.renderer !== rendererVersion) return [{ kind: "renderer", from: lock.renderer }];
  return [{ kind: "earlier" }];
}

/** Whether other units of the cluster change, which its own layers list. */
const hasOthers = ({ units }: FolderPlan, { cluster }: UnitName): boolean =>
  units.some(({ path }) => {
    const unit = parseUnit(path);
    return unit?.cluster === cluster && !isClusterLayer(unit.layer);
  });
