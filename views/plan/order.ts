import type { EnvironmentPlan } from "../../model/change/plan.ts";

/** What a reader must see first. */
const tiers: readonly string[] = ["production", "management", "staging", "cicd", "playground"];

const rank = ({ tier }: EnvironmentPlan): number => {
  const index = tiers.indexOf(tier);
  return index < 0 ? tiers.length : index;
};

/** Production first; those of one tier stay in their order. */
export const inOrder = (environments: readonly EnvironmentPlan[]): readonly EnvironmentPlan[] =>
  environments.toSorted((a, b) => rank(a) - rank(b));
