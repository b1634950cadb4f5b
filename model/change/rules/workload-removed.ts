import type { RiskRule } from "../risk.ts";
import { application, image, release, shop, specs } from "./example.ts";
import { deletionsIn, kindOf, nameOf } from "./objects.ts";

/** What runs for as long as it is asked for. */
const kinds = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "CronJob", "HelmRelease"];

export const workloadRemoved: RiskRule = {
  id: "workload-removed",
  title: "What runs goes on running",
  rationale:
    "An application that leaves an environment or a cluster is stopped there by Flux, whoever still calls it: a document " +
    "that is deleted, a Release that no longer names it and a list of clusters all come to that.",
  link: "https://fluxcd.io/flux/components/kustomize/kustomizations/#prune",
  severity: "error",
  examples: {
    accepted: {
      before: shop("environments: { production: {} }"),
      after: shop("environments: { production: { replicas: 3 } }"),
    },
    rejected: {
      before: shop("environments: { production: {} }"),
      after: specs(
        application("environments: { production: {} }"),
        application("environments: { production: {} }", "billing"),
        release(image("billing")),
      ),
    },
  },
  *check(planned) {
    for (const object of deletionsIn(planned))
      if (kinds.includes(kindOf(object)))
        yield {
          object,
          message: `${nameOf(object)} is stopped and removed from ${object.cluster ?? object.environment}`,
          fix: "say `retire` in its document first, where it goes for good",
        };
  },
};
