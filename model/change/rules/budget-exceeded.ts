import type { RiskRule } from "../risk.ts";
import { spending, spent } from "./spending.ts";

export const budgetExceeded: RiskRule = {
  id: "budget-exceeded",
  title: "An environment stays within its budget",
  rationale:
    "A budget is agreed on by whoever pays. A change that goes beyond it is stopped, whoever approves it, until the budget " +
    "is raised or the organization makes an exception: both say who answers for it.",
  link: "https://www.finops.org/framework/capabilities/budgeting/",
  severity: "error",
  examples: {
    accepted: { before: spent(6), after: spent(5) },
    rejected: { before: spent(3), after: spent(5) },
  },
  *check(planned) {
    for (const cost of planned.costs) {
      if (cost.budget.status !== "over") continue;
      const verdict = spending(planned, cost, "ask for less, or have the budget raised in a change of its own");
      if (verdict !== undefined) yield { ...verdict, blocks: true };
    }
  },
};
