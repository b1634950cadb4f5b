import type { ChangeList } from "./list.ts";
import { flip } from "./list.ts";
import type { View } from "./view.ts";

export type Moves = {
  /** To the next change in this direction; the first of all when there was none. */
  readonly step: (by: 1 | -1) => void;
  /** Opens or closes the entry. */
  readonly toggle: (entry: number) => void;
  /** Opens all that is listed or, when all of it is open, closes it. */
  readonly everything: () => void;
  /** Shows all lines of an open change, or only those that differ. */
  readonly whole: (entry: number) => void;
  /** Draws everything anew, with what the reader looks at where it was. */
  readonly anew: () => void;
  /** Brings an entry into view, with the keys on it. */
  readonly goTo: (entry: number) => void;
};

/** How a reader walks the list. */
export function movesIn(view: View, { lazy, show, toggle }: ChangeList): Moves {
  const focus = (entry: number, selector = ".head"): void =>
    lazy.at(entry)?.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true });
  /** What is drawn anew is as high as guessed at first: the entry must not move meanwhile. */
  const staying = (entry: number, act: () => void): void => {
    const before = lazy.at(entry)?.getBoundingClientRect().top;
    act();
    const after = lazy.at(entry)?.getBoundingClientRect().top;
    if (before !== undefined && after !== undefined) scrollBy({ top: after - before, behavior: "instant" });
  };
  const goTo = (entry: number): void => {
    view.current = entry;
    lazy.at(entry)?.scrollIntoView({ block: "nearest", behavior: "instant" });
    focus(entry);
  };
  const step = (by: 1 | -1): void => {
    let entry = view.current + by;
    while (view.entries[entry]?.kind === "environment") entry += by;
    if (view.entries[entry] !== undefined) goTo(entry);
  };
  const everything = (): void => {
    const changes = view.entries.flatMap((one) =>
      one.kind === "environment" ? [] : one.kind === "fold" ? one.changes : [one.change],
    );
    const folds = view.entries.flatMap((one) => (one.kind === "fold" ? [one.fold] : []));
    const isOpen = changes.every((change) => view.open.has(change)) && folds.every((fold) => view.openFolds.has(fold));
    for (const change of changes) isOpen ? view.open.delete(change) : view.open.add(change);
    for (const fold of folds) isOpen ? view.openFolds.delete(fold) : view.openFolds.add(fold);
    view.current = -1;
    show();
  };
  return {
    goTo,
    step,
    everything,
    toggle: (entry) => {
      staying(entry, () => toggle(entry));
      focus(entry);
    },
    whole: (entry) => {
      const one = view.entries[entry];
      if (one?.kind !== "change") return;
      flip(view.whole, one.change);
      lazy.redraw(entry);
      focus(entry, "[data-whole]");
    },
    anew: () => {
      staying(Math.max(view.current, 0), () => show());
      if (view.current >= 0) focus(view.current);
    },
  };
}
