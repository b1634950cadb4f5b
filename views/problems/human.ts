import type { Problem } from "../../model/problem.ts";
import { inert, type Paint, plain } from "../markup/terminal.ts";
import { type Report, saidOf } from "./report.ts";

const colors = { error: "red", warning: "yellow", notice: "blue" } as const;

/** The report for a terminal or a log: each problem with its fix, files apart, then how many there are. */
export function toLines(report: Report, paint: Paint = plain): readonly string[] {
  const lines: string[] = [];
  for (const [index, problem] of report.problems.entries()) {
    const previous = report.problems[index - 1];
    if (previous !== undefined && previous.file !== problem.file) lines.push("");
    lines.push(...linesOf(problem, paint));
  }
  if (lines.length > 0) lines.push("");
  const isFine = report.problems.every(({ severity }) => severity !== "error");
  return [...lines, paint(isFine ? "green" : "red", saidOf(report))];
}

function linesOf({ rule, severity, file, line, column, message, fix }: Problem, paint: Paint): readonly string[] {
  const place = paint("bold", `${inert(file)}:${line}:${column}`);
  const said = `${place} ${paint(colors[severity], severity)} ${inert(message)} ${paint("dim", `[${inert(rule)}]`)}`;
  return fix === undefined ? [said] : [said, `  ${inert(fix)}`];
}
