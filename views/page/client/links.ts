import { changeAnchor } from "../data.ts";
import type { ChangeList } from "./list.ts";
import type { Moves } from "./moves.ts";
import type { Toolbar } from "./toolbar.ts";
import type { View } from "./view.ts";

/** Opens the change that the page's address names, now and whenever that becomes another. */
export function followLinks(view: View, list: ChangeList, { goTo, clear }: Pick<Moves, "goTo"> & Toolbar): void {
  const { changes, environments, folds } = view.data;
  const follow = (): void => {
    const change = changes.findIndex(
      ({ environment, path }) => changeAnchor(environments[environment] ?? "", path) === location.hash,
    );
    if (change < 0) return;
    view.open.add(change);
    view.openFolds.add(folds.findIndex((fold) => fold.changes.includes(change)));
    const find = (): number => view.entries.findIndex((entry) => entry.kind === "change" && entry.change === change);
    list.show();
    if (find() < 0) clear();
    goTo(find());
  };
  addEventListener("hashchange", follow);
  follow();
}
