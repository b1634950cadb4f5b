import { type Problem, type Severity, severities } from "../model/problem.ts";

/** The most problems that are told of one file, and of all: more than anybody mends at once. */
export const maxPerFile = 100;
export const maxProblems = 1000;

/** The problems, which are in the order of their places, up to what is told at once; the last one counts those left out. */
export function bounded(problems: readonly Problem[]): readonly Problem[] {
  const byFile = new Map<string, Problem[]>();
  for (const problem of problems) {
    const others = byFile.get(problem.file);
    if (others === undefined) byFile.set(problem.file, [problem]);
    else others.push(problem);
  }
  const told = [...byFile.values()].flatMap((ofFile) => first(ofFile, maxPerFile, "in this file"));
  const files = new Set(told.slice(maxProblems - 1).map(({ file }) => file)).size;
  return first(told, maxProblems, `in ${files} files`);
}

function first(problems: readonly Problem[], most: number, where: string): readonly Problem[] {
  const rest = problems.slice(most - 1);
  const [next] = rest;
  if (next === undefined || rest.length === 1) return problems;
  const message = `at least ${rest.length} more problems ${where}`;
  const severity = heaviest(rest);
  return [...problems.slice(0, most - 1), { ...next, severity, path: "", message, fix: "mend those before it first" }];
}

const heaviest = (problems: readonly Problem[]): Severity =>
  severities.find((one) => problems.some(({ severity }) => severity === one)) ?? "error";
