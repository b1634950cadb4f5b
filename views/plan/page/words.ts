import type { Plan } from "../../../model/change/plan.ts";
import type { Word } from "../../../model/change/word-text.ts";
import type { Cell, Row } from "../../page/data.ts";
import type { Table } from "../../page/table.ts";
import type { Context } from "../context.ts";
import { inOrder } from "../order.ts";
import { placeCell } from "./context.ts";

/** What becomes different, in the specs' own words. */
export const wordTable = (plan: Plan, context: Context): Table => ({
  name: "words",
  caption: "What becomes different, in the words of the specs",
  head: ["Environment", "What", "Field", "Before", "After", "Said in"],
  rows: [
    ...plan.words.map((word) => rowOf(plan, word, context)),
    ...inOrder(plan.environments).flatMap(({ environment, words }) =>
      words.map((word) => rowOf(plan, word, context, environment)),
    ),
  ],
});

const rowOf = (plan: Plan, word: Word, context: Context, environment?: string): Row => ({
  cells: [
    environment === undefined ? { text: "all", tone: "quiet" } : { text: environment },
    { text: word.subject },
    { text: word.field, isCode: true },
    value(word.before, "deleted"),
    value(word.after, "added"),
    placeCell(plan, word.edits, context),
  ],
  ...(environment !== undefined && { environment }),
  application: word.subject,
});

const value = (text: string | undefined, tone: "added" | "deleted"): Cell =>
  text === undefined ? { text: "none", tone: "quiet" } : { text, tone };
