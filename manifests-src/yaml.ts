import type { Json, JsonMap } from "../model/spec/json.ts";

/**
 * A value as YAML in block style, in one fixed order of keys. Every parser reads the same text back, of YAML 1.1 (Go's)
 * and 1.2 alike: what could be taken for anything but a string stands in double quotes.
 *
 * cdk8s' own `Yaml.stringify` took two thirds of the time of a whole render.
 */
export const printYaml = (value: Json): string => after(value, "").slice(1);

/** What follows a key: a scalar behind a space, or lines of their own. */
function after(value: Json, indent: string): string {
  const lines = typeof value === "object" && value !== null ? block(value, indent) : "";
  return lines === "" ? ` ${scalar(value)}\n` : `\n${lines}`;
}

/** The lines of a list or map; nothing where that is empty. */
function block(value: readonly Json[] | JsonMap, indent: string): string {
  const inner = `${indent}  `;
  let lines = "";
  if (isList(value)) for (const item of value) lines += `${indent}- ${after(item, inner).trimStart()}`;
  else for (const key of orderedKeys(value)) lines += `${indent}${quoted(key)}:${after(value[key], inner)}`;
  return lines;
}

function scalar(value: Json): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "object" && value !== null) return isList(value) ? "[]" : "{}";
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error(`${value} cannot be printed`);
  return String(value ?? null);
}

const words = /^(?:[A-Za-z_]|\.?\/)(?:[A-Za-z0-9_./@:+-]*[A-Za-z0-9_./@+-])?$/;
const quantities = /^[0-9]+(?:[smh]|[KMGT]i?)$/;
// The last of them is a number to one parser of YAML 1.1.
const reserved = /^(?:y|n|yes|no|on|off|true|false|null|e[-+]?[0-9]+)$/i;
// Line breaks of YAML 1.1 and what YAML does not print, all of which JSON leaves as they are.
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function quoted(text: string): string {
  if ((words.test(text) && !reserved.test(text)) || quantities.test(text)) return text;
  return JSON.stringify(text).replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const first = ["apiVersion", "kind", "metadata", "name", "namespace"];

function orderedKeys(value: JsonMap): readonly string[] {
  const keys = Object.keys(value).filter((key) => value[key] !== undefined);
  return [...first.filter((key) => keys.includes(key)), ...keys.filter((key) => !first.includes(key)).sort()];
}

// `Array.isArray` does not narrow a readonly array.
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
