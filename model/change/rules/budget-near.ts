import type { RiskRule } from "../risk.ts";
import { spending, spent } from "./spending.ts";

export const budgetNear: RiskRule = {
  id: "budget-near",
  title: "An environment keeps some of its budget",
  rationale:
    "What is spent to four fifths has no room for the next change: whoever owns the budget hears of it before somebody " +
    "else is stopped by it.",
  link: "https://www.finops.org/framework/capabilities/budgeting/",
  severity: "warning",
  examples: {
    accepted: { before: spent(2), after: spent(3) },
    rejected: { before: spent(2), after: spent(4) },
  },
  *check(planned) {
    for (const cost of planned.costs) {
      if (cost.budget.status !== "near") continue;
      const verdict = spending(planned, cost, "ask for less, or for a larger budget in time");
      if (verdict !== undefined) yield verdict;
    }
  },
};
