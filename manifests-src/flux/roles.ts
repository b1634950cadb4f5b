import type { Chart } from "cdk8s";
import { add } from "../folder.ts";
import { applicationRole, fluxNamespace, tenantsAccount, tenantsRole } from "./names.ts";

type Rule = {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
};

/** All that applying, pruning and health checks were seen to need: Flux applies by server-side apply. */
const manage = ["get", "create", "patch", "delete"];

/** Exactly the kinds that the layer `apps` renders, and what a Deployment's health is read from. */
const applicationRules: readonly Rule[] = [
  { apiGroups: [""], resources: ["configmaps", "serviceaccounts", "services"], verbs: manage },
  { apiGroups: ["apps"], resources: ["deployments"], verbs: manage },
  { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["list"] },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: manage },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: manage },
  { apiGroups: ["traefik.io"], resources: ["ingressroutes"], verbs: manage },
];

/** Exactly the kinds that the layer `tenants` renders. It may hand out the role of applications, and no other. */
const tenantsRules: readonly Rule[] = [
  { apiGroups: [""], resources: ["limitranges", "namespaces", "resourcequotas"], verbs: manage },
  { apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"], verbs: manage },
  { apiGroups: ["rbac.authorization.k8s.io"], resources: ["rolebindings"], verbs: manage },
  {
    apiGroups: ["rbac.authorization.k8s.io"],
    resources: ["clusterroles"],
    resourceNames: [applicationRole],
    verbs: ["bind"],
  },
];

/** What the accounts that Flux impersonates may do. */
export function roles(chart: Chart): void {
  for (const [name, rules] of [
    [applicationRole, applicationRules],
    [tenantsRole, tenantsRules],
  ] as const) {
    add(chart, { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name }, rules });
  }
  serviceAccount(chart, tenantsAccount);
  add(chart, {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: tenantsRole },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: tenantsRole },
    subjects: [{ kind: "ServiceAccount", name: tenantsAccount, namespace: fluxNamespace }],
  });
}

/** An account for Flux to impersonate; no pod runs as it. */
export function serviceAccount(chart: Chart, name: string): void {
  add(chart, {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name, namespace: fluxNamespace },
    automountServiceAccountToken: false,
  });
}
