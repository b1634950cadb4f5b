import type { EnvironmentPlan, Plan, Remark } from "../../../model/change/plan.ts";
import { printSource } from "../../../model/names/source.ts";
import type { Row } from "../../page/data.ts";
import type { Table } from "../../page/table.ts";
import { toByHandLines } from "../../proposal/by-hand.ts";

/** What is to be known of the environments' folders beside their changes. */
export const remarkTable = ({ environments }: Plan): Table => ({
  name: "remarks",
  caption: "What is to be known of the environments beside their changes",
  head: ["Environment", "Remark"],
  rows: environments.flatMap(rowsOf),
});

const rowsOf = ({ environment, remarks }: EnvironmentPlan): readonly Row[] =>
  remarks.flatMap(inWords).map((text) => ({ cells: [{ text: environment }, { text }], environment }));

function inWords(remark: Remark): readonly string[] {
  switch (remark.kind) {
    case "new":
      return ["new: its folder is written for the first time"];
    case "edited":
      return toByHandLines(remark.byHand);
    case "diverged":
      return [`rendered from ${printSource(remark.source)}, which these specs do not contain`];
    case "unknown-source":
      return [`rendered from ${printSource(remark.source)}; whether these specs contain that could not be told`];
    case "other-version":
      return [`rendered by Landfall ${remark.renderer}, planned by ${remark.own}`];
    case "unreadable-lock":
      return [`its lock cannot be read: ${remark.reason}`];
    case "removed-cluster":
      return [`the cluster ${remark.cluster} is removed`];
    case "kept":
      return [`${remark.unit} is kept, because it holds data`];
    case "not-deployed":
      return [`${remark.notDeployed.application} is not deployed: ${remark.notDeployed.reason}`];
    case "left-alone":
      return ["the specs no longer have it: its folder is left alone"];
  }
}
