import { structuredPatch } from "diff";

/** A line of a text, as it stands there; `isUnended`: no line break ends it. */
export type DiffLine = {
  readonly kind: "kept" | "added" | "deleted";
  readonly text: string;
  readonly isUnended?: true;
};

/** Lines of one side: the first of them from 1, or the one before where there are none. */
export type Range = { readonly start: number; readonly count: number };

export type Hunk = { readonly before: Range; readonly after: Range; readonly lines: readonly DiffLine[] };

/** More lines that differ than this are not matched with one another: the time grows with their square. */
const mostEdits = 2_000;

/** Where the lines of two texts differ, with `context` lines around; `undefined` is a file that is not there. */
export function toHunks(before: string | undefined, after: string | undefined, context = 3): readonly Hunk[] {
  if (before === after) return [];
  if (before === undefined || after === undefined) return wholly(before, after);
  const patch = structuredPatch("", "", before, after, undefined, undefined, { context, maxEditLength: mostEdits });
  if (patch === undefined) return wholly(before, after);
  return patch.hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => ({
    before: { start: oldLines === 0 ? oldStart - 1 : oldStart, count: oldLines },
    after: { start: newLines === 0 ? newStart - 1 : newStart, count: newLines },
    lines: linesOf(lines),
  }));
}

/** All of one text instead of all of the other; an empty file has no lines. */
function wholly(before = "", after = ""): readonly Hunk[] {
  const [deleted, added] = [split(before, "deleted"), split(after, "added")];
  const range = (lines: readonly DiffLine[]): Range => ({ start: lines.length === 0 ? 0 : 1, count: lines.length });
  const lines = [...deleted, ...added];
  return lines.length === 0 ? [] : [{ before: range(deleted), after: range(added), lines }];
}

function split(text: string, kind: DiffLine["kind"]): readonly DiffLine[] {
  const lines = text.split("\n");
  const last = lines.pop() ?? "";
  const ended = lines.map((line) => ({ kind, text: line }));
  return last === "" ? ended : [...ended, { kind, text: last, isUnended: true }];
}

const kinds: Readonly<Record<string, DiffLine["kind"]>> = { " ": "kept", "+": "added", "-": "deleted" };

/** A line that begins with a backslash says that the one before it has no end. */
const linesOf = (lines: readonly string[]): readonly DiffLine[] =>
  lines.flatMap((line, index) => {
    const kind = kinds[line.slice(0, 1)];
    if (kind === undefined) return [];
    const isUnended = lines[index + 1]?.startsWith("\\") === true;
    return [{ kind, text: line.slice(1), ...(isUnended && { isUnended }) }];
  });

const marks = { kept: " ", added: "+", deleted: "-" } as const satisfies Record<DiffLine["kind"], string>;

/** A hunk as a unified diff has it, each line as `show` gives its text. */
export const printHunk = ({ before, after, lines }: Hunk, show = (text: string): string => text): readonly string[] => [
  `@@ -${printRange(before)} +${printRange(after)} @@`,
  ...lines.flatMap(({ kind, text, isUnended }) => [
    `${marks[kind]}${show(text)}`,
    ...(isUnended ? ["\\ No newline at end of file"] : []),
  ]),
];

const printRange = ({ start, count }: Range): string => (count === 1 ? `${start}` : `${start},${count}`);
