import type { Chart } from "cdk8s";
import { blueGreenOf, maxReplicas, minReplicas, type Workload } from "../../model/spec/workload.ts";
import { primaryOf } from "../blue-green.ts";
import { add } from "../folder.ts";

/**
 * Steers the number of pods by their use of CPU, when the workload asks for that. Under blue/green it steers the primary, also to
 * a fixed number: Flagger itself would only look at the number when it next moves to a new image.
 */
export function autoscaler(chart: Chart, workload: Workload): void {
  const { application, scaling } = workload;
  const isBlueGreen = blueGreenOf(workload) !== undefined;
  if (scaling.kind !== "automatic" && !isBlueGreen) return;
  const averageUtilization = scaling.kind === "automatic" ? scaling.cpuPercent : 70;
  add(chart, {
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: { name: application, namespace: application },
    spec: {
      scaleTargetRef: {
        apiVersion: "apps/v1",
        kind: "Deployment",
        name: isBlueGreen ? primaryOf(application) : application,
      },
      minReplicas: minReplicas(scaling),
      maxReplicas: maxReplicas(scaling),
      metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization } } }],
    },
  });
}
