import type { RiskRule } from "../risk.ts";
import { spent } from "./spending.ts";

export const budgetRaised: RiskRule = {
  id: "budget-raised",
  title: "A budget is raised by whoever may",
  rationale:
    "With a larger budget, or with none, every later change may cost more without anybody being asked: so this one asks.",
  link: "https://www.finops.org/framework/capabilities/budgeting/",
  severity: "error",
  examples: {
    accepted: { before: spent(2, 200), after: spent(2, 150) },
    rejected: { before: spent(2, 150), after: spent(2, 200) },
  },
  *check({ before, after }) {
    for (const [name, { budget: former }] of before.environments) {
      const environment = after.environments.get(name);
      if (former === undefined || environment === undefined) continue;
      const { budget } = environment;
      if (budget !== undefined && budget.currency === former.currency && budget.monthly <= former.monthly) continue;
      const amount = ({ monthly, currency }: typeof former): string => `${monthly} ${currency}`;
      const says = budget === undefined ? "has no budget" : `may cost ${amount(budget)} a month`;
      yield {
        environment: name,
        document: { kind: "Environment", name, path: ["spec", "budget"] },
        message: `${name} ${says} from now on instead of ${amount(former)}`,
        fix: "have whoever pays for it agree",
      };
    }
  },
};
