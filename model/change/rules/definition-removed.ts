import type { JsonMap } from "../../spec/json.ts";
import { at, listAt, textAt } from "../at.ts";
import type { RiskRule } from "../risk.ts";
import { files, shop } from "./example.ts";
import { changesIn, deletionsIn, kindOf, nameOf } from "./objects.ts";

const sound = shop("environments: { production: {} }");

const definition = (isOldServed: boolean): string => `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: widgets.acme.example }
spec:
  group: acme.example
  scope: Namespaced
  names: { kind: Widget, plural: widgets, singular: widget }
  versions:
    - { name: v1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }
    - { name: v1beta1, served: ${isOldServed}, storage: false, schema: { openAPIV3Schema: { type: object } } }
`;

export const definitionRemoved: RiskRule = {
  id: "definition-removed",
  title: "No kind of object is taken away",
  rationale:
    "With a definition, Kubernetes deletes every object of its kind in the whole cluster, whoever owns it. A version that " +
    "is no longer served breaks whoever still writes it.",
  link: "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/",
  severity: "error",
  examples: {
    accepted: { before: files(sound, definition(false)), after: files(sound, definition(true)) },
    rejected: { before: files(sound, definition(true)), after: sound },
  },
  *check(planned) {
    const removed = new Set(deletionsIn(planned));
    for (const object of changesIn(planned)) {
      if (kindOf(object) !== "CustomResourceDefinition" || object.was === undefined) continue;
      const { was, becomes } = object;
      const fix = "keep it until nothing of its kind is left";
      if (removed.has(object)) {
        yield { object, message: `${nameOf(object)} goes, and with it every object of its kind in the cluster`, fix };
        continue;
      }
      const lost = servedBy(was).filter((version) => becomes !== undefined && !servedBy(becomes).includes(version));
      if (lost.length > 0) yield { object, message: `${nameOf(object)} no longer serves ${lost.join(", ")}`, fix };
    }
  },
};

const servedBy = (definition: JsonMap): readonly string[] =>
  listAt(definition, "spec", "versions").flatMap((one) =>
    at(one, "served") === true ? (textAt(one, "name") ?? []) : [],
  );
