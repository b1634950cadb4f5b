import { dotted, type Path } from "../../problem.ts";
import type { RiskRule } from "../risk.ts";
import { ofShop } from "./example.ts";
import { type Altered, alteredIn, isAnnotated, kindOf, nameOf } from "./objects.ts";

/** What the API server never lets be changed, but for what is named behind it: below `spec`, or from the root. */
const immutable: Readonly<Record<string, { readonly paths: readonly string[]; readonly but?: readonly string[] }>> = {
  Deployment: { paths: ["spec.selector"] },
  DaemonSet: { paths: ["spec.selector"] },
  ReplicaSet: { paths: ["spec.selector"] },
  StatefulSet: {
    paths: ["spec"],
    but: [
      ...["replicas", "ordinals", "template", "updateStrategy", "minReadySeconds", "revisionHistoryLimit"],
      "persistentVolumeClaimRetentionPolicy",
    ].map((field) => `spec.${field}`),
  },
  Job: { paths: ["spec.template", "spec.selector", "spec.completionMode", "spec.podFailurePolicy"] },
  PersistentVolumeClaim: { paths: ["spec"], but: ["spec.resources", "spec.volumeAttributesClassName"] },
  RoleBinding: { paths: ["roleRef"] },
  ClusterRoleBinding: { paths: ["roleRef"] },
  StorageClass: { paths: ["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"] },
  Secret: { paths: ["type"] },
  IngressClass: { paths: ["spec.controller"] },
  PriorityClass: { paths: ["value", "preemptionPolicy"] },
  Service: { paths: ["spec.clusterIP", "spec.clusterIPs"] },
};

export const immutableField: RiskRule = {
  id: "immutable-field",
  title: "No field is changed that Kubernetes never changes",
  rationale:
    "The API server refuses the whole revision of the unit, so nothing else of it arrives either until somebody deletes " +
    "the object by hand, with all that hangs on it.",
  link: "https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/persistent-volume-claim-v1/",
  severity: "error",
  examples: {
    accepted: ofShop(volume("fast", "10Gi"), volume("fast", "20Gi")),
    rejected: ofShop(volume("fast", "10Gi"), volume("slow", "10Gi")),
  },
  *check(planned) {
    for (const altered of alteredIn(planned)) {
      const { change } = altered;
      const fields = refusedIn(altered).map(dotted);
      if (fields.length > 0)
        yield {
          object: change,
          message: `the API server refuses ${nameOf(change)}: ${fields.join(", ")} cannot be changed`,
          fix: "take the change back, or give what is to be different another name",
        };
    }
  },
};

function refusedIn({ change, was, becomes }: Altered): readonly Path[] {
  const { paths = [], but = [] } = Object.hasOwn(immutable, kindOf(change)) ? (immutable[kindOf(change)] ?? {}) : {};
  // Flux deletes such an object and makes it anew.
  if (isAnnotated(becomes, "kustomize.toolkit.fluxcd.io/force", "Enabled")) return [];
  const isFrozen = ["ConfigMap", "Secret"].includes(kindOf(change)) && was["immutable"] === true;
  const all = isFrozen ? [...paths, "data", "binaryData", "stringData"] : paths;
  return change.leaves.flatMap(({ path, before, after }) => {
    const isBelow = (start: string): boolean => `${dotted(path)}.`.startsWith(`${start}.`);
    // An address that was given by Kubernetes itself may be written down, or left out again.
    if (kindOf(change) === "Service" && (before === undefined || after === undefined)) return [];
    return all.some(isBelow) && !but.some(isBelow) ? [path] : [];
  });
}

function volume(storageClass: string, size: string): string {
  return `volumes: { uploads: { path: /uploads, size: ${size}, storageClass: ${storageClass}, shared: true } }`;
}
