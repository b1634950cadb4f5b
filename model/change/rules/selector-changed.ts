import type { Json } from "../../spec/json.ts";
import { at, listAt, mapAt } from "../at.ts";
import { difference } from "../difference.ts";
import type { RiskRule } from "../risk.ts";
import { files, shop } from "./example.ts";
import { alteredIn, kindOf, nameOf } from "./objects.ts";

/** Where the kinds say which pods, or which Services, they are about. */
const selectors: Readonly<Record<string, readonly string[]>> = {
  Service: ["spec", "selector"],
  PodDisruptionBudget: ["spec", "selector"],
  NetworkPolicy: ["spec", "podSelector"],
  ServiceMonitor: ["spec", "selector"],
  PodMonitor: ["spec", "selector"],
};

const sound = shop("environments: { production: {} }");

const service = (name: string): string => `
apiVersion: v1
kind: Service
metadata: { name: shop, namespace: shop }
spec:
  selector: { app.kubernetes.io/name: ${name} }
  ports: [{ name: http, port: 80, targetPort: http, protocol: TCP }]
`;

export const selectorChanged: RiskRule = {
  id: "selector-changed",
  title: "What selects pods goes on selecting the same ones",
  rationale:
    "A Service that selects other pods sends its callers elsewhere or nowhere, a network policy no longer holds for the " +
    "pods it was written for, and a disruption budget protects others: all without an error anywhere.",
  link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/",
  severity: "warning",
  examples: {
    accepted: { before: sound, after: files(sound, service("shop")) },
    rejected: { before: sound, after: files(sound, service("shop-next")) },
  },
  *check(planned) {
    for (const { change, was, becomes } of alteredIn(planned)) {
      const path = Object.hasOwn(selectors, kindOf(change)) ? selectors[kindOf(change)] : undefined;
      if (path === undefined) continue;
      const [former, latter] = [was, becomes].map((object) => selected(at(object, ...path), kindOf(change)));
      if (difference(former, latter).length > 0)
        yield {
          object: change,
          message: `${nameOf(change)} selects by other labels than before`,
          fix: "give the pods the labels first, and change the selector once all have them",
        };
    }
  },
};

/** What has a first job leaves the jobs' pods out of its disruption budget, which they never belonged in. */
function selected(selector: Json, kind: string): Json {
  if (kind !== "PodDisruptionBudget") return selector;
  const expressions = listAt(selector, "matchExpressions").filter((one) => at(one, "operator") !== "DoesNotExist");
  return { matchLabels: mapAt(selector, "matchLabels"), matchExpressions: expressions };
}
