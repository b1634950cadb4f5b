import type { RiskRule } from "./risk.ts";
import { budgetExceeded } from "./rules/budget-exceeded.ts";
import { budgetNear } from "./rules/budget-near.ts";
import { budgetRaised } from "./rules/budget-raised.ts";
import { chartMajorVersion } from "./rules/chart-major-version.ts";
import { clusterRemoved } from "./rules/cluster-removed.ts";
import { dataDeleted } from "./rules/data-deleted.ts";
import { dataLeftBehind } from "./rules/data-left-behind.ts";
import { dataUnprotected } from "./rules/data-unprotected.ts";
import { definitionRemoved } from "./rules/definition-removed.ts";
import { drainBlocked } from "./rules/drain-blocked.ts";
import { exceptionAdded } from "./rules/exception-added.ts";
import { handEditOverwritten } from "./rules/hand-edit-overwritten.ts";
import { hostTakenOver } from "./rules/host-taken-over.ts";
import { imageSourceChanged } from "./rules/image-source-changed.ts";
import { imageUnverified } from "./rules/image-unverified.ts";
import { immutableField } from "./rules/immutable-field.ts";
import { memoryReduced } from "./rules/memory-reduced.ts";
import { mergeAutomatic } from "./rules/merge-automatic.ts";
import { namespaceMoved } from "./rules/namespace-moved.ts";
import { networkOpened } from "./rules/network-opened.ts";
import { patchChanged } from "./rules/patch-changed.ts";
import { podSecurityLoosened } from "./rules/pod-security-loosened.ts";
import { policyLowered } from "./rules/policy-lowered.ts";
import { productionAccessGained } from "./rules/production-access-gained.ts";
import { replicasToZero } from "./rules/replicas-to-zero.ts";
import { reporterChanged } from "./rules/reporter-changed.ts";
import { rightsWidened } from "./rules/rights-widened.ts";
import { secretSourceChanged } from "./rules/secret-source-changed.ts";
import { selectorChanged } from "./rules/selector-changed.ts";
import { storageChanged } from "./rules/storage-changed.ts";
import { tierLowered } from "./rules/tier-lowered.ts";
import { versionDowngraded } from "./rules/version-downgraded.ts";
import { workloadRemoved } from "./rules/workload-removed.ts";

/** What every plan is looked through for. */
export const riskRules: readonly RiskRule[] = [
  budgetExceeded,
  budgetNear,
  budgetRaised,
  chartMajorVersion,
  clusterRemoved,
  dataDeleted,
  dataLeftBehind,
  dataUnprotected,
  definitionRemoved,
  drainBlocked,
  exceptionAdded,
  handEditOverwritten,
  hostTakenOver,
  imageSourceChanged,
  imageUnverified,
  immutableField,
  memoryReduced,
  mergeAutomatic,
  namespaceMoved,
  networkOpened,
  patchChanged,
  podSecurityLoosened,
  policyLowered,
  productionAccessGained,
  replicasToZero,
  reporterChanged,
  rightsWidened,
  secretSourceChanged,
  selectorChanged,
  storageChanged,
  tierLowered,
  versionDowngraded,
  workloadRemoved,
];
