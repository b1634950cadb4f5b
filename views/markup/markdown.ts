import { cut } from "../../model/task/text.ts";
import { breakReferences } from "./references.ts";
import { visible } from "./visible.ts";

/** The most characters of one text: a row then fits its table, and the first line every limit. */
const maxLength = 1_000;

/**
 * Untrusted text as Markdown that shows it letter by letter: no markup, HTML, link, mention, reference, picture or
 * table cell. Spaces are escaped where they would mean something: at either end, and in a row.
 */
export const escapeMarkdown = (text: string): string =>
  breakReferences(visible(cut(text, maxLength))).replace(/[^\p{L}\p{N} ,;?/%]|^ | $|(?<= ) /gu, (character) =>
    // Mathematics is looked for in what entities turn into, unless GitHub's own way out is taken.
    character === "$" ? "<span>$</span>" : entity(character),
  );

const entity = (character: string): string => `&#${character.codePointAt(0)};`;

/** Untrusted text as code within a line. */
export function codeSpan(text: string): string {
  const shown = visible(cut(text, maxLength));
  const longest = longestRun(shown);
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 || shown.startsWith(" ") || shown === "" ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}

/** Of backticks, which only a longer run closes. */
const longestRun = (text: string): number =>
  [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);

/** Untrusted lines as a block of code. */
export function codeBlock(lines: readonly string[], language: "diff" | "text"): string {
  const shown = lines.map(visible).join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** What is seen after a click; `summary` must be of `escapeMarkdown`'s kind, for its line is HTML, `body` Markdown. */
export const folded = (summary: string, body: string): string =>
  `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;

/** Rows of cells, which must be Markdown of one line already, under a head. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map(row).join("\n");

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;

/** A pipe ends a cell even in code, unless a backslash stands before it; no spelling lets two of those stand there. */
const cell = (text: string): string => text.replace(/\\?\|/g, (pipe) => (pipe === "|" ? "\\|" : "\\\\u007c"));
