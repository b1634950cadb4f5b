import type { RiskRule } from "../risk.ts";
import { cluster, files, organization, production } from "./example.ts";

const two = files(organization(), production(), cluster(), cluster("production-us"));

export const clusterRemoved: RiskRule = {
  id: "cluster-removed",
  title: "No cluster is left to itself",
  rationale:
    "With the document of a cluster goes its whole folder. Flux there finds nothing to apply any more and deletes " +
    "nothing: what runs goes on, unsteered, with the rights and the data that it has, and is paid for.",
  link: "https://fluxcd.io/flux/components/kustomize/kustomizations/#path",
  severity: "error",
  examples: {
    accepted: { before: two, after: two },
    rejected: { before: two, after: files(organization(), production(), cluster()) },
  },
  *check({ environments }) {
    for (const { environment, remarks } of environments)
      for (const remark of remarks)
        if (remark.kind === "removed-cluster")
          yield {
            environment,
            document: { kind: "Cluster", name: remark.cluster },
            message: `the folder of ${remark.cluster} goes, and what runs there goes on unsteered`,
            fix: "say `retire` in its document first, and take the cluster down afterwards",
          };
  },
};
