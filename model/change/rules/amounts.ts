import type { Json } from "../../spec/json.ts";
import { amountOf } from "../../spec/quantity.ts";
import { at } from "../at.ts";

/** The amount that stands below the keys, in units of one; `undefined` where nothing does that can be compared. */
export function amountAt(value: Json, ...keys: readonly string[]): number | undefined {
  const found = at(value, ...keys);
  const text = typeof found === "number" ? String(found) : found;
  return typeof text === "string" && /^\d+(\.\d+)?(m|k|[MGT]|[KMGT]i)?$/.test(text) ? amountOf(text) : undefined;
}

/** Whether there is less than before; never where one of them is not known. */
export const isLess = (was: number | undefined, is: number | undefined): boolean =>
  was !== undefined && is !== undefined && is < was;
