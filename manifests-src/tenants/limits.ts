import type { Chart } from "cdk8s";
import type { Resources, Scaling } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { times } from "../quantity.ts";
import { mostPods } from "../rollout.ts";

type Input = { readonly application: string; readonly resources: Resources; readonly scaling: Scaling };

/**
 * Room for the application's own pods, and no more. A pod that names no resources of its own (a debugging pod, a test)
 * counts as one of the application's: the quota would refuse it otherwise.
 */
export function limits(chart: Chart, { application, resources: { cpu, memory }, scaling }: Input): void {
  const pods = mostPods(scaling);
  add(chart, {
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: application, namespace: application },
    spec: {
      hard: {
        pods: String(pods),
        "requests.cpu": times(pods, cpu),
        "requests.memory": times(pods, memory),
        "limits.memory": times(pods, memory),
      },
    },
  });
  add(chart, {
    apiVersion: "v1",
    kind: "LimitRange",
    metadata: { name: application, namespace: application },
    spec: { limits: [{ type: "Container", default: { memory }, defaultRequest: { cpu, memory } }] },
  });
}
