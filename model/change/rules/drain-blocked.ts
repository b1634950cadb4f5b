import type { Json, JsonMap } from "../../spec/json.ts";
import type { Model } from "../../spec/model.ts";
import { workloadIn } from "../../spec/resolve.ts";
import { minReplicas } from "../../spec/workload.ts";
import { at } from "../at.ts";
import type { ObjectChange } from "../object-change.ts";
import type { RiskRule } from "../risk.ts";
import { files, shop } from "./example.ts";
import { kindOf, nameOf, remainingIn } from "./objects.ts";

const sound = shop("environments: { production: { replicas: 3 } }");

const budget = (least: number): string => `
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: shop, namespace: shop }
spec:
  minAvailable: ${least}
  selector: { matchLabels: { landfall/application: shop } }
`;

export const drainBlocked: RiskRule = {
  id: "drain-blocked",
  title: "A disruption budget lets at least one pod go",
  rationale:
    "A budget that wants every pod there lets none be evicted: a node that holds one cannot be drained, and upgrades of " +
    "the cluster wait for it until somebody deletes the budget at the worst of times.",
  link: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
  severity: "warning",
  examples: {
    accepted: { before: sound, after: files(sound, budget(2)) },
    rejected: { before: sound, after: files(sound, budget(3)) },
  },
  *check(planned) {
    for (const { change, was, becomes } of remainingIn(planned)) {
      if (kindOf(change) !== "PodDisruptionBudget") continue;
      if (isBlocking(was, podsOf(planned.before, change)) || !isBlocking(becomes, podsOf(planned.after, change)))
        continue;
      yield {
        object: change,
        message: `${nameOf(change)} lets no pod be evicted, so no node that holds one can be drained`,
        fix: "write maxUnavailable: 1",
      };
    }
  },
};

/** The fewest pods of the application; `undefined` where the specs do not tell. */
function podsOf(model: Model, { application = "", environment }: ObjectChange): number | undefined {
  if (model.applications.get(application)?.image === undefined) return undefined;
  const found = workloadIn(model, application, environment);
  return found && minReplicas(found.scaling);
}

function isBlocking(budget: JsonMap, pods: number | undefined): boolean {
  const [least, most] = [at(budget, "spec", "minAvailable"), at(budget, "spec", "maxUnavailable")];
  if (countOf(most, pods ?? 1) === 0) return true;
  if (least === "100%") return true;
  const count = pods === undefined ? undefined : countOf(least, pods);
  return count !== undefined && pods !== undefined && pods > 0 && count >= pods;
}

/** A number of pods, or a share of them, which Kubernetes rounds up. */
function countOf(value: Json, pods: number): number | undefined {
  if (typeof value === "number") return value;
  const percent = typeof value === "string" ? /^(\d+)%$/.exec(value)?.[1] : undefined;
  return percent === undefined ? undefined : Math.ceil((Number(percent) * pods) / 100);
}
