import type { Paint } from "../../views/markup/terminal.ts";
import { toMarkdown } from "../../views/plan/comment.ts";
import type { Context } from "../../views/plan/context.ts";
import { toDiff } from "../../views/plan/diff.ts";
import { toLines } from "../../views/plan/human.ts";
import { toJson } from "../../views/plan/json.ts";
import { toPage } from "../../views/plan/page.ts";
import { version } from "../io/version.ts";
import type { Planned } from "./needs.ts";

export const planForms = ["human", "markdown", "json", "html", "diff"] as const;

/** Whole, whatever its length: nothing but GitHub sets a limit. */
const noLimit = Number.MAX_SAFE_INTEGER;

/** The plan in one of the forms, for a person at a terminal or for a file. */
export function inForm(form: (typeof planForms)[number], { plan, approvalOf }: Planned, paint: Paint): string {
  const approval = approvalOf([]);
  const context: Context = { head: plan.source.commit ?? "", headUrl: "", version, approval };
  switch (form) {
    case "human":
      return toLines(plan, paint, { approval }).join("\n");
    case "json":
      return toJson(plan, approval);
    case "diff":
      return toDiff(plan);
    case "markdown":
      return toMarkdown(plan, context, noLimit);
    case "html":
      return toPage(plan, context);
  }
}
