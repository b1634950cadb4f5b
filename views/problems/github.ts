import { type Problem, type Severity, severities } from "../../model/problem.ts";
import { cut } from "../../model/task/text.ts";
import { count } from "../markup/count.ts";
import { fit, fitText } from "../markup/fit.ts";
import { codeSpan, escapeMarkdown, table } from "../markup/markdown.ts";
import { inert } from "../markup/terminal.ts";
import { type Report, saidOf } from "./report.ts";

export type Annotation = {
  readonly level: Severity;
  readonly message: string;
  readonly properties: {
    readonly file: string;
    readonly startLine: number;
    readonly startColumn: number;
    readonly title: string;
  };
};

/** GitHub shows ten of each level per step; the message that fails the step is an error too. */
const most: Readonly<Record<Severity, number>> = { error: 9, warning: 10, notice: 10 };

/** One annotation per problem; of those that GitHub would drop, the last one says how many there are. */
export const toAnnotations = ({ problems }: Report): readonly Annotation[] =>
  severities.flatMap((level) => {
    const all = problems.filter(({ severity }) => severity === level);
    if (all.length <= most[level]) return all.map((problem) => annotation(problem));
    const shown = most[level] - 1;
    return all
      .slice(0, shown + 1)
      .map((problem, index) => annotation(problem, index === shown ? all.length - shown : 1));
  });

/** Characters of a message or a fix: both fit the 4,096 that a runner takes of an annotation. */
const maxTextLength = 1_000;

/** As long as GitHub takes the title of an annotation. */
const maxTitleLength = 255;

const short = (text: string): string => cut(text, maxTextLength);

function annotation({ rule, severity, file, line, column, message, fix }: Problem, stands = 1): Annotation {
  const said = [message, ...(fix === undefined ? [] : [fix])].map((text) => short(inert(short(text)))).join("\n");
  const more = `${said}\n${stands - 1} more ${stands === 2 ? "is" : "are"} in the job's summary`;
  return {
    level: severity,
    message: stands === 1 ? said : more,
    properties: { file: inert(file), startLine: line, startColumn: column, title: fitText(rule, maxTitleLength) },
  };
}

/**
 * The report as Markdown of at most `maxBytes`, for a job's summary (which GitHub drops past 1 MiB) or, with 65,000, a
 * check run. Whole problems are left out at the end and counted.
 */
export function toSummary(report: Report, maxBytes = 1_000_000): string {
  const heading = `### ${saidOf(report)}\n`;
  if (report.problems.length === 0) return heading;
  const [head = "", ruler = "", ...rows] = table(columns, report.problems.map(cells)).split("\n");
  const shown = fit(rows, maxBytes - 200);
  const left = rows.length - shown.length;
  const more = left === 0 ? "" : `\nand ${count(left, "more problem")}\n`;
  return [heading, head, ruler, ...shown, more].join("\n");
}

const columns = ["where", "severity", "problem", "fix", "rule"];

const cells = ({ file, line, column, severity, message, fix = "", rule }: Problem): readonly string[] => [
  codeSpan(`${file}:${line}:${column}`),
  severity,
  escapeMarkdown(message),
  escapeMarkdown(fix),
  codeSpan(rule),
];
