import type { Fault } from "./fault.ts";

/**
 * What nobody sees in a file, and what ends a line to some readers only: control characters, carriage returns alone,
 * U+2028 and U+2029, byte order marks, and the marks that turn the direction of reading.
 */
const unseen = /(?![\t\n\r])\p{Cc}|\r(?!\n)|[\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/u;

/** Most files have nothing else than these, which is seen many times as fast. */
const ordinary = /^[\n -~]*$/;

/** What kustomize stumbles over, or silently makes a space of, when it writes what it has read; and halves of a pair. */
const lost = /(?![\t\n\r])[\p{Cc}\u2028\u2029\ufffe\uffff]|\p{Cs}/u;

/** The first character of a file that may not stand in it as it is. */
export function unseenIn(text: string): Fault | undefined {
  const found = ordinary.test(text) ? null : unseen.exec(text);
  if (found === null) return undefined;
  const { index: offset, 0: character } = found;
  if (character === "\0") return { offset, message: "the file has a NUL character", fix: "save it as UTF-8 text" };
  if (character === "\r")
    return { offset, message: "a carriage return that ends no line", fix: "end lines with \\n or \\r\\n" };
  return { offset, message: `the file has the character ${named(character)}, which nobody sees`, fix: "remove it" };
}

/** What is wrong with a text that was written with escapes. */
export function unwritable(text: string): Omit<Fault, "offset"> | undefined {
  const character = lost.exec(text)?.[0];
  return character === undefined
    ? undefined
    : { message: `a text with the character ${named(character)} cannot be written again`, fix: "remove it" };
}

const named = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
