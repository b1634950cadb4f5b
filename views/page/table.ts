import { count } from "../markup/count.ts";
import { type Content, type Html, html } from "../markup/html.ts";
import { isWebAddress } from "../markup/link.ts";
import type { Cell, Row } from "./data.ts";

/** As many rows stand in the page itself; the script draws the others when somebody asks for them. */
const mostRows = 100;

export type Table = {
  /** Its name in `PageData.rows`. */
  readonly name: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
};

/** A table of any length; without a script, all of it is there from the start. */
export function table({ name, caption, head, rows }: Table): Html {
  const rest = rows.slice(mostRows);
  const more = html`<button type="button" class="more" data-more="${name}">Show ${count(rest.length, "more row")}</button>
<noscript>${shown(head, rest, caption)}</noscript>`;
  return html`<div class="wide">${shown(head, rows.slice(0, mostRows), caption)}${rest.length > 0 ? more : undefined}</div>`;
}

/** The rows that `table` leaves to the script. */
export const restOf = ({ name, rows }: Table): Readonly<Record<string, readonly Row[]>> =>
  rows.length > mostRows ? { [name]: rows.slice(mostRows) } : {};

const shown = (head: readonly string[], rows: readonly Row[], caption: string): Html => html`<table>
<caption>${caption}</caption>
<thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => rowOf(row, head))}</tbody>
</table>`;

const rowOf = ({ cells, environment, application, level }: Row, head: readonly string[]): Html =>
  html`<tr data-environment="${environment}" data-application="${application}" data-level="${level}">${cells.map(
    (cell, index) => html`<td data-head="${head[index]}">${cellOf(cell)}</td>`,
  )}</tr>
`;

function cellOf({ text, note, tone, isCode, url }: Cell): Html {
  const marked = isCode ? html`<code>${text}</code>` : tone ? html`<span class="tone ${tone}">${text}</span>` : text;
  return html`${anchor(marked, url)}${note === undefined ? undefined : html`<small>${note}</small>`}`;
}

/** A link within the page or to a plain address of the web; to anything else, no link. */
export const anchor = (shown: Content, url: string | undefined): Content =>
  url?.startsWith("#") || isWebAddress(url) ? html`<a href="${url}">${shown}</a>` : shown;
