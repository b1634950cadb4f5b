import type { Problem } from "../../model/problem.ts";
import { count } from "../markup/count.ts";

/** What a check found; `counts` says how much it looked at. */
export type Report = {
  readonly problems: readonly Problem[];
  readonly counts?: { readonly files: number; readonly documents: number };
};

/** The report in one line: `3 problems in 2 files`, or `7 files, 12 documents: no problems`. */
export function saidOf({ problems, counts }: Report): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  if (problems.some(({ severity }) => severity === "error"))
    return `${count(problems.length, "problem")} in ${count(files, "file")}`;
  const looked = counts && `${count(counts.files, "file")}, ${count(counts.documents, "document")}: `;
  return `${looked ?? ""}${problems.length === 0 ? "no problems" : `no errors, ${count(problems.length, "warning")}`}`;
}
