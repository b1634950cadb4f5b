import type { Chart } from "cdk8s";
import { minReplicas, type Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { applicationLabel, jobLabel } from "../labels.ts";

/** Lets a node be drained of one pod at a time. A single pod gets none: it would only hold the drain up for ever. */
export function disruptionBudget(
  chart: Chart,
  { application, scaling, disruptionBudget: wanted, jobs }: Workload,
): void {
  if (!wanted || minReplicas(scaling) < 2) return;
  add(chart, {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: { name: application, namespace: application },
    spec: {
      selector: {
        matchLabels: { [applicationLabel]: application },
        // A job is no set of pods that could be kept running: with one among them, Kubernetes counts none.
        ...(Object.keys(jobs).length === 0 ? {} : { matchExpressions: [{ key: jobLabel, operator: "DoesNotExist" }] }),
      },
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    },
  });
}
