import { type Problem, type Severity, severities } from "../../model/problem.ts";
import type { RuleText } from "../../model/rule.ts";
import { cut } from "../../model/task/text.ts";
import { count } from "../markup/count.ts";
import { printJson } from "../markup/json.ts";
import { sarifText, uriReference } from "../markup/sarif.ts";
import type { Report } from "./report.ts";

/** Who found the problems: our version, and what is known of the rules, policies and others. */
export type Tool = { readonly version: string; readonly rules: readonly RuleText[] };

/** GitHub refuses a run with more, and shows the 5,000 worst of them. */
export const mostResults = 25_000;

const levels = { error: "error", warning: "warning", notice: "note" } as const satisfies Record<Severity, string>;

/**
 * The report as SARIF 2.1.0, which code scanning takes:
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. Of too many problems the worst are kept, and a
 * notification says how many are not there.
 */
export function toSarif({ problems }: Report, { version, rules }: Tool): string {
  const kept = problems.length <= mostResults ? problems : problems.toSorted(byWeight).slice(0, mostResults);
  const ids = [...new Set(kept.map(({ rule }) => rule))].sort();
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const fingerprint = fingerprints();
  return printJson({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Landfall",
            semanticVersion: version,
            informationUri: "https://landfall.dev/",
            rules: ids.map((id) => descriptor(id, known.get(id))),
          },
        },
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: true, ...notified(problems.length - kept.length) }],
        results: kept.map((problem) => ({
          ruleId: problem.rule,
          ruleIndex: ids.indexOf(problem.rule),
          ...resultOf(problem),
          partialFingerprints: { "landfallProblem/v1": fingerprint(problem) },
        })),
      },
    ],
  });
}

const byWeight = (a: Problem, b: Problem): number => severities.indexOf(a.severity) - severities.indexOf(b.severity);

/** GitHub asks for every text here. */
const descriptor = (id: string, rule: RuleText | undefined) => ({
  id,
  shortDescription: { text: sarifText(rule?.title ?? id) },
  fullDescription: { text: sarifText(rule?.rationale ?? id) },
  help: { text: sarifText(rule === undefined ? id : `${rule.rationale} See ${rule.link}`) },
  ...(rule !== undefined && { helpUri: rule.link }),
  defaultConfiguration: { level: levels[rule?.severity ?? "error"] },
});

const resultOf = ({ severity, file, line, column, message, fix }: Problem) => ({
  level: levels[severity],
  message: { text: [message, ...(fix === undefined ? [] : [fix])].map(sarifText).join("\n") },
  locations: [
    {
      physicalLocation: {
        artifactLocation: uriReference(file),
        region: { startLine: Math.max(1, line), startColumn: Math.max(1, column) },
      },
    },
  ],
});

const notified = (missing: number) =>
  missing === 0
    ? {}
    : {
        toolExecutionNotifications: [
          {
            level: "warning",
            message: { text: `${count(missing, "more problem")} did not fit: validate again after a fix` },
          },
        ],
      };

/** The same wherever the line has moved to; several of one kind at one path are counted. */
function fingerprints(): (problem: Problem) => string {
  const seen = new Map<string, number>();
  return ({ rule, file, path, message }) => {
    const text = cut(JSON.stringify([rule, file, path === "" ? message : path]), 2_000);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    return `${text}#${times}`;
  };
}
