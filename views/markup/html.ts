import { visible } from "./visible.ts";

/** Markup that may stand in a page as it is. */
class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

export type { Html };

/** What may stand in a template: texts of others are escaped, markup is not, and `undefined` is nothing. */
export type Content = Html | string | number | undefined | readonly Content[];

/** Markup as written, in which every value that is text is shown letter by letter. Attributes need double quotes. */
export const html = (markup: TemplateStringsArray, ...contents: readonly Content[]): Html =>
  new Html(markup.reduce((before, after, index) => `${before}${markupOf(contents[index - 1])}${after}`));

function markupOf(content: Content): string {
  if (content === undefined) return "";
  if (content instanceof Html) return content.markup;
  return typeof content === "object" ? content.map(markupOf).join("") : escapeHtml(`${content}`);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string): string =>
  visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? "");

/** A value as JSON inside a `<script type="application/json">`: nothing in it can end the element or open a comment. */
export const jsonData = (value: unknown): Html => new Html(visible(JSON.stringify(value)).replaceAll("<", "\\u003c"));

/** Style or script that Landfall itself is made of: never what anybody else wrote. */
export const ownCode = (code: string): Html => new Html(code);
