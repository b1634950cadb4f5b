import { inert } from "./terminal.ts";

/** GitHub looks for mentions and references in what entities turn into: nothing but a gap keeps them from being found. */
const gap = "&#8203;";

/** Untrusted text as Markdown that shows it letter by letter: no markup, HTML, link, mention, reference or table cell. */
export const escapeMarkdown = (text: string): string =>
  inert(text).replace(
    /[^\p{L}\p{N} ,;?/%]/gu,
    (character) => `&#${character.codePointAt(0)};${"@#".includes(character) ? gap : ""}`,
  );

/** Untrusted text as code within a line. */
export function codeSpan(text: string): string {
  const shown = inert(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = longest > 0 || shown.startsWith(" ") || shown === "" ? " " : "";
  return `${fence}${space}${shown}${space}${fence}`;
}

/** Rows of cells, which must be Markdown of one line already, under a head. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map(row).join("\n");

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
