import type { Chart } from "cdk8s";
import {
  accountOf,
  applicationRole,
  chartAccount,
  chartRole,
  dataRole,
  fluxNamespace,
  operatorRole,
  releaseRole,
  viewerRole,
} from "../flux/names.ts";
import { add } from "../folder.ts";

/** People by the name the API server knows them by. */
export type People = { readonly viewers: readonly string[]; readonly operators: readonly string[] };

type Input = {
  readonly application: string;
  readonly isChart: boolean;
  readonly hasData: boolean;
  readonly people: People;
};

type Subject = { readonly kind: "ServiceAccount" | "User"; readonly name: string; readonly namespace?: string };

/** Who may do what in the application's namespace; by these bindings they may nowhere else. */
export function roleBindings(chart: Chart, { application, isChart, hasData, people }: Input): void {
  const bind = (role: string, subjects: readonly Subject[]): void => {
    if (subjects.length === 0) return;
    add(chart, {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name: role, namespace: application },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
      subjects: subjects.map((one) => (one.kind === "User" ? { apiGroup: "rbac.authorization.k8s.io", ...one } : one)),
    });
  };
  const fluxAccount = (name: string): Subject => ({ kind: "ServiceAccount", name, namespace: fluxNamespace });
  bind(applicationRole, [fluxAccount(accountOf("apps", application))]);
  if (isChart) {
    bind(releaseRole, [fluxAccount(accountOf("apps", application))]);
    bind(chartRole, [{ kind: "ServiceAccount", name: chartAccount, namespace: application }]);
  }
  if (hasData) bind(dataRole, [fluxAccount(accountOf("data", application))]);
  bind(viewerRole, [...new Set([...people.viewers, ...people.operators])].sort().map(user));
  bind(operatorRole, people.operators.map(user));
}

const user = (name: string): Subject => ({ kind: "User", name });
