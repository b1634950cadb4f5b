import { inert, type Paint, plain } from "./terminal.ts";

/** A text of a table in a terminal, which may be untrusted. */
export type Cell = { readonly text: string; readonly style?: Parameters<Paint>[0] };

/** Rows of cells as lines, each column as wide as its widest cell; what is last in a row ends its line. */
export function columns(rows: readonly (readonly Cell[])[], paint: Paint = plain): readonly string[] {
  const shown = rows.map((row) => row.map(({ text, style }) => ({ text: inert(text), style })));
  const widths = shown.reduce<readonly number[]>(
    (before, row) =>
      Array.from({ length: Math.max(before.length, row.length) }, (_, index) =>
        Math.max(before[index] ?? 0, row[index]?.text.length ?? 0),
      ),
    [],
  );
  return shown.map((row) => {
    const last = row.findLastIndex(({ text }) => text !== "");
    return row
      .slice(0, last + 1)
      .map(({ text, style }, index) => {
        const padded = index === last ? text : text.padEnd(widths[index] ?? 0);
        return style === undefined ? padded : paint(style, padded);
      })
      .join("  ");
  });
}
