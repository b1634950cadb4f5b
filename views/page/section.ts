import { type Html, html } from "../markup/html.ts";
import { type Table, table } from "./table.ts";

/** A part of the page under a heading of its own, which tiles and readers lead to; nothing where the table is empty. */
export const section = (title: string, shown: Table): Html | undefined =>
  shown.rows.length === 0
    ? undefined
    : html`<section id="${shown.name}" aria-labelledby="${shown.name}-title">
<h2 id="${shown.name}-title">${title}</h2>
${table(shown)}
</section>`;
