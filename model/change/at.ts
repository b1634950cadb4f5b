import type { Json, JsonMap } from "../spec/json.ts";
import { own } from "../spec/own.ts";
import { isList, isMap } from "./difference.ts";

/** What stands below the keys; `undefined` where nothing does. */
export const at = (value: Json, ...keys: readonly string[]): Json =>
  keys.reduce<Json>((inner, key) => (isMap(inner) ? own(inner, key) : undefined), value);

/** The map that stands there, or an empty one. */
export function mapAt(value: Json, ...keys: readonly string[]): JsonMap {
  const found = at(value, ...keys);
  return isMap(found) ? found : {};
}

/** The items of the list that stands there, or none. */
export function listAt(value: Json, ...keys: readonly string[]): readonly Json[] {
  const found = at(value, ...keys);
  return isList(found) ? found : [];
}

/** The text that stands there, or `undefined`. */
export function textAt(value: Json, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === "string" ? found : undefined;
}
