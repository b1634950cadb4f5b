import type { Chart } from "cdk8s";
import { minReplicas, type Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { applicationLabel } from "../labels.ts";

/** Lets a node be drained of one pod at a time. A single pod gets none: it would only hold the drain up for ever. */
export function disruptionBudget(chart: Chart, { application, scaling, disruptionBudget: wanted }: Workload): void {
  if (!wanted || minReplicas(scaling) < 2) return;
  add(chart, {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: application, namespace: application },
    spec: {
      selector: { matchLabels: { [applicationLabel]: application } },
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    },
  });
}
