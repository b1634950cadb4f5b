import { printJson } from "../markup/json.ts";
import type { Report } from "./report.ts";

/** The report for machines, as JSON. `version` rises when a field changes its meaning or goes; new ones may come. */
export function toJson({ problems, counts }: Report): string {
  const status = problems.some(({ severity }) => severity === "error") ? "invalid" : "valid";
  return printJson({ version: 1, status, counts, problems });
}
