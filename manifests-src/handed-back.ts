import { parseUnit, printUnit } from "../model/names/unit.ts";
import { UserError } from "../model/problem.ts";
import type { Workload } from "../model/spec/workload.ts";
import type { Lock } from "../model/tree/lock.ts";
import { isDeployed } from "./deployed.ts";

/**
 * An application that moves by blue/green runs as Flagger's primary, while its own Deployment stands at no pod. Flagger hands it back
 * when its Canary goes, for which it needs the Deployment, its Service and room for both. So it has to become `strategy: rolling`, in
 * so many words, before nothing is said of it or it goes. Throws a `UserError` that names all of a cluster that did not.
 */
export function requireHandedBack(cluster: string, lock: Lock | undefined, workloads: readonly Workload[]): void {
  const named = new Set(workloads.filter((one) => isDeployed(one) && one.strategy).map((one) => one.application));
  const left = [...(lock?.units ?? [])].flatMap(([key, { canary }]) => {
    const unit = parseUnit(key);
    const isLeft = canary === true && unit?.cluster === cluster && !named.has(unit.application ?? "");
    return isLeft && unit !== undefined ? [printUnit(unit)] : [];
  });
  if (left.length === 0) return;
  throw new UserError(
    `${left.join(" and ")} is moved by blue/green: write strategy: rolling, and let that become ready, before it goes`,
  );
}
