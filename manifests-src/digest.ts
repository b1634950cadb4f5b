import { hash } from "node:crypto";
import type { Layer } from "../model/names/unit.ts";
import type { Json } from "../model/spec/json.ts";
import { rendererVersion } from "./version.ts";

/** JSON without spaces and with its keys in code unit order: equal values give equal text. */
export function canonical(value: Json): string {
  if (typeof value === "string") return plain.test(value) ? `"${value}"` : JSON.stringify(value);
  if (value === undefined) return "null";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  let members = "";
  if (isList(value)) {
    for (const item of value) members += `${members && ","}${canonical(item)}`;
    return `[${members}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) members += `${members && ","}${canonical(key)}:${canonical(member)}`;
  }
  return `{${members}}`;
}

/** Text of which JSON escapes nothing. */
const plain = /^[ !#-[\]-~]*$/;

/** SHA-256 of the canonical JSON, 64 lower-case hex digits. */
export const digestOf = (value: Json): string => hash("sha256", canonical(value));

/** What a lock says of a unit's input: equal digests are rendered to equal bytes. */
export const inputDigest = (layer: Layer, input: Json): string => digestOf({ renderer: rendererVersion, layer, input });

// `Array.isArray` does not narrow a readonly array.
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
