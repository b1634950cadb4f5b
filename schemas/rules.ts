import type { Rule } from "../model/rule.ts";
import type { Model } from "../model/spec/model.ts";
import { namespaceOfItsOwn } from "./rules/namespace-of-its-own.ts";
import { patchHasATarget } from "./rules/patch-has-a-target.ts";
import { playgroundAccount } from "./rules/playground-account.ts";
import { probesPresent } from "./rules/probes-present.ts";
import { productionByDigest } from "./rules/production-by-digest.ts";
import { productionReplicas } from "./rules/production-replicas.ts";
import { replicasBesideScaling } from "./rules/replicas-beside-scaling.ts";
import { reporterOfItsOwn } from "./rules/reporter-of-its-own.ts";
import { scalingRange } from "./rules/scaling-range.ts";
import { separateRepositories } from "./rules/separate-repositories.ts";

/** The policies every organization's specs are held to. */
export const rules: readonly Rule<Model>[] = [
  namespaceOfItsOwn,
  patchHasATarget,
  playgroundAccount,
  probesPresent,
  productionByDigest,
  productionReplicas,
  replicasBesideScaling,
  reporterOfItsOwn,
  scalingRange,
  separateRepositories,
];
