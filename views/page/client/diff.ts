import { type Hunk, toHunks } from "../../plan/hunks.ts";
import { type Block, blocksOf, differing, type NumberedLine } from "./blocks.ts";
import { type Child, element } from "./dom.ts";

/** Rows that are drawn before somebody asks for more. */
const mostRows = 400;

export type DiffOptions = { readonly isSideBySide: boolean; readonly isWhole: boolean };

/** Both versions of a manifest; a version that is not there is `undefined`. */
export type Versions = { readonly before: string | undefined; readonly after: string | undefined };

/** The lines that differ and some around them, or all lines, side by side or in one column. */
export function drawDiff({ before, after }: Versions, { isSideBySide, isWhole }: DiffOptions): HTMLElement {
  const hunks = toHunks(before, after, isWhole ? Number.MAX_SAFE_INTEGER : 3);
  if (hunks.length === 0) return element("p", { class: "quiet" }, "No line differs.");
  const columns = isSideBySide
    ? ["Line before", "Before", "Line after", "After"]
    : ["Line before", "Line after", "Text"];
  const head = element("tr", {}, ...columns.map((title) => element("th", { scope: "col" }, title)));
  const body = element("tbody");
  const rows = rowsOf(hunks, isSideBySide ? sideRows : inlineRows, columns.length);
  const table = element(
    "table",
    { class: isSideBySide ? "diff sides" : "diff" },
    columnGroup(isSideBySide),
    element("thead", {}, head),
    body,
  );
  const more = element("button", { type: "button", class: "more" }, "Show more lines");
  const grow = (): void => {
    for (let drawn = 0; drawn < mostRows; drawn += 1) {
      const { value, done } = rows.next();
      if (done) more.remove();
      if (value === undefined) return;
      body.append(value);
    }
  };
  more.addEventListener("click", grow);
  const shown = element(
    "div",
    { class: "wide", tabindex: "0", role: "region", "aria-label": "What differs" },
    table,
    more,
  );
  grow();
  return shown;
}

function* rowsOf(
  hunks: readonly Hunk[],
  draw: (block: Block) => Iterable<HTMLElement>,
  width: number,
): Generator<HTMLElement, undefined> {
  for (const [index, hunk] of hunks.entries()) {
    if (index > 0) yield element("tr", { class: "gap" }, element("td", { colspan: `${width}` }, "⋯"));
    for (const block of blocksOf(hunk)) yield* draw(block);
  }
}

function* sideRows(block: Block): Generator<HTMLElement> {
  if (block.kind === "kept")
    return yield row(...side(block.line, block.line.before), ...side(block.line, block.line.after));
  const { deleted, added } = block;
  for (let index = 0; index < Math.max(deleted.length, added.length); index += 1) {
    const [was, is] = [deleted[index], added[index]];
    yield row(...side(was, was?.before, is), ...side(is, is?.after, was));
  }
}

function* inlineRows(block: Block): Generator<HTMLElement> {
  const lines = block.kind === "kept" ? [block.line] : [...block.deleted, ...block.added];
  for (const line of lines) {
    const other = block.kind === "kept" ? undefined : partner(line, block);
    yield row(number(line, line.before), number(line, line.after), text(line, other));
  }
}

const partner = (
  line: NumberedLine,
  { deleted, added }: Extract<Block, { kind: "changed" }>,
): NumberedLine | undefined => (line.kind === "deleted" ? added[deleted.indexOf(line)] : deleted[added.indexOf(line)]);

const row = (...cells: readonly HTMLElement[]): HTMLElement => element("tr", {}, ...cells);

const side = (line: NumberedLine | undefined, at: number | undefined, other?: NumberedLine): readonly HTMLElement[] =>
  line === undefined
    ? [element("td", { class: "absent" }), element("td", { class: "absent" })]
    : [number(line, at), text(line, other)];

const number = ({ kind }: NumberedLine, at: number | undefined): HTMLElement =>
  element("td", { class: `number ${kind}` }, at === undefined ? "" : `${at}`);

const signs = { kept: " ", added: "+", deleted: "−" } as const;

function text(line: NumberedLine, other: NumberedLine | undefined): HTMLElement {
  const [start, middle, end] = differing(line.text, other?.text);
  const marked: readonly Child[] = [start, middle === "" ? undefined : element("mark", {}, middle), end];
  const unended = line.isUnended ? element("span", { class: "quiet" }, " (no line break at the end)") : undefined;
  return element(
    "td",
    { class: `text ${line.kind}` },
    element("span", { class: "sign" }, signs[line.kind]),
    ...marked,
    unended,
  );
}

/** How wide the columns are: the head that would say so is not seen. */
const columnGroup = (isSideBySide: boolean): HTMLElement =>
  element(
    "colgroup",
    {},
    ...(isSideBySide ? ["number", "", "number", ""] : ["number", "number", ""]).map((name) =>
      element("col", { class: name }),
    ),
  );
