import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { riskRules } from "../../../../model/change/risk-rules.ts";
import { risksOf } from "../../../../model/change/risks.ts";
import type { JsonMap } from "../../../../model/spec/json.ts";
import { deployment, object, planned } from "../planned.ts";

/** One object of each kind that a rule looks into. */
const samples: readonly JsonMap[] = [
  deployment(
    { image: "a:1.0.0", resources: { limits: { memory: "1Gi" } }, ports: [{ hostPort: 1 }] },
    { volumes: [{}] },
  ),
  object("CronJob", { spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: "a" }] } } } } } }),
  object("Namespace", { metadata: { labels: { "pod-security.kubernetes.io/enforce": "baseline" } } }),
  object("NetworkPolicy", {
    spec: {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        { to: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } }], ports: [{ port: 1, endPort: 2 }] },
      ],
    },
  }),
  object("IngressRoute", { spec: { routes: [{ match: "Host(`a.example`)" }] } }),
  object("PodDisruptionBudget", {
    spec: { minAvailable: "50%", selector: { matchExpressions: [{ operator: "In" }] } },
  }),
  object("PersistentVolumeClaim", { spec: { resources: { requests: { storage: "1Gi" } } } }),
  object("Cluster", { spec: { storage: { size: "1Gi" }, resources: { limits: { memory: "1Gi" } } } }),
  object("ClusterRole", { rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"], resourceNames: ["a"] }] }),
  object("RoleBinding", { subjects: [{ kind: "Group", name: "a" }], roleRef: { name: "a" } }),
  object("ExternalSecret", { spec: { data: [{ secretKey: "a", remoteRef: { key: "a" } }] } }),
  object("CustomResourceDefinition", { spec: { versions: [{ name: "v1", served: true }] } }),
  object("OCIRepository", { spec: { url: "oci://a", ref: { tag: "1.0.0" } } }),
  object("StatefulSet", { spec: { selector: {}, volumeClaimTemplates: [] } }),
  { apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization", patches: [{ target: { kind: "a" } }] },
];

/** The value with the part at some path replaced by anything. */
function spoiled(value: unknown, path: readonly number[], by: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined || typeof value !== "object" || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[step % Math.max(keys.length, 1)];
  if (key === undefined) return by;
  const part = spoiled((value as Readonly<Record<string, unknown>>)[key], rest, by);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? part : item));
  return { ...value, [key]: part };
}

const anything = suite("any object");

anything("that somebody wrote by hand, whatever it holds, is looked into without a fault", () => {
  const side = fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(fc.nat(9), { minLength: 1, maxLength: 9 }),
      fc.jsonValue({ maxDepth: 2 }),
    )
    .map(([sample, path, by]) => spoiled(sample, path, by) as JsonMap);
  const pairs = fc.array(fc.record({ was: side, becomes: side }, { requiredKeys: [] }), { maxLength: 6 });
  fc.assert(
    fc.property(pairs, (list) => {
      for (const { message, severity } of risksOf(planned(list), [], { rules: riskRules }))
        assert.ok(message !== "" && severity !== undefined);
    }),
    { numRuns: 1500, seed: 6 },
  );
});

anything.run();
