import type { Chart } from "cdk8s";
import { neverPruned } from "../data/data.ts";
import { add } from "../folder.ts";

const standard = "pod-security.kubernetes.io";

type Input = {
  readonly application: string;
  readonly podSecurity: "restricted" | "baseline";
  /** Whether there is data in it that would go with it. */
  readonly isKept: boolean;
};

/** A namespace that admits only pods of its Pod Security Standard, and tells of those that are not even restricted. */
export function namespace(chart: Chart, { application, podSecurity, isKept }: Input): void {
  const modes = { enforce: podSecurity, audit: "restricted", warn: "restricted" };
  const labels = Object.entries(modes).flatMap(([mode, level]) => [
    [`${standard}/${mode}`, level],
    [`${standard}/${mode}-version`, "latest"],
  ]);
  add(chart, {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name: application,
      labels: Object.fromEntries(labels),
      ...(isKept ? { annotations: neverPruned } : {}),
    },
  });
}
