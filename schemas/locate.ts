import { byPlace, dotted, type Finding, type Problem } from "../model/problem.ts";
import type { Fault } from "./read/fault.ts";
import { type Positions, positions } from "./read/position.ts";
import { decodeAnyway } from "./read/text.ts";

/** A fault and the file it is in. */
export type FileFault = Fault & { readonly file: string };

type Found = { readonly faults: readonly FileFault[]; readonly findings: readonly Finding[] };

/** What was found, with its lines: sorted by place, each once. Only files with something to tell are parsed again. */
export function locate(files: ReadonlyMap<string, Uint8Array>, { faults, findings }: Found): readonly Problem[] {
  const known = new Map<string, Positions>();
  const positionsIn = (file: string): Positions => {
    const found = known.get(file) ?? positions(decodeAnyway(files.get(file) ?? new Uint8Array()));
    known.set(file, found);
    return found;
  };
  const problems = new Map<string, Problem>();
  const add = ({ message, ...problem }: Problem): void => {
    const id = JSON.stringify([problem.file, problem.line, problem.column, message]);
    problems.set(id, { ...problem, path: cut(problem.path), message: cut(message) });
  };
  for (const { file, offset, message, fix } of faults)
    add({
      rule: "yaml",
      severity: "error",
      file,
      ...positionsIn(file).ofOffset(offset),
      path: "",
      message,
      ...(fix && { fix }),
    });
  for (const { place, path, at = "value", ...finding } of findings)
    add({
      ...finding,
      file: place.file,
      ...positionsIn(place.file).ofPath(place.document, path, at),
      path: dotted(path),
    });
  return [...problems.values()].sort(byPlace);
}

/** A key may have thousands of characters, a message should not. */
const cut = (text: string): string => (text.length <= 500 ? text : `${text.slice(0, 499)}…`);
