/** Paints text for a terminal. `plain` leaves it as it is. */
export type Paint = (style: "red" | "yellow" | "blue" | "green" | "bold" | "dim", text: string) => string;

export const plain: Paint = (_style, text) => text;

/** Control characters, line breaks among them, and what turns the direction of writing or shows as nothing. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is for
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Untrusted text on one line, without power over a terminal or over a runner that reads the log: each unseen character
 * is shown by its code, `\u001b`, and so is the bracket of `##[`, which a runner obeys wherever it stands.
 */
export const inert = (text: string): string =>
  text.replace(unseen, shown).replaceAll("##[", (command) => `##${shown(command.slice(2))}`);

const shown = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
