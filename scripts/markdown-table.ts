/** A table as the formatter writes it, its columns aligned; cells are Markdown of one line, `|` in them is escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, ...rows].map((cells) =>
    cells.map((cell) => cell.replaceAll(/\s+/g, " ").replaceAll("|", "\\|")),
  );
  const widths = head.map((_, column) => Math.max(3, ...lines.map((cells) => (cells[column] ?? "").length)));
  const [first = "", ...rest] = lines.map((cells) =>
    rowOf(widths.map((width, column) => (cells[column] ?? "").padEnd(width))),
  );
  return [first, rowOf(widths.map((width) => "-".repeat(width))), ...rest].join("\n");
}

const rowOf = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
