import { objectChanges } from "../../../model/change/objects.ts";
import type { Remark } from "../../../model/change/plan.ts";
import type { Planned, RiskVerdict } from "../../../model/change/risk.ts";
import { riskRules } from "../../../model/change/risk-rules.ts";
import type { JsonMap } from "../../../model/spec/json.ts";
import { sampleModel } from "../../manifests-src/sample.ts";

/** One object as it was and as it becomes; without a side, it comes or goes. Of the application `shop`, if of no other. */
export type Pair = { readonly was?: JsonMap; readonly becomes?: JsonMap; readonly application?: string };

/** Objects on the cluster `eu`, in the sample's production, which is otherwise as it was. */
export function planned(pairs: readonly Pair[], remarks: readonly Remark[] = []): Planned {
  const model = sampleModel();
  const files = pairs.map(({ was, becomes, application = "shop" }, index) => ({
    path: `eu/apps/${application}/${String(index).padStart(3, "0")}.yaml`,
    ...(was && { before: { text: "", value: was } }),
    ...(becomes && { after: { text: "", value: becomes } }),
  }));
  const objects = objectChanges("production", files, () => []);
  const environment = { environment: "production", tier: "production", merge: "manual", words: [] } as const;
  return { before: model, after: model, environments: [{ ...environment, remarks, objects }], costs: [] };
}

/** What one rule says. */
export const verdicts = (id: string, subject: Planned): readonly RiskVerdict[] => {
  const rule = riskRules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`there is no rule ${id}`);
  return [...rule.check(subject)];
};

/** Its messages about objects, and nothing else. */
export const said = (id: string, ...pairs: readonly Pair[]): readonly string[] =>
  verdicts(id, planned(pairs)).map(({ message }) => message);

/** An object of `shop`, whose other fields these are. */
export const object = (kind: string, fields: JsonMap, metadata: JsonMap = {}): JsonMap => ({
  apiVersion: apiVersions[kind] ?? "v1",
  kind,
  metadata: { name: "shop", namespace: "shop", ...metadata },
  ...fields,
});

const apiVersions: Readonly<Record<string, string>> = {
  Cluster: "postgresql.cnpg.io/v1",
  CustomResourceDefinition: "apiextensions.k8s.io/v1",
};

/** A Deployment whose one container has these fields, in a pod with those. */
export const deployment = (container: JsonMap, pod: JsonMap = {}, spec: JsonMap = {}): JsonMap =>
  object("Deployment", {
    spec: { ...spec, template: { spec: { ...pod, containers: [{ name: "shop", ...container }] } } },
  });
