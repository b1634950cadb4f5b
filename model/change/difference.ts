import type { Path } from "../problem.ts";
import type { Json, JsonMap } from "../spec/json.ts";
import { own } from "../spec/own.ts";

/** One value that differs. Absent: there was none, or there is none any more. */
export type Leaf = { readonly path: Path; readonly before?: Json; readonly after?: Json };

/**
 * Where two values differ, as deep as both are maps, or lists of as many items. Items that bear names are told apart by
 * those, and a path then has the name. What is only in one of them is one leaf, whatever it holds. The same value twice,
 * by identity, is not looked into.
 */
export function difference(before: Json, after: Json, path: Path = []): readonly Leaf[] {
  if (before === after) return [];
  if (isMap(before) && isMap(after)) return inMaps(before, after, path);
  if (isList(before) && isList(after)) {
    const [former, latter] = [named(before), named(after)];
    if (former !== undefined && latter !== undefined) return inMaps(former, latter, path);
    if (before.length === after.length)
      return before.flatMap((item, index) => difference(item, after[index], [...path, index]));
    return [{ path, before, after }];
  }
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

function inMaps(before: JsonMap, after: JsonMap, path: Path): readonly Leaf[] {
  const keys = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  return [...Object.keys(before), ...keys].flatMap((key) =>
    difference(own(before, key), own(after, key), [...path, key]),
  );
}

/** A list of maps that each have a name of their own, by those. */
function named(list: readonly Json[]): JsonMap | undefined {
  const entries = list.map((item) => [isMap(item) ? own(item, "name") : undefined, item] as const);
  const names = new Set(entries.map(([name]) => name));
  const isNamed = entries.every(([name]) => typeof name === "string") && names.size === list.length;
  return isNamed ? Object.fromEntries(entries) : undefined;
}

export const isMap = (value: Json): value is JsonMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// `Array.isArray` does not narrow a readonly array.
export const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
