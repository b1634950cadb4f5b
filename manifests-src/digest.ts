import { createHash } from "node:crypto";
import type { Json } from "../model/spec/json.ts";

/** JSON without spaces and with its keys in code unit order: equal values give equal text. */
export function canonical(value: Json): string {
  if (value === undefined) return "null";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

/** SHA-256 of the canonical JSON, 64 lower-case hex digits. */
export const digestOf = (value: Json): string => createHash("sha256").update(canonical(value)).digest("hex");

// `Array.isArray` does not narrow a readonly array.
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
