import type { Plan } from "../../../model/change/plan.ts";
import type { BudgetState } from "../../../model/cost/budget.ts";
import type { Tone } from "../../page/data.ts";
import type { Tile } from "../../page/tiles.ts";
import { costSaid, isOther } from "../cost.ts";

type Standing = { readonly status: BudgetState["status"]; readonly says: string; readonly tone?: Tone };

/** How an environment stands to its budget, the gravest first. */
const standings: readonly Standing[] = [
  { status: "over", says: "over the budget of", tone: "error" },
  { status: "near", says: "near the budget of", tone: "warning" },
  { status: "unknown", says: "not known whether within the budget of", tone: "warning" },
  { status: "within", says: "within budget in" },
  { status: "none", says: "no budget in" },
];

/** What the change costs, and the gravest of what that does to a budget. */
export function costTile(plan: Plan): Tile {
  const costs = plan.costs.filter(isOther);
  const [said = "as before"] = costSaid(costs);
  const worst = standings.find(({ status }) => costs.some(({ budget }) => budget.status === status));
  const names = costs.filter(({ budget }) => budget.status === worst?.status).map(({ environment }) => environment);
  return {
    label: "Cost",
    value: said.replace(/^cost /, ""),
    note: worst === undefined ? "nothing costs more or less" : `${worst.says} ${names.join(", ")}`,
    url: "#cost",
    ...(worst?.tone !== undefined && { tone: worst.tone }),
  };
}
