import type { Chart } from "cdk8s";
import { kustomizationName } from "../../model/names/unit.ts";
import { add } from "../folder.ts";
import { commonLabels } from "../labels.ts";
import { serviceAccount } from "../service-account.ts";
import { manage } from "./manage.ts";
import { fluxNamespace, rosterAccount, rosterName, sourceName } from "./names.ts";

/** `folder` is the cluster's; `rendered` is the id of the Git tree of the unit `roster` in it. */
export type DescribedRoster = { readonly folder: string; readonly rendered: string };

/** Whatever of ours can be under way to its end for longer than a moment. */
const going = [
  {
    what: "kustomizations",
    paramKind: { apiVersion: "kustomize.toolkit.fluxcd.io/v1", kind: "Kustomization" },
    where: { namespace: fluxNamespace },
  },
  { what: "namespaces", paramKind: { apiVersion: "v1", kind: "Namespace" }, where: {} },
] as const;

/**
 * Applies the unit `roster` once all that its revision took from the cluster is gone: it depends on the unit `flux`, which
 * has then begun to delete, and the API server refuses it for as long as anything is going.
 */
export function roster(chart: Chart, { folder, rendered }: DescribedRoster): void {
  add(chart, {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: {
      name: kustomizationName({ layer: "roster" }),
      namespace: fluxNamespace,
      annotations: { "event.toolkit.fluxcd.io/unit-digest": rendered },
    },
    spec: {
      path: `./${folder}/roster`,
      sourceRef: { kind: "GitRepository", name: sourceName },
      serviceAccountName: rosterAccount,
      dependsOn: [{ name: kustomizationName({ layer: "flux" }) }],
      interval: "60m",
      // Nobody tells Flux that what held it back is gone.
      retryInterval: "10s",
      timeout: "5m",
      prune: true,
      wait: false,
    },
  });
  account(chart);
  for (const one of going) refusal(chart, one);
}

function account(chart: Chart): void {
  const metadata = { name: rosterName, namespace: fluxNamespace };
  const apiVersion = "rbac.authorization.k8s.io/v1";
  serviceAccount(chart, { name: rosterAccount, namespace: fluxNamespace });
  add(chart, {
    ...{ apiVersion, kind: "Role", metadata },
    rules: [{ apiGroups: [""], resources: ["configmaps"], resourceNames: [rosterName], verbs: manage }],
  });
  add(chart, {
    ...{ apiVersion, kind: "RoleBinding", metadata },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: rosterName },
    subjects: [{ kind: "ServiceAccount", name: rosterAccount, namespace: fluxNamespace }],
  });
}

/** Has the API server refuse the roster while an object of the kind is being deleted, and say which. */
function refusal(chart: Chart, { what, paramKind, where }: (typeof going)[number]): void {
  const [apiVersion, name] = ["admissionregistration.k8s.io/v1", `${rosterName}-${what}`];
  const writes = { apiGroups: [""], apiVersions: ["v1"], resources: ["configmaps"], operations: ["CREATE", "UPDATE"] };
  add(chart, {
    ...{ apiVersion, kind: "ValidatingAdmissionPolicy", metadata: { name } },
    spec: {
      paramKind,
      matchConstraints: {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": fluxNamespace } },
        resourceRules: [{ ...writes, resourceNames: [rosterName] }],
      },
      validations: [
        {
          expression: "!has(params.metadata.deletionTimestamp)",
          messageExpression: `'${paramKind.kind} ' + params.metadata.name + ' is still going'`,
        },
      ],
    },
  });
  add(chart, {
    ...{ apiVersion, kind: "ValidatingAdmissionPolicyBinding", metadata: { name } },
    spec: {
      policyName: name,
      paramRef: { ...where, selector: { matchLabels: commonLabels }, parameterNotFoundAction: "Allow" },
      validationActions: ["Deny"],
    },
  });
}
