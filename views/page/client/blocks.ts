import type { DiffLine, Hunk } from "../../plan/hunks.ts";

/** A line of one version, counted from 1. */
export type NumberedLine = DiffLine & { readonly before?: number; readonly after?: number };

/** A line that is kept, or lines in whose place others come. */
export type Block =
  | { readonly kind: "kept"; readonly line: NumberedLine }
  | { readonly kind: "changed"; readonly deleted: NumberedLine[]; readonly added: NumberedLine[] };

/** A hunk, cut where its lines change. */
export function blocksOf({ before, after, lines }: Hunk): readonly Block[] {
  const blocks: Block[] = [];
  let [was, is] = [before.start, after.start];
  for (const line of lines) {
    if (line.kind === "kept") {
      blocks.push({ kind: "kept", line: { ...line, before: was++, after: is++ } });
      continue;
    }
    const last = blocks.at(-1);
    const block = last?.kind === "changed" ? last : { kind: "changed" as const, deleted: [], added: [] };
    if (block !== last) blocks.push(block);
    if (line.kind === "deleted") block.deleted.push({ ...line, before: was++ });
    else block.added.push({ ...line, after: is++ });
  }
  return blocks;
}

/** A line in three: as in the other version, then what differs, then as in the other version again. */
export function differing(text: string, other: string | undefined): readonly [string, string, string] {
  if (other === undefined) return [text, "", ""];
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) start += 1;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === other.at(-1 - end)) end += 1;
  // Where hardly anything is alike, to mark the rest says nothing.
  if (start + end < text.length / 3) return [text, "", ""];
  return [text.slice(0, start), text.slice(start, text.length - end), text.slice(text.length - end)];
}
