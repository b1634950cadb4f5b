import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { client } from "../../../views/page/client.generated.ts";

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
type Element = DefaultTreeAdapterTypes.Element;

/** A page of ours as a browser reads it. */
export type WebPage = {
  /** Each element in order with its attributes' names, but for links, which a text may have or not. */
  readonly shape: readonly string[];
  /** What nothing of ours makes. */
  readonly foreign: readonly string[];
  /** All that a reader sees, of what is drawn and of what the script draws from. */
  readonly text: string;
};

const tags =
  "html head meta title style body a header div p button main section h1 h2 h3 ul li strong span small code table caption thead tbody tr th td noscript search label input select option datalist footer dialog dl dt dd kbd form script";
const attributes =
  "lang charset http-equiv content name class href type id aria-label aria-haspopup aria-labelledby aria-pressed data-environment data-application data-level data-head data-more scope placeholder autocomplete spellcheck list value method role";
const [ourTags, ourAttributes] = [new Set(tags.split(" ")), new Set(attributes.split(" "))];

/** The pages that were asked for last: each is asked for by several checks. */
const pages = new Map<string, WebPage>();

/** The page, with or without its script. */
export function webPageOf(html: string, isScripting: boolean): WebPage {
  if (pages.size > 20) pages.clear();
  const key = `${isScripting} ${html}`;
  const page = pages.get(key) ?? read(html, isScripting);
  pages.set(key, page);
  return page;
}

function read(html: string, scriptingEnabled: boolean): WebPage {
  const elements = [...elementsIn(parse(html, { scriptingEnabled }))];
  const shown = elements.filter(({ tagName }) => !["script", "style"].includes(tagName));
  return {
    shape: elements
      .filter(({ tagName }) => tagName !== "a")
      .map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(" ")),
    foreign: elements.flatMap(foreignIn),
    text: [
      ...shown.flatMap(ownText),
      ...elements.filter(isData).flatMap((one) => stringsIn(JSON.parse(ownText(one).join("")))),
    ].join(" "),
  };
}

function* elementsIn(node: Node): Generator<Element> {
  if ("tagName" in node) yield node;
  for (const child of "childNodes" in node ? node.childNodes : []) yield* elementsIn(child);
}

const ownText = ({ childNodes }: Element): readonly string[] =>
  childNodes.flatMap((child) => ("value" in child ? [child.value] : []));

const isData = ({ tagName, attrs }: Element): boolean =>
  tagName === "script" && attrs.some(({ name, value }) => name === "type" && value === "application/json");

function foreignIn(element: Element): readonly string[] {
  const { tagName, attrs, childNodes } = element;
  const code = ownText(element).join("");
  return [
    ...(ourTags.has(tagName) ? [] : [`the element ${tagName}`]),
    ...attrs.filter(({ name }) => !ourAttributes.has(name)).map(({ name }) => `the attribute ${name}`),
    ...attrs.filter(({ name, value }) => name === "href" && !isOurs(value)).map(({ value }) => `the address ${value}`),
    ...(tagName === "script" && !isData(element) && code !== client.script ? ["a script"] : []),
    ...(tagName === "style" && code !== client.style ? ["a style"] : []),
    ...childNodes.flatMap(({ nodeName }) => (nodeName === "#comment" ? ["a comment"] : [])),
  ];
}

const isOurs = (address: string): boolean =>
  /^(#[\w:./%!'()*~-]*|https:\/\/github\.com\/[\w./%:?=&#-]+)$/.test(address);

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [String(value)];
