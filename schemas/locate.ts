import { byPlace, dotted, type Finding, type Problem } from "../model/problem.ts";
import { bounded } from "./bounded.ts";
import type { Fault } from "./read/fault.ts";
import { type Positions, positions } from "./read/position.ts";
import { decodeAnyway } from "./read/text.ts";

/** A fault and the file it is in. */
export type FileFault = Fault & { readonly file: string };

type Files = ReadonlyMap<string, { readonly bytes: Uint8Array }>;
type Found = { readonly faults: readonly FileFault[]; readonly findings: readonly Finding[] };
type Locate = (places: Positions) => Problem;

/**
 * What was found, with its lines: sorted by place, each once. Only files with something to tell are parsed again, one
 * after the other, so that no two of them are in memory.
 */
export function locate(files: Files, { faults, findings }: Found): readonly Problem[] {
  const found = new Map<string, Locate[]>();
  const add = (file: string, locate: Locate): void => {
    const others = found.get(file);
    if (others === undefined) found.set(file, [locate]);
    else others.push(locate);
  };
  for (const fault of faults) add(fault.file, ofFault(fault));
  for (const finding of findings) add(finding.place.file, ofFinding(finding));
  const problems = [...found].flatMap(([file, locates]) => {
    const places = positions(decodeAnyway(files.get(file)?.bytes ?? new Uint8Array()));
    return eachOnce(locates.map((locate) => locate(places)));
  });
  return bounded(problems.sort(byPlace));
}

const ofFault =
  ({ file, offset, message, fix }: FileFault): Locate =>
  ({ ofOffset }) => ({
    rule: "yaml",
    severity: "error",
    file,
    ...ofOffset(offset),
    path: "",
    message: cut(message),
    ...(fix && { fix }),
  });

const ofFinding =
  ({ place, path, at = "value", message, ...finding }: Finding): Locate =>
  ({ ofPath }) => ({
    ...finding,
    file: place.file,
    ...ofPath(place.document, path, at),
    path: cut(dotted(path)),
    message: cut(message),
  });

const eachOnce = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((one) => [JSON.stringify([one.line, one.column, one.message]), one])).values(),
];

/** A key may have thousands of characters, a message should not. */
const cut = (text: string): string => (text.length <= 500 ? text : `${text.slice(0, 499)}…`);
