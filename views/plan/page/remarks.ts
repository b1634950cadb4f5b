import type { Plan } from "../../../model/change/plan.ts";
import type { Table } from "../../page/table.ts";
import { inOrder } from "../order.ts";
import { remarkTexts } from "../remark.ts";

/** What is to be known of the environments' folders beside their changes. */
export const remarkTable = ({ environments }: Plan): Table => ({
  name: "remarks",
  caption: "What is to be known of the environments beside their changes",
  head: ["Environment", "Remark"],
  rows: inOrder(environments).flatMap(({ environment, remarks }) =>
    remarks.flatMap(remarkTexts).map((text) => ({ cells: [{ text: environment }, { text }], environment })),
  ),
});
