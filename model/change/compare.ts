import type { Lock } from "../tree/lock.ts";

/** One path at which two states differ. */
export type Change = { readonly kind: "added" | "changed" | "deleted"; readonly path: string };

/** What turns `current` into `wanted`, both path -> id of the content, in the order of the paths. */
export function compare(current: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): readonly Change[] {
  const paths = [...new Set([...current.keys(), ...wanted.keys()])];
  const differing = paths.filter((path) => current.get(path) !== wanted.get(path)).sort();
  return differing.map((path) => ({
    kind: !current.has(path) ? "added" : !wanted.has(path) ? "deleted" : "changed",
    path,
  }));
}

/** The units, each `path` as by `printUnit`, whose rendered bytes differ; all are added when there was no lock. */
export const changedUnits = (before: Lock | undefined, after: Lock): readonly Change[] =>
  compare(before === undefined ? new Map() : renderedIds(before), renderedIds(after));

const renderedIds = (lock: Lock): ReadonlyMap<string, string> =>
  new Map([...lock.units].map(([name, { rendered }]) => [name, rendered]));
