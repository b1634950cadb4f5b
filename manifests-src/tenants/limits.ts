import type { Chart } from "cdk8s";
import { sum } from "../../model/spec/quantity.ts";
import type { Resources } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";
import { type Share, totalOf } from "./quota.ts";

type Input = { readonly application: string; readonly resources: Resources; readonly shares: readonly Share[] };

/**
 * Room for the application's own pods, and no more. A pod that names no resources of its own (a debugging pod, a test)
 * counts as one of the application's: the quota would refuse it otherwise.
 */
export function limits(chart: Chart, { application, resources: { cpu, memory }, shares }: Input): void {
  const totals = shares.map(totalOf);
  const memoryTotal = sum(totals.map((one) => one.memory));
  add(chart, {
    apiVersion: "v1",
    kind: "ResourceQuota",
    metadata: { name: application, namespace: application },
    spec: {
      hard: {
        pods: String(shares.reduce((total, { pods }) => total + pods, 0)),
        "requests.cpu": sum(totals.map((one) => one.cpu)),
        "requests.memory": memoryTotal,
        "limits.memory": memoryTotal,
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
