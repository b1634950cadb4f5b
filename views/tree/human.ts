import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { count } from "../markup/count.ts";
import { printJson } from "../markup/json.ts";
import { inert } from "../markup/terminal.ts";

/** What a render changed in each environment's folder, then what is not deployed, what stays, and what it left alone, and why. */
export const toLines = (plans: readonly FolderPlan[], leftAlone: readonly string[]): readonly string[] =>
  linesOf(plans, leftAlone).map(inert);

const linesOf = (plans: readonly FolderPlan[], leftAlone: readonly string[]): readonly string[] => [
  ...plans.map(
    ({ environment, changes, units }) =>
      `${environment}: ${changes.length === 0 ? "unchanged" : `${count(units.length, "unit")}, ${count(changes.length, "file")} written`}`,
  ),
  ...plans.flatMap(({ environment, notDeployed }) =>
    notDeployed.map(({ application, reason }) => `${environment}: ${application} is not deployed: ${reason}`),
  ),
  ...plans.flatMap(({ environment, kept }) =>
    kept.map(
      (unit) => `${environment}: ${unit} stays for the data in it: nothing in the specs asks for it, or retires it`,
    ),
  ),
  ...leftAlone.map((name) => `${name}: left alone, no environment of that name is in the specs`),
];

/** The same for machines, as JSON; `version` rises when a field changes its meaning or goes. */
export const toJson = (plans: readonly FolderPlan[], leftAlone: readonly string[]): string =>
  printJson({
    version: 1,
    environments: plans.map(({ environment, tree, units, changes, notDeployed, kept }) => ({
      environment,
      tree,
      units: units.map(({ kind, path }) => ({ unit: path, change: kind })),
      files: changes.length,
      notDeployed: notDeployed.map(({ application, reason }) => ({ application, reason })),
      kept,
    })),
    leftAlone,
  });
