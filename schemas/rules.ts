import type { Rule } from "../model/rule.ts";
import type { Model } from "../model/spec/model.ts";
import { accountPerTier } from "./rules/account-per-tier.ts";
import { approversInProduction } from "./rules/approvers-in-production.ts";
import { chartRestricted } from "./rules/chart-restricted.ts";
import { databaseInProduction } from "./rules/database-in-production.ts";
import { egressMetadata } from "./rules/egress-metadata.ts";
import { egressToEverywhere } from "./rules/egress-to-everywhere.ts";
import { groupHasAGrant } from "./rules/group-has-a-grant.ts";
import { jobFitsTheRollout } from "./rules/job-fits-the-rollout.ts";
import { livenessIsNotReadiness } from "./rules/liveness-is-not-readiness.ts";
import { memoryUnit } from "./rules/memory-unit.ts";
import { namespaceOfItsOwn } from "./rules/namespace-of-its-own.ts";
import { noSecretInSpecs } from "./rules/no-secret-in-specs.ts";
import { patchHasATarget } from "./rules/patch-has-a-target.ts";
import { playgroundAccount } from "./rules/playground-account.ts";
import { probesPresent } from "./rules/probes-present.ts";
import { productionByDigest } from "./rules/production-by-digest.ts";
import { productionReplicas } from "./rules/production-replicas.ts";
import { replicasBesideScaling } from "./rules/replicas-beside-scaling.ts";
import { reporterOfItsOwn } from "./rules/reporter-of-its-own.ts";
import { scalingRange } from "./rules/scaling-range.ts";
import { secondApprover } from "./rules/second-approver.ts";
import { separateRepositories } from "./rules/separate-repositories.ts";
import { statusReporterOfItsOwn } from "./rules/status-reporter-of-its-own.ts";
import { volumeOfOnePod } from "./rules/volume-of-one-pod.ts";

/** The policies every organization's specs are held to. */
export const rules: readonly Rule<Model>[] = [
  accountPerTier,
  approversInProduction,
  chartRestricted,
  databaseInProduction,
  egressMetadata,
  egressToEverywhere,
  groupHasAGrant,
  jobFitsTheRollout,
  livenessIsNotReadiness,
  memoryUnit,
  namespaceOfItsOwn,
  noSecretInSpecs,
  patchHasATarget,
  playgroundAccount,
  probesPresent,
  productionByDigest,
  productionReplicas,
  replicasBesideScaling,
  reporterOfItsOwn,
  scalingRange,
  secondApprover,
  separateRepositories,
  statusReporterOfItsOwn,
  volumeOfOnePod,
];
