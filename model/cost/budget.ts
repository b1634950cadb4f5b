import type { Environment, Organization } from "../spec/model.ts";
import type { Estimate } from "./estimate.ts";
import { toCents } from "./line.ts";
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
export function budgetState(
  { budget }: Environment,
  { high, unknown }: Estimate,
  rates: ExchangeRates = {},
): BudgetState {
  if (budget === undefined) return { status: "none" };
  const dollars = dollarsOf(budget, rates);
  if (dollars === undefined) {
    const reason = `the budget is in ${budget.currency}, the prices are in ${currency}, and the organization says no exchange rate`;
    return { status: "unknown", ...budget, reason };
  }
  const share = high / dollars;
  if (share > 1) return { status: "over", ...budget, share };
  if (share > nearShare) return { status: "near", ...budget, share };
  if (unknown.length === 0) return { status: "within", ...budget, share };
  const parts = unknown.length === 1 ? "the cost of 1 part is" : `the costs of ${unknown.length} parts are`;
  return { status: "unknown", ...budget, reason: `${parts} not known`, share };
}

/** What one unit of a currency is worth in US dollars, as the organization says. */
export type ExchangeRates = NonNullable<Organization["exchangeRates"]>;

/** A budget in US dollars; `undefined` where nobody says what its currency is worth. */
export function dollarsOf(budget: NonNullable<Environment["budget"]>, rates: ExchangeRates = {}): number | undefined {
  if (budget.currency === currency) return budget.monthly;
  const rate = rates[budget.currency];
  return rate === undefined ? undefined : toCents(budget.monthly * rate);
}
