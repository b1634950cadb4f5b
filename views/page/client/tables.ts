import { isWebAddress } from "../../markup/link.ts";
import { visible } from "../../markup/visible.ts";
import type { Cell, PageData, Row } from "../data.ts";
import { element } from "./dom.ts";
import type { Query } from "./search.ts";

/** Draws a table's other rows where its button asks for them. */
export function growTables({ rows }: PageData): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-more]"))
    button.addEventListener("click", () => {
      const table = button.parentElement?.querySelector("table");
      const heads = [...(table?.tHead?.rows[0]?.cells ?? [])].map(({ textContent }) => textContent ?? "");
      table?.tBodies[0]?.append(...(rows[button.dataset["more"] ?? ""] ?? []).map((row) => drawRow(row, heads)));
      button.remove();
    });
}

const drawRow = ({ cells, environment = "", application = "", level }: Row, heads: readonly string[]): HTMLElement =>
  element(
    "tr",
    { "data-environment": visible(environment), "data-application": visible(application), "data-level": level ?? "" },
    ...cells.map((cell, index) => element("td", { "data-head": heads[index] }, ...drawCell(cell))),
  );

function drawCell({ text, note, tone, isCode, url }: Cell): readonly (HTMLElement | string)[] {
  const marked = isCode ? element("code", {}, text) : tone ? element("span", { class: `tone ${tone}` }, text) : text;
  const linked = url?.startsWith("#") || isWebAddress(url) ? element("a", { href: url ?? "" }, marked) : marked;
  return note === undefined ? [linked] : [linked, element("small", {}, note)];
}

/** Hides the rows of all tables that a query does not ask for; a row of no environment is one of all. */
export function filterTables({ words, environment, application, level }: Query, environments: readonly string[]): void {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const name = environment < 0 ? "" : visible(environments[environment] ?? "");
  const isOf = (value: string | undefined, asked: string): boolean => !value || asked === "" || value === asked;
  for (const row of document.querySelectorAll<HTMLElement>("tr[data-environment]")) {
    const { environment: of, application: subject = "", level: weight } = row.dataset;
    const said = row.textContent?.toLowerCase() ?? "";
    row.hidden = !(
      isOf(of, name) &&
      isOf(weight, level) &&
      (subject === "" || subject.toLowerCase().includes(application.toLowerCase())) &&
      wanted.every((word) => said.includes(word))
    );
  }
}
