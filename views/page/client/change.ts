import { isWebAddress } from "../../markup/link.ts";
import { type Cause, type ChangeData, changeAnchor } from "../data.ts";
import { drawDiff } from "./diff.ts";
import { element } from "./dom.ts";
import { textAt } from "./texts.ts";
import { isSideBySide, type View } from "./view.ts";

const levels = { error: "needs approval", warning: "warning", notice: "notice" } as const;

/** A change as one line and, when it is open, why it comes and what differs. */
export function drawChange(view: View, index: number, isFolded: boolean): HTMLElement {
  const change = view.data.changes[index];
  if (change === undefined) return element("div");
  const isOpen = view.open.has(index);
  const head = element(
    "button",
    { type: "button", class: "head", "aria-expanded": `${isOpen}`, "data-change": `${index}` },
    element("span", { class: `tone ${change.kind}` }, change.kind),
    element("span", { class: "name" }, change.title),
    change.said === undefined ? undefined : element("span", { class: "said" }, change.said),
    change.level === undefined ? undefined : element("span", { class: `tone ${change.level}` }, levels[change.level]),
    change.title === change.path ? undefined : element("span", { class: "path" }, change.path),
  );
  const row = element(
    "div",
    { class: isFolded ? "row folded" : "row", role: "listitem" },
    head,
    permalink(view, change),
  );
  if (isOpen) row.append(drawBody(view, change, index));
  return row;
}

const permalink = ({ data }: View, { environment, path, title }: ChangeData): HTMLElement =>
  element(
    "a",
    {
      class: "permalink",
      href: changeAnchor(data.environments[environment] ?? "", path),
      "aria-label": `Link to ${title}`,
    },
    "#",
  );

function drawBody(view: View, change: ChangeData, index: number): HTMLElement {
  const isWhole = view.whole.has(index);
  const whole = element(
    "button",
    { type: "button", "data-whole": `${index}`, "aria-pressed": `${isWhole}` },
    "Whole file",
  );
  const causes = change.causes.flatMap((cause) => view.data.causes[cause] ?? []);
  const versions = { before: textAt(view.data, change.before), after: textAt(view.data, change.after) };
  return element(
    "div",
    { class: "body" },
    element("div", { class: "why" }, element("ul", { "aria-label": "Why" }, ...causes.map(drawCause)), whole),
    change.from === undefined ? undefined : element("p", { class: "quiet" }, `Moved from ${change.from}`),
    drawDiff(versions, { isSideBySide: isSideBySide(view), isWhole }),
  );
}

const drawCause = ({ text, url }: Cause): HTMLElement =>
  element("li", {}, isWebAddress(url) ? element("a", { href: url, rel: "noreferrer" }, text) : text);
