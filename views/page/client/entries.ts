import type { PageData } from "../data.ts";

/** A line of the list. Numbers are places in the page's data. */
export type Entry =
  | { readonly kind: "environment"; readonly environment: number; readonly count: number }
  | { readonly kind: "fold"; readonly fold: number; readonly changes: readonly number[] }
  | { readonly kind: "change"; readonly change: number; readonly isFolded: boolean };

/** The list of what matches: environment by environment, each fold as one line until it is opened. */
export function entriesOf(
  data: PageData,
  shown: ReadonlySet<number>,
  openFolds: ReadonlySet<number>,
): readonly Entry[] {
  const entries: Entry[] = [];
  let environment = -1;
  for (const { fold, changes } of foldsOf(data, shown)) {
    const next = data.changes[changes[0] ?? 0]?.environment ?? 0;
    if (next !== environment) {
      environment = next;
      entries.push({ kind: "environment", environment, count: countOf(data, shown, environment) });
    }
    const isFolded = (data.folds[fold]?.changes.length ?? 0) > 1;
    if (isFolded) entries.push({ kind: "fold", fold, changes });
    if (!isFolded || openFolds.has(fold))
      for (const change of changes) entries.push({ kind: "change", change, isFolded });
  }
  return entries;
}

const foldsOf = (data: PageData, shown: ReadonlySet<number>) =>
  data.folds
    .map(({ changes }, fold) => ({ fold, changes: changes.filter((change) => shown.has(change)) }))
    .filter(({ changes }) => changes.length > 0);

function countOf(data: PageData, shown: ReadonlySet<number>, environment: number): number {
  let count = 0;
  for (const change of shown) if (data.changes[change]?.environment === environment) count += 1;
  return count;
}
