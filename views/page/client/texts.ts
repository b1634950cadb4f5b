import type { PageData } from "../data.ts";

type Texts = Pick<PageData, "lines" | "texts">;

/** The manifest at a place of the page's data. */
export function textAt({ lines, texts }: Texts, index: number | undefined): string | undefined {
  const runs = index === undefined ? undefined : texts[index];
  if (runs === undefined) return undefined;
  const parts: string[] = [];
  for (const [start, length] of pairs(runs)) parts.push(...lines.slice(start, start + length));
  return parts.join("\n");
}

/** The places of the manifests that have a line in which `word`, in lower case, stands. */
export function textsWith({ lines, texts }: Texts, word: string): ReadonlySet<number> {
  // How many of the lines before each one match: a run has a match where that number grows over it.
  const before = new Uint32Array(lines.length + 1);
  for (const [index, line] of lines.entries())
    before[index + 1] = (before[index] ?? 0) + (line.toLowerCase().includes(word) ? 1 : 0);
  const found = new Set<number>();
  for (const [index, runs] of texts.entries())
    for (const [start, length] of pairs(runs)) if (before[start] !== before[start + length]) found.add(index);
  return found;
}

function* pairs(runs: readonly number[]): Generator<readonly [number, number]> {
  for (let index = 0; index < runs.length; index += 2) yield [runs[index] ?? 0, runs[index + 1] ?? 0];
}
