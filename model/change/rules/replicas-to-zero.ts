import { at } from "../at.ts";
import type { RiskRule } from "../risk.ts";
import { application, files, organization, release } from "./example.ts";
import { alteredIn, kindOf, nameOf } from "./objects.ts";

const kinds = ["Deployment", "StatefulSet", "ReplicaSet"];

const staging = `
apiVersion: landfall/v1
kind: Environment
metadata: { name: staging }
spec: { tier: staging, account: production, reporter: "acme-staging[bot]" }
---
apiVersion: landfall/v1
kind: Cluster
metadata: { name: staging-eu }
spec: { environment: staging, provider: existing }
`;

const replicas = (count: number): string =>
  files(
    organization(),
    staging,
    application(`environments: { staging: { replicas: ${count} } }`),
    release().replaceAll("production", "staging"),
  );

export const replicasToZero: RiskRule = {
  id: "replicas-to-zero",
  title: "What runs keeps a pod",
  rationale: "With no replica left, an application is there in every list and answers nobody.",
  link: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#scaling-a-deployment",
  severity: "error",
  examples: {
    accepted: { before: replicas(2), after: replicas(1) },
    rejected: { before: replicas(2), after: replicas(0) },
  },
  *check(planned) {
    // Without a number, Kubernetes runs one, or an autoscaler decides.
    for (const { change, was, becomes } of alteredIn(planned))
      if (kinds.includes(kindOf(change)) && at(becomes, "spec", "replicas") === 0 && at(was, "spec", "replicas") !== 0)
        yield {
          object: change,
          message: `${nameOf(change)} is scaled to no pod at all`,
          fix: "leave it one replica, or say `retire` where it goes for good",
        };
  },
};
