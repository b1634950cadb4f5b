import type { PageData } from "../data.ts";
import { byId } from "./dom.ts";
import { obeyKeys } from "./keyboard.ts";
import { followLinks } from "./links.ts";
import { changeList } from "./list.ts";
import { movesIn } from "./moves.ts";
import { growTables } from "./tables.ts";
import { beginTheme, switchTheme } from "./theme.ts";
import { toolbar } from "./toolbar.ts";
import { isSideBySide, narrow, type View } from "./view.ts";

document.documentElement.classList.add("script");
beginTheme();

// What the page's own program wrote.
const data: PageData = JSON.parse(byId("data", HTMLScriptElement).textContent ?? "");
const nothing = { open: new Set<number>(), openFolds: new Set<number>(), whole: new Set<number>() };
const view: View = { data, entries: [], ...nothing, wantsSides: true, current: -1 };
const root = byId("list", HTMLElement);
const list = changeList(view, root);
const moves = movesIn(view, list);
const { clear } = toolbar(data, (changes) => {
  view.current = -1;
  list.show(changes);
});
const [sides, help] = [byId("sides", HTMLButtonElement), byId("help", HTMLDialogElement)];

const anew = (): void => {
  sides.setAttribute("aria-pressed", `${isSideBySide(view)}`);
  moves.anew();
};
const actions = {
  search: () => byId("search", HTMLInputElement).focus(),
  next: () => moves.step(1),
  previous: () => moves.step(-1),
  open: () => moves.toggle(view.current),
  everything: moves.everything,
  sides: () => {
    view.wantsSides = !view.wantsSides;
    anew();
  },
  theme: switchTheme,
  help: () => help.showModal(),
};

const entryOf = (target: EventTarget | null): number =>
  Number((target as Element | null)?.closest<HTMLElement>("[data-entry]")?.dataset["entry"] ?? -1);
root.addEventListener("focusin", ({ target }) => {
  view.current = entryOf(target);
});
root.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button?.classList.contains("head")) moves.toggle(entryOf(button));
  if (button?.dataset["whole"] !== undefined) moves.whole(entryOf(button));
});
for (const id of ["theme", "sides", "everything", "help"] as const)
  byId(id === "help" ? "help-button" : id, HTMLButtonElement).addEventListener("click", actions[id]);
narrow.addEventListener("change", anew);
addEventListener("beforeprint", () => list.lazy.drawAll());
addEventListener("afterprint", () => list.show());

obeyKeys(actions);
growTables(data);
anew();
list.show();
followLinks(view, list, { goTo: moves.goTo, clear });
