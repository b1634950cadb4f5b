import type { Chart } from "cdk8s";
import type { Workload } from "../../model/spec/workload.ts";
import { add } from "../folder.ts";

/** An account of the application's own, whose token no pod is given. */
export function serviceAccount(chart: Chart, { application }: Workload): void {
  add(chart, {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name: application, namespace: application },
    automountServiceAccountToken: false,
  });
}
