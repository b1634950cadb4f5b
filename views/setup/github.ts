import type { Finding } from "../../model/setup/finding.ts";
import { codeSpan, escapeMarkdown, table } from "../markup/markdown.ts";
import { saidOf } from "./human.ts";

/** The findings as Markdown for a job's summary: what is wrong and what could not be checked, with what to do. */
export function toSummary(findings: readonly Finding[]): string {
  const rows = findings.filter(({ state }) => state !== "fine").map(cells);
  return [`### ${saidOf(findings)}`, "", ...(rows.length === 0 ? [] : [table(columns, rows)]), ""].join("\n");
}

const columns = ["state", "of", "what", "do"];

const cells = ({ state, subject, says, check, fix }: Finding): readonly string[] => [
  state,
  codeSpan(subject),
  `${escapeMarkdown(says)} ${codeSpan(check)}`,
  fix === undefined ? "" : `${escapeMarkdown(fix.text)} (${codeSpan(fix.url)})`,
];
