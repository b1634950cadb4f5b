import type { Path } from "../../model/problem.ts";
import { readUsual } from "./usual.ts";
import { pairOf } from "./usual-line.ts";

/** Counted from 1. */
type Position = { readonly line: number; readonly column: number };

/** Finds a key by the path to it, of those that have a line of their own. */
export type UsualKeys = (document: number, path: Path) => Position | undefined;

/**
 * Where the keys stand in a text of the usual form, but for those in lists and brackets; in a text of another form, none
 * is found. The whole syntax of YAML finds them in the same places, and takes ten times as long.
 */
export function usualKeys(text: string): UsualKeys {
  const found = new Map<string, Position>();
  const keyOf = (document: number, path: Path): string => JSON.stringify([document, ...path]);
  for (const { document, path, position } of readUsual(text) === undefined ? [] : keysIn(text))
    found.set(keyOf(document, path), position);
  return (document, path) => found.get(keyOf(document, path));
}

type Found = { readonly document: number; readonly path: readonly string[]; readonly position: Position };

function* keysIn(text: string): Generator<Found> {
  let document = -1;
  let above: readonly { readonly indent: number; readonly name: string }[] = [];
  let list = Number.POSITIVE_INFINITY;
  for (const [index, line] of text.split("\n").entries()) {
    const indent = line.search(/[^ ]/);
    if (indent < 0 || line[indent] === "#") continue;
    const isStart = line === "---";
    if (isStart || document < 0) [document, above, list] = [document + 1, [], Number.POSITIVE_INFINITY];
    if (isStart || indent > list) continue;
    const pair = pairOf(line.slice(indent));
    list = pair === undefined ? indent : Number.POSITIVE_INFINITY;
    if (pair === undefined) continue;
    above = [...above.filter((one) => one.indent < indent), { indent, name: pair.name }];
    yield { document, path: above.map(({ name }) => name), position: { line: index + 1, column: indent + 1 } };
  }
}
