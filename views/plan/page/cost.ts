import type { Plan } from "../../../model/change/plan.ts";
import type { Cell } from "../../page/data.ts";
import type { Table } from "../../page/table.ts";
import { costTexts } from "../cost.ts";

/** What each environment costs from now on, and what makes the difference. */
export const costTable = ({ costs }: Plan): Table => ({
  name: "cost",
  caption: "What each environment costs from now on, and what makes the difference",
  head: ["Environment", "In a month"],
  rows: costs.flatMap((change) =>
    costTexts(change).map((text, index) => {
      // Each text begins with its environment, which has a column here.
      const said = text.slice(change.environment.length + ": ".length);
      const cell: Cell =
        index === 0 && change.budget.status === "over" ? { text: said, tone: "error" } : { text: said };
      return { cells: [{ text: change.environment }, cell], environment: change.environment };
    }),
  ),
});
