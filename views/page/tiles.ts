import { type Html, html } from "../markup/html.ts";
import type { Tone } from "./data.ts";

/** One answer: its question, the short of it, and the rest in a line. */
export type Tile = {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  /** The section that has all of it: `#risks`. */
  readonly url: string;
  readonly tone?: Tone;
};

export const tiles = (all: readonly Tile[]): Html =>
  html`<ul class="tiles">${all.map(
    ({ label, value, note, url, tone }) => html`<li class="tile ${tone}">
<a href="${url}"><span class="label">${label}</span> <strong>${value}</strong> <span class="note">${note}</span></a>
</li>`,
  )}</ul>`;
