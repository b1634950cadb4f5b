import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

/** Where the samples' own links lead. */
export const server = "https://github.com";

/** A Markdown text as GitHub shows it. */
export type Page = {
  /** Each tag in order, but for links to the server's own pages. */
  readonly tags: readonly string[];
  readonly links: number;
  /** All that a reader sees. */
  readonly text: string;
  /** The parts of it that GitHub searches for mentions and the like: not code, not a link's text. */
  readonly searched: readonly string[];
};

/** What a view has tags for; none of them loads, runs, hides or leads anywhere. */
const ours = new Set([
  "p",
  "strong",
  "em",
  "code",
  "table",
  "thead",
  "tbody",
  "tr",
  "th",
  "td",
  "ul",
  "li",
  "h3",
  "pre",
  "details",
  "summary",
]);

const unlinked = /^<a href="https:\/\/github\.com\/[\w./%:?=&;#-]+">$/;

/** The pages that were asked for last: each is asked for by several checks. */
const pages = new Map<string, Page>();

export function pageOf(markdown: string): Page {
  if (pages.size > 100) pages.clear();
  const page = pages.get(markdown) ?? render(markdown);
  pages.set(markdown, page);
  return page;
}

function render(markdown: string): Page {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  // A dollar in a span of its own is no mathematics: GitHub documents that way out.
  const tokens = html.replaceAll("<span>$</span>", "＄").match(/<[^>]*>|[^<]+/g) ?? [];
  const [tags, searched, text]: [string[], string[], string[]] = [[], [], []];
  let [links, kept] = [0, 0];
  for (const token of tokens) {
    const isTag = token.startsWith("<");
    if (/^<(a|code|pre)\b/.test(token)) kept += 1;
    if (/^<\/(a|code|pre)>/.test(token)) kept -= 1;
    if (unlinked.test(token)) links += 1;
    else if (isTag && token !== "</a>") tags.push(token);
    if (!isTag) text.push(decode(token));
    if (!isTag && kept === 0) searched.push(decode(token));
  }
  return { tags, links, text: text.join(""), searched };
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** What is HTML already, as a summary is, has characters by their numbers too. */
const decode = (html: string): string =>
  html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => entities[name] ?? "");

/** What GitHub turns into something else where a text node has it. */
const filters: Readonly<Record<string, RegExp>> = {
  mention: /@[a-z\d]/i,
  reference: /#\d|\bgh-\d/i,
  address: /\w:\/\/|\bwww\./i,
  emoji: /:[\w+-]+:/,
  mathematics: /\$/,
  commit: /\b[0-9a-f]{7,40}\b/i,
};

/** The names of what GitHub would find in a text node. */
export const foundIn = (text: string): readonly string[] =>
  Object.keys(filters).filter((name) => filters[name]?.test(text));

/** What a page has that no view of ours puts there. */
export const foreignIn = ({ tags, searched }: Page): readonly string[] => [
  ...tags.filter(
    (tag) => !ours.has(/^<\/?(\w+)(?: (?:align="\w+"|class="language-(?:diff|text)"))?>$/.exec(tag)?.[1] ?? ""),
  ),
  ...searched.flatMap(foundIn),
];
