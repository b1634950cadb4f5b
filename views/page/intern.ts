/** Texts and their lines, each kept once. */
export type Interned = {
  /** The text's place; the same for the same text. */
  readonly add: (text: string) => number;
  readonly lines: readonly string[];
  readonly texts: readonly (readonly number[])[];
};

/** Manifests repeat one another: a text becomes the runs of lines that it shares with those before it. */
export function internTexts(): Interned {
  const [lines, texts] = [[] as string[], [] as (readonly number[])[]];
  const [lineIndexes, textIndexes] = [new Map<string, number>(), new Map<string, number>()];
  const lineIndex = (line: string): number => indexIn(lineIndexes, line, () => lines.push(line) - 1);
  const add = (text: string): number =>
    indexIn(textIndexes, text, () => texts.push(runsOf(text.split("\n").map(lineIndex))) - 1);
  return { add, lines, texts };
}

function indexIn(known: Map<string, number>, key: string, add: () => number): number {
  const index = known.get(key) ?? add();
  known.set(key, index);
  return index;
}

/** `[7, 8, 9, 3]` is the run of three from 7 and the run of one from 3: `[7, 3, 3, 1]`. */
function runsOf(indexes: readonly number[]): readonly number[] {
  const runs: number[] = [];
  let [start, length] = [indexes[0] ?? 0, 0];
  for (const index of indexes) {
    if (index === start + length) length += 1;
    else {
      runs.push(start, length);
      [start, length] = [index, 1];
    }
  }
  return [...runs, start, length];
}
