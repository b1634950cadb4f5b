import { bytes } from "./fit.ts";

/** A part of a text whose rows may be left out, but never without a word: `left` says how many of them were. */
export type Section = {
  readonly head: string;
  readonly rows: readonly string[];
  readonly left: (count: number) => string;
};

/**
 * The sections of Markdown, one after the other, in at most `maxBytes` of UTF-8, as long as there is room for their heads.
 * Short ones are shown in full; what they do not need is shared by the long ones.
 */
export function fitSections(sections: readonly Section[], maxBytes: number): string {
  const rooms = new Map<Section, number>();
  let room = maxBytes;
  const bySize = sections.map((section) => [section, sizeOf(section)] as const).sort(([, a], [, b]) => a - b);
  for (const [index, [section, size]] of bySize.entries()) {
    const share = Math.min(size, Math.floor(room / (bySize.length - index)));
    rooms.set(section, share);
    room -= share;
  }
  return sections.map((section) => fitRows(section, rooms.get(section) ?? 0)).join("\n\n");
}

const sizeOf = ({ head, rows }: Section): number => rows.reduce((sum, row) => sum + bytes(row) + 1, bytes(head) + 2);

/** The head and, in their order, the rows there is room for. */
export function fitRows(section: Section, maxBytes: number): string {
  const { head, rows, left } = section;
  if (sizeOf(section) <= maxBytes) return [head, ...rows].join("\n");
  let room = maxBytes - bytes(head) - bytes(left(rows.length)) - 4;
  const kept = rows.filter((row) => {
    const size = bytes(row) + 1;
    if (size > room) return false;
    room -= size;
    return true;
  });
  return `${[head, ...kept].join("\n")}\n\n${left(rows.length - kept.length)}`;
}
