import type { Chart } from "cdk8s";
import { add } from "../folder.ts";
import { serviceAccount } from "../service-account.ts";
import { manage } from "./manage.ts";
import {
  applicationRole,
  chartRole,
  dataRole,
  fluxNamespace,
  operatorRole,
  releaseRole,
  tenantsAccount,
  tenantsRole,
  viewerRole,
} from "./names.ts";

type Rule = {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
};

/** Exactly the kinds that the layer `apps` renders, and what a Deployment's health is read from. */
const applicationRules: readonly Rule[] = [
  { apiGroups: [""], resources: ["configmaps", "serviceaccounts", "services"], verbs: manage },
  { apiGroups: ["apps"], resources: ["deployments"], verbs: manage },
  { apiGroups: ["apps"], resources: ["replicasets"], verbs: ["list"] },
  { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: manage },
  { apiGroups: ["batch"], resources: ["cronjobs", "jobs"], verbs: manage },
  { apiGroups: ["external-secrets.io"], resources: ["externalsecrets"], verbs: manage },
  { apiGroups: ["flagger.app"], resources: ["canaries"], verbs: manage },
  { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: manage },
  { apiGroups: ["traefik.io"], resources: ["ingressroutes", "middlewares"], verbs: manage },
];

/** What the layer `apps` renders besides for a chart. */
const releaseRules: readonly Rule[] = [
  { apiGroups: ["helm.toolkit.fluxcd.io"], resources: ["helmreleases"], verbs: manage },
  { apiGroups: ["source.toolkit.fluxcd.io"], resources: ["helmrepositories", "ocirepositories"], verbs: manage },
];

/** All that Helm does with what a chart makes. */
const install = [...manage, "list", "watch", "update"];

/**
 * What lives in a namespace and charts commonly make: nothing of the cluster's, and no objects of Flux, which would act
 * with Flux's own rights. Nor may it escalate or bind, so that what it hands out it has itself. Where a group has kinds that
 * hold the namespace together (the namespace itself, whose labels say what its pods are held to, its quota, its network
 * policies), those it may make are named.
 */
const chartRules: readonly Rule[] = [
  {
    apiGroups: [""],
    resources: ["configmaps", "endpoints", "persistentvolumeclaims", "pods", "secrets", "serviceaccounts", "services"],
    verbs: install,
  },
  { apiGroups: ["networking.k8s.io"], resources: ["ingresses"], verbs: install },
  ...[
    "apps",
    "autoscaling",
    "batch",
    "cert-manager.io",
    "monitoring.coreos.com",
    "policy",
    "rbac.authorization.k8s.io",
    "traefik.io",
  ].map((group) => ({ apiGroups: [group], resources: ["*"], verbs: install })),
];

/** Exactly the kinds that the layer `data` renders. */
const dataRules: readonly Rule[] = [
  { apiGroups: [""], resources: ["persistentvolumeclaims"], verbs: manage },
  { apiGroups: ["postgresql.cnpg.io"], resources: ["clusters"], verbs: manage },
];

/** To look into what runs and to restart it, pod by pod; what runs is still decided by the specs. */
const operatorRules: readonly Rule[] = [
  { apiGroups: [""], resources: ["pods"], verbs: ["delete"] },
  { apiGroups: [""], resources: ["pods/eviction", "pods/exec", "pods/portforward"], verbs: ["create"] },
  { apiGroups: [""], resources: ["pods/ephemeralcontainers"], verbs: ["patch"] },
];

/** Exactly the kinds that the layer `tenants` renders. It may hand out these roles, and no others. */
const tenantsRules: readonly Rule[] = [
  { apiGroups: [""], resources: ["limitranges", "namespaces", "resourcequotas", "serviceaccounts"], verbs: manage },
  { apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"], verbs: manage },
  { apiGroups: ["rbac.authorization.k8s.io"], resources: ["rolebindings"], verbs: manage },
  {
    apiGroups: ["rbac.authorization.k8s.io"],
    resources: ["clusterroles"],
    resourceNames: [applicationRole, chartRole, dataRole, operatorRole, releaseRole, viewerRole],
    verbs: ["bind"],
  },
];

/** What the accounts that Flux impersonates may do. */
export function roles(chart: Chart): void {
  for (const [name, rules] of [
    [applicationRole, applicationRules],
    [releaseRole, releaseRules],
    [chartRole, chartRules],
    [dataRole, dataRules],
    [operatorRole, operatorRules],
    [tenantsRole, tenantsRules],
  ] as const) {
    add(chart, { apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", metadata: { name }, rules });
  }
  serviceAccount(chart, { name: tenantsAccount, namespace: fluxNamespace });
  add(chart, {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: tenantsRole },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: tenantsRole },
    subjects: [{ kind: "ServiceAccount", name: tenantsAccount, namespace: fluxNamespace }],
  });
}
