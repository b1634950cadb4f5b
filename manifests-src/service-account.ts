import type { Chart } from "cdk8s";
import { add } from "./folder.ts";

/** An account whose token no pod is given: for Flux or Helm to act as, or for an application's pods to be told apart by. */
export function serviceAccount(chart: Chart, { name, namespace }: { name: string; namespace: string }): void {
  add(chart, {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name, namespace },
    automountServiceAccountToken: false,
  });
}
