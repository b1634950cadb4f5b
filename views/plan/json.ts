import type { Approval } from "../../model/change/approval.ts";
import type { ObjectChange } from "../../model/change/object-change.ts";
import type { Plan } from "../../model/change/plan.ts";
import { printJson } from "../markup/json.ts";
import { answerOf } from "./answer.ts";

/**
 * The whole plan for machines, as JSON. `version` rises when a field changes its meaning or goes; new ones may come. The
 * texts of both sides hold all values, and `leaves` those that differ.
 */
export function toJson(plan: Plan, approval?: Approval): string {
  const { verdict, word, says, summary } = answerOf(plan, approval);
  return printJson({
    version: 1,
    answer: { verdict, says: says === "" ? word : `${word}: ${says}`, summary },
    ...plan,
    environments: plan.environments.map((one) => ({ ...one, objects: one.objects.map(withoutValues) })),
  });
}

const withoutValues = ({ was, becomes, ...object }: ObjectChange): object => object;
