import type { Json, JsonMap } from "../../spec/json.ts";
import { at } from "../at.ts";
import type { RiskRule } from "../risk.ts";
import { amountAt, isLess } from "./amounts.ts";
import { ofShop } from "./example.ts";
import { alteredIn, nameOf } from "./objects.ts";
import { containersIn } from "./pods.ts";

export const memoryReduced: RiskRule = {
  id: "memory-reduced",
  title: "Nothing gets less memory than it has",
  rationale:
    "A container that needs more than its limit is killed, again and again, and often only under load: what it really " +
    "needs has to be looked up first.",
  link: "https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/",
  severity: "warning",
  examples: {
    accepted: ofShop("resources: { memory: 512Mi }", "resources: { memory: 1Gi }"),
    rejected: ofShop("resources: { memory: 1Gi }", "resources: { memory: 512Mi }"),
  },
  *check(planned) {
    for (const { change, was, becomes } of alteredIn(planned)) {
      const former = resourcesIn(was);
      for (const [name, resources] of resourcesIn(becomes)) {
        const field = ["limits", "requests"].find((one) =>
          isLess(amountAt(former.get(name), one, "memory"), amountAt(resources, one, "memory")),
        );
        if (field === undefined) continue;
        const [from, to] = [former.get(name), resources].map((one) => String(at(one, field, "memory")));
        yield {
          object: change,
          message: `${nameOf(change)} gets ${to} of memory for ${name} instead of ${from}`,
          fix: "look up the most that it has used, and leave it more than that",
        };
      }
    }
  },
};

/** What each container asks for; of a database, each of its instances. */
function resourcesIn(object: JsonMap): ReadonlyMap<string, Json> {
  const containers = [...containersIn(object)].map(([name, container]) => [name, at(container, "resources")] as const);
  const own = at(object, "spec", "resources");
  return new Map(object["kind"] === "Cluster" ? [["each instance", own]] : containers);
}
