import type { Model } from "../spec/model.ts";
import { type BudgetState, budgetState } from "./budget.ts";
import { costsIn } from "./costs.ts";
import { type Estimate, total } from "./estimate.ts";
import { type Range, toCents } from "./line.ts";
import { changedLines, type LineChange } from "./line-change.ts";

/** What a change of the specs costs an environment in a month, in US dollars. */
export type CostChange = {
  readonly environment: string;
  readonly before: Estimate;
  readonly after: Estimate;
  /** Between what is known of both: incomplete where a line of `lines` has no delta. */
  readonly delta: Range;
  /** What adds or saves most first, then what is not known, then the shares of nodes. */
  readonly lines: readonly LineChange[];
  /** How the estimate after the change stands to the budget after the change. */
  readonly budget: BudgetState;
};

/** Without `before`, or where it does not have the environment, everything is new. */
export function costChange(before: Model | undefined, after: Model, environment: string): CostChange {
  const known = before && costsIn(before, environment);
  const former = total(environment, known);
  const latter = total(environment, costsIn(after, environment, known));
  const found = after.environments.get(environment);
  return {
    environment,
    before: former,
    after: latter,
    delta: { low: toCents(latter.low - former.low), high: toCents(latter.high - former.high) },
    lines: changedLines(former.lines, latter.lines),
    budget: found === undefined ? { status: "none" } : budgetState(found, latter, after.organization.exchangeRates),
  };
}
