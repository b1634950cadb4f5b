import type { Chart } from "cdk8s";
import type { Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";

/** Steers the number of pods by their use of CPU, when the workload asks for that. */
export function autoscaler(chart: Chart, { application, scaling }: Workload): void {
  if (scaling.kind !== "automatic") return;
  add(chart, {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: application, namespace: application },
    spec: {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: application },
      minReplicas: scaling.min,
      maxReplicas: scaling.max,
      metrics: [
        {
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: scaling.cpuPercent } },
        },
      ],
    },
  });
}
