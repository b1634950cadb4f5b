import { count } from "../../markup/count.ts";
import { drawChange } from "./change.ts";
import { element } from "./dom.ts";
import { type Entry, entriesOf } from "./entries.ts";
import { type LazyList, lazyList } from "./lazy-list.ts";
import type { View } from "./view.ts";

export type ChangeList = {
  /** Shows only these, when they are given; else draws what is shown anew. */
  readonly show: (changes?: ReadonlySet<number>) => void;
  /** Opens what is closed and closes what is open. */
  readonly toggle: (entry: number) => void;
  readonly lazy: LazyList;
};

/** The list of changes, in the page's element for it. */
export function changeList(view: View, root: HTMLElement): ChangeList {
  let shown: ReadonlySet<number> = new Set(view.data.changes.keys());
  const lazy = lazyList(root, (index) => drawEntry(view, view.entries[index], index));
  const show = (changes = shown): void => {
    shown = changes;
    view.entries = entriesOf(view.data, shown, view.openFolds);
    lazy.show(view.entries.length);
  };
  const toggle = (index: number): void => {
    const entry = view.entries[index];
    if (entry?.kind === "change") flip(view.open, entry.change);
    if (entry?.kind === "change") lazy.redraw(index);
    if (entry?.kind !== "fold") return;
    flip(view.openFolds, entry.fold);
    show();
  };
  return { show, toggle, lazy };
}

export const flip = (set: Set<number>, value: number): void => {
  if (!set.delete(value)) set.add(value);
};

function drawEntry(view: View, entry: Entry | undefined, index: number): HTMLElement {
  if (entry?.kind === "environment") return drawEnvironment(view, entry);
  const drawn =
    entry?.kind === "fold" ? drawFold(view, entry) : drawChange(view, entry?.change ?? -1, entry?.isFolded === true);
  drawn.dataset["entry"] = `${index}`;
  return drawn;
}

const drawEnvironment = (
  { data }: View,
  { environment, count: number }: Extract<Entry, { kind: "environment" }>,
): HTMLElement =>
  element(
    "h3",
    { class: "environment" },
    data.environments[environment] ?? "",
    " ",
    element("span", { class: "quiet" }, count(number, "file")),
  );

function drawFold({ data, openFolds }: View, { fold, changes }: Extract<Entry, { kind: "fold" }>): HTMLElement {
  const all = data.folds[fold];
  const partly = changes.length === all?.changes.length ? "" : ` (${changes.length} match)`;
  const head = element(
    "button",
    { type: "button", class: "head", "aria-expanded": `${openFolds.has(fold)}`, "data-fold": `${fold}` },
    element("span", { class: "tone fold" }, `${changes.length} ×`),
    element("span", { class: "name" }, `${all?.title ?? ""}${partly}`),
  );
  return element("div", { class: "row fold", role: "listitem" }, head);
}
