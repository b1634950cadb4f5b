import { rendererVersion } from "../../manifests-src/version.ts";
import type { Remark } from "../../model/change/plan.ts";
import { parseSource } from "../../model/names/source.ts";
import { isByHand } from "../../model/tree/by-hand.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import type { Lock } from "../../model/tree/lock.ts";
import type { Ancestry, Standing } from "./needs.ts";

/** What is to be known of the environment's folder beside what changes in it. */
export async function remarksOf(
  plan: FolderPlan,
  { held, byHand, ancestry }: Standing,
  { lock, repository }: { readonly lock: Lock | undefined; readonly repository: string | undefined },
): Promise<readonly Remark[]> {
  const remarks: Remark[] = [];
  if (held.files.size === 0 && held.units.size === 0) remarks.push({ kind: "new" });
  else if (lock === undefined)
    remarks.push({ kind: "unreadable-lock", reason: held.lock === undefined ? "there is none" : "it cannot be read" });
  else {
    remarks.push(...(await remarksOnSource(lock, repository, ancestry)));
    if (lock.renderer !== rendererVersion)
      remarks.push({ kind: "other-version", renderer: lock.renderer, own: rendererVersion });
  }
  const hand = await byHand(plan);
  if (isByHand(hand)) remarks.push({ kind: "edited", byHand: hand });
  return [
    ...remarks,
    ...plan.removedClusters.map((cluster): Remark => ({ kind: "removed-cluster", cluster })),
    ...plan.kept.map((unit): Remark => ({ kind: "kept", unit })),
    ...plan.notDeployed.map((notDeployed): Remark => ({ kind: "not-deployed", notDeployed })),
  ];
}

/** `repository`: of the planned specs. */
async function remarksOnSource(
  { source: text }: Lock,
  repository: string | undefined,
  ancestry: Ancestry,
): Promise<readonly Remark[]> {
  const source = parseSource(text);
  if (source === undefined) return [];
  if (source.repository.toLowerCase() !== repository?.toLowerCase()) return [{ kind: "other-owner", source }];
  const isAncestor = await ancestry(source);
  if (isAncestor === true) return [];
  return [{ kind: isAncestor === false ? "diverged" : "unknown-source", source }];
}
