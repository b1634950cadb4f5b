import type { Chart } from "cdk8s";
import { applicationAccount, applicationRole, fluxNamespace } from "../flux/names.ts";
import { add } from "../folder.ts";

/** Lets the application's Kustomization work in the application's namespace, and nowhere else. */
export function roleBinding(chart: Chart, application: string): void {
  add(chart, {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "RoleBinding",
    metadata: { name: applicationRole, namespace: application },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: applicationRole },
    subjects: [{ kind: "ServiceAccount", name: applicationAccount(application), namespace: fluxNamespace }],
  });
}
