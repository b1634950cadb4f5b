import { dollarsOf } from "../../cost/budget.ts";
import type { Environment, Model, Organization } from "../../spec/model.ts";
import type { RiskRule } from "../risk.ts";
import { spent } from "./spending.ts";

type Budget = NonNullable<Environment["budget"]>;

/** In US dollars where both can be told; else two currencies cannot be compared, and whoever may is asked. */
function isMore(budget: Budget, former: Budget, [before, after]: readonly [Organization, Organization]): boolean {
  const [is, was] = [dollarsOf(budget, after.exchangeRates), dollarsOf(former, before.exchangeRates)];
  if (is !== undefined && was !== undefined) return is > was;
  return budget.currency !== former.currency || budget.monthly > former.monthly;
}

const amountOf = (budget: Budget, { organization: { exchangeRates } }: Model): string => {
  const dollars = dollarsOf(budget, exchangeRates);
  const said = `${budget.monthly} ${budget.currency}`;
  return budget.currency === "USD" || dollars === undefined ? said : `${said} (${dollars.toFixed(2)} USD)`;
};

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
      if (budget !== undefined && !isMore(budget, former, [before.organization, after.organization])) continue;
      const says = budget === undefined ? "has no budget" : `may cost ${amountOf(budget, after)} a month`;
      yield {
        environment: name,
        document: { kind: "Environment", name, path: ["spec", "budget"] },
        ...(budget?.monthly === former.monthly && {
          because: [{ kind: "Organization", name: after.organization.name }],
        }),
        message: `${name} ${says} from now on instead of ${amountOf(former, before)}`,
        fix: "have whoever pays for it agree",
      };
    }
  },
};
