import { maxDigits, usualNumber } from "./scalar.ts";

/** Words that are something else than text to some reader of YAML. */
const otherWord = /^(?:y|n|yes|no|on|off|true|false|null)$/i;
const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** The value of a text without quotes; `undefined` where readers of YAML could differ. */
export function plainOf(text: string): unknown {
  if (/^-?[0-9]/.test(text)) return numberOf(text);
  if (!/^(?:[A-Za-z_]|\.{0,2}\/|--?[A-Za-z])/.test(text)) return undefined;
  return otherWord.test(text) ? words.get(text) : text;
}

/** What no number has in any YAML, but for those of another base: other letters, a second dot. */
const ofNoNumber = /[^-+.:_0-9eE]|\..*\./;
const otherBase = /^-?0(?:x[0-9a-f_]*|o[0-9_]*|b[01_]*)(?:\.[0-9_]*)?$/i;
const date = /^\d{4}-\d\d-\d\d$/;

/** What begins like a number: one that every reader knows, or a text that has something no number has. */
function numberOf(text: string): unknown {
  if (usualNumber.test(text)) return text.replace(/\D/g, "").length > maxDigits ? undefined : Number(text);
  const isText = date.test(text) || (ofNoNumber.test(text) && !otherBase.test(text));
  return isText ? text : undefined;
}

/** Adds the entry, if it has a value, and a name that is new and is text to everybody. */
export function setOnce(entries: Record<string, unknown>, name: string, value: unknown): boolean {
  if (value === undefined || Object.hasOwn(entries, name) || isDoubtful(name)) return false;
  entries[name] = value;
  return true;
}

const isDoubtful = (name: string): boolean => name === "<<" || name === "__proto__" || otherWord.test(name);
