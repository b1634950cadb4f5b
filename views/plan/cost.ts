import type { CostChange } from "../../model/cost/change.ts";

/** What changes in a month of an environment, as one sentence. */
export const costText = ({ environment }: CostChange): string => environment;

/** All of it in a few words; nothing where no cost changes. */
export const costSaid = (costs: readonly CostChange[]): readonly string[] => (costs.length === 0 ? [] : ["cost"]);
