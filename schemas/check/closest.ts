/** The name closest to `name`, when it is close enough to have been meant: a few letters off, or cut short. */
export function closest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.slice(0, 100).toLowerCase();
  let best: string | undefined;
  let most = Math.floor(wanted.length / 3);
  for (const candidate of names) {
    const edits = distance(wanted, candidate.toLowerCase(), most);
    if (edits > most) continue;
    best = candidate;
    most = edits - 1;
  }
  return best ?? names.find((candidate) => wanted.length > 2 && candidate.toLowerCase().startsWith(wanted));
}

/** Letters to insert, remove, replace or swap with their neighbour to make one text of the other; above `most`, any number above it. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length && Math.min(...row) <= most; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(before, j - 2) + 1 : most + 1;
      next.push(Math.min(cell(next, j - 1) + 1, cell(row, j) + 1, cell(row, j - 1) + same, swap));
    }
    [before, row] = [row, next];
  }
  return Math.max(cell(row, b.length), Math.min(...row));
}

const cell = (row: readonly number[], index: number): number => row[index] ?? Number.POSITIVE_INFINITY;

/** A fix that offers the closest name, or all of them when they are few. */
export function didYouMean(name: string, names: Iterable<string>): { readonly fix?: string } {
  const all = [...new Set(names)].sort();
  const meant = closest(name, all);
  if (meant !== undefined) return { fix: `did you mean "${meant}"?` };
  return all.length === 0 || all.length > 12 ? {} : { fix: `write one of: ${all.join(", ")}` };
}
