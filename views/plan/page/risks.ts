import type { Plan, Risk } from "../../../model/change/plan.ts";
import { changeAnchor, type Row } from "../../page/data.ts";
import type { Table } from "../../page/table.ts";
import type { Context } from "../context.ts";
import { placeCell } from "./context.ts";

/** What each level of a risk means for whoever reviews. */
const says = { error: "needs approval", warning: "warning", notice: "notice" } as const;

export const riskTable = (plan: Plan, context: Context): Table => ({
  name: "risks",
  caption: "What a reviewer must know first, the weightiest on top",
  head: ["Level", "Risk", "Where", "Cause"],
  rows: plan.risks.map((risk) => rowOf(plan, risk, context)),
});

function rowOf(plan: Plan, risk: Risk, context: Context): Row {
  const { severity, message, fix, environment, application, path, rule, edits, blocks } = risk;
  const url = environment !== undefined && path !== undefined ? changeAnchor(environment, path) : undefined;
  return {
    cells: [
      {
        text: blocks ? "blocks" : says[severity],
        tone: severity,
        ...(context.rulesUrl !== undefined && { url: `${context.rulesUrl}/${rule}.md` }),
      },
      { text: message, ...(fix !== undefined && { note: fix }) },
      {
        text: [environment, application].filter((name) => name !== undefined).join(" / "),
        ...(url !== undefined && { url }),
        ...(path !== undefined && { note: path }),
      },
      { ...placeCell(plan, edits, context), note: rule },
    ],
    ...(environment !== undefined && { environment }),
    ...(application !== undefined && { application }),
    level: severity,
  };
}
