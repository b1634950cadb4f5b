import type { RiskRule } from "./risk.ts";
import { clusterRemoved } from "./rules/cluster-removed.ts";
import { dataDeleted } from "./rules/data-deleted.ts";
import { dataUnprotected } from "./rules/data-unprotected.ts";
import { exceptionAdded } from "./rules/exception-added.ts";
import { podSecurityLoosened } from "./rules/pod-security-loosened.ts";
import { replicasToZero } from "./rules/replicas-to-zero.ts";
import { workloadRemoved } from "./rules/workload-removed.ts";

/** What every plan is looked through for. */
export const riskRules: readonly RiskRule[] = [
  clusterRemoved,
  dataDeleted,
  dataUnprotected,
  exceptionAdded,
  podSecurityLoosened,
  replicasToZero,
  workloadRemoved,
];
