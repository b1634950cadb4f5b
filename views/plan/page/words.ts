import type { Plan } from "../../../model/change/plan.ts";
import type { Word } from "../../../model/change/words.ts";
import type { Cell, Row } from "../../page/data.ts";
import type { Table } from "../../page/table.ts";
import { type PageContext, placeCell } from "./context.ts";

/** What becomes different, in the specs' own words. */
export const wordTable = (plan: Plan, context: PageContext): Table => ({
  name: "words",
  caption: "What becomes different, in the words of the specs",
  head: ["Environment", "What", "Field", "Before", "After", "Said in"],
  rows: plan.environments.flatMap(({ environment, words }) =>
    words.map((word) => rowOf(plan, environment, word, context)),
  ),
});

const rowOf = (plan: Plan, environment: string, word: Word, context: PageContext): Row => ({
  cells: [
    { text: environment },
    { text: word.subject },
    { text: word.field, isCode: true },
    value(word.before, "deleted"),
    value(word.after, "added"),
    placeCell(plan, word.edits, context),
  ],
  environment,
  application: word.subject,
});

const value = (text: string | undefined, tone: "added" | "deleted"): Cell =>
  text === undefined ? { text: "none", tone: "quiet" } : { text, tone };
