import type { Chart } from "cdk8s";
import { add } from "../folder.ts";

const standard = "pod-security.kubernetes.io";

/** A namespace that admits only pods of the restricted Pod Security Standard. */
export function namespace(chart: Chart, name: string): void {
  const modes = ["enforce", "audit", "warn"].flatMap((mode) => [
    [`${standard}/${mode}`, "restricted"],
    [`${standard}/${mode}-version`, "latest"],
  ]);
  add(chart, { apiVersion: "v1", kind: "Namespace", metadata: { name, labels: Object.fromEntries(modes) } });
}
