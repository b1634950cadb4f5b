import type { Environment } from "../spec/model.ts";
import type { Estimate } from "./estimate.ts";
import { currency } from "./prices.ts";

/** From which share of its budget on an environment is said to be near it. */
export const nearShare = 0.8;

type Amount = { readonly monthly: number; readonly currency: string };

/** How an estimate stands to the environment's budget; `share` is 1 when all of it would be spent. */
export type BudgetState =
  /** The environment has none. */
  | { readonly status: "none" }
  | ({ readonly status: "within" | "near" | "over"; readonly share: number } & Amount)
  /** It cannot be told, for a reason; `share` is that of what is known. */
  | ({ readonly status: "unknown"; readonly reason: string; readonly share?: number } & Amount);

/**
 * A budget is the most an environment may cost, so the most it would cost is what is compared: the high end of the
 * estimate. Beyond the budget is `over`, beyond 80 % of it `near`, whatever else may come to it. Below that, parts that
 * are not known make it `unknown`.
 */
export function budgetState({ budget }: Environment, { high, unknown }: Estimate): BudgetState {
  if (budget === undefined) return { status: "none" };
  if (budget.currency !== currency) {
    const reason = `the budget is in ${budget.currency} and the prices are in ${currency}`;
    return { status: "unknown", ...budget, reason };
  }
  const share = high / budget.monthly;
  if (share > 1) return { status: "over", ...budget, share };
  if (share > nearShare) return { status: "near", ...budget, share };
  if (unknown.length === 0) return { status: "within", ...budget, share };
  const parts = unknown.length === 1 ? "the cost of 1 part is" : `the costs of ${unknown.length} parts are`;
  return { status: "unknown", ...budget, reason: `${parts} not known`, share };
}
