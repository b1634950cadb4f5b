import { isWebAddress } from "../../../views/markup/link.ts";
import { foreignIn, foundIn, pageOf } from "./github-markdown.ts";
import { commandsIn } from "./runner-rule.ts";
import { webPageOf } from "./web-page.ts";

/** Where a text lands, which says what it must not hold. */
export type Form =
  /** GitHub's flavour of Markdown: a summary, a pull request's body. */
  | "markdown"
  /** Lines of a terminal or a log. */
  | "lines"
  /** Lines of a terminal or a log, among them those of a text of others, one by one, each behind a mark. */
  | "diff"
  /** A patch: a file that Git reads, with the bytes of others in it, each line behind a mark. */
  | "patch"
  /** A JSON document, in a terminal, a log or a file. */
  | "json"
  /** One line that GitHub shows as it is: a title, a description, a name. */
  | "plain"
  /** A commit's message, or a title that becomes one. */
  | "commit"
  /** The message of a promotion's commit, or of a verified set's tag: a title, and lines of what is in it. */
  | "message"
  /** What is printed for a runner to obey: annotations. */
  | "commands"
  /** A whole page for a browser, read with and without its script. */
  | "html"
  /** Where a button leads. */
  | "address";

/** A text of a view; `most` is GitHub's limit, in UTF-16 code units. */
export type Part = { readonly form: Form; readonly text: string; readonly most?: number };

/** Whatever shows as nothing, or moves a cursor or the direction of writing; a line break is none here. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const skips = /\[(skip ci|ci skip|no ci|skip actions|actions skip)\]|^skip-checks:/im;

/** What Git looks for in a patch, with no path that could be more than one word or one line, and what is behind a mark. */
const patchLines =
  /^$|^# |^diff --git |^(new|deleted) file mode 100644$|^rename (from|to) |^(---|\+\+\+) |^@@ -\d+(,\d+)? \+\d+(,\d+)? @@$|^[ +-]|^\\ No newline/;

/** The lines of a proposal's message after its title. */
const messageLines = /^$|^Rendered from |^Landfall-(Source|Version): /;

/** The lines of such a message after its title; the last may name a set, which nothing but a commit's id is. */
const promotionLines = /^$|: .* -> |: healthy, (tested|no suite)$|…$|^Landfall-Set: [0-9a-f]{40}$/;

/** What is wrong with a text whatever its view was given; nothing when it is inert and fits. */
export function faultsOf({ form, text, most = Number.POSITIVE_INFINITY }: Part): readonly string[] {
  return [
    ...(text.length > most ? [`${text.length} characters, ${most} at most`] : []),
    ...(form !== "patch" && unseen.test(["commit", "message"].includes(form) ? text.replaceAll("\u200b", "") : text)
      ? ["an unseen character"]
      : []),
    ...faultsOfForm[form](text),
  ];
}

const unless = (holds: boolean, fault: string): readonly string[] => (holds ? [] : [fault]);

const faultsOfForm: Readonly<Record<Form, (text: string) => readonly string[]>> = {
  markdown: (text) => foreignIn(pageOf(text)),
  lines: (text) => commandsIn(text).map(({ name }) => `the command ${name}`),
  diff: (text) => commandsIn(text).map(({ name }) => `the command ${name}`),
  patch: (text) =>
    text
      .split("\n")
      .filter((line) => !patchLines.test(line))
      .map((line) => `the line ${line}`),
  html: (text) => [true, false].flatMap((isScripting) => webPageOf(text, isScripting).foreign),
  json: (text) => commandsIn(text).map(({ name }) => `the command ${name}`),
  plain: (text) => unless(!text.includes("\n"), "a second line"),
  commit: (text) => {
    const [title = "", ...lines] = text.split("\n");
    return [
      ...foundIn(title.replaceAll("$", " ")).map((found) => `a ${found} in the title`),
      ...unless(!skips.test(text), "an order to skip workflows"),
      ...unless([0, 5].includes(lines.length), "a line more"),
      ...unless(
        lines.every((line) => messageLines.test(line)),
        "a foreign line",
      ),
    ];
  },
  message: (text) => {
    const [title = "", ...lines] = text.split("\n");
    return [
      ...[title, ...lines.filter((line) => !line.startsWith("Landfall-Set: "))].flatMap((line) =>
        foundIn(line.replaceAll("$", " ")).map((found) => `a ${found} in a line`),
      ),
      ...unless(!skips.test(text), "an order to skip workflows"),
      ...lines.filter((line) => !promotionLines.test(line)).map((line) => `the foreign line ${line}`),
    ];
  },
  commands: (text) =>
    commandsIn(text)
      .filter(({ name }) => !["error", "warning", "notice"].includes(name))
      .map(({ name }) => `the command ${name}`),
  address: (text) => unless(isWebAddress(text), "not an address of the web"),
};

/** What the text does that the same view's text with a harmless string in it does not. */
export function differences(part: Part, harmless: Part): readonly string[] {
  return shapesOf[part.form](part.text, harmless.text);
}

const same = (given: unknown, harmless: unknown): readonly string[] =>
  unless(JSON.stringify(given) === JSON.stringify(harmless), `${JSON.stringify(given)} is not the harmless shape`);

/** Nothing but a commit's id names a set. */
const withoutSet = (message: string): string => message.replace(/\n\nLandfall-Set: [0-9a-f]{40}$/, "");

const lineCount = (text: string): number => text.split("\n").length;

const shapesOf: Readonly<Record<Form, (text: string, harmless: string) => readonly string[]>> = {
  markdown: (text, harmless) => {
    const [given, wanted] = [pageOf(text), pageOf(harmless)];
    return [...same(given.tags, wanted.tags), ...unless(given.links <= wanted.links, "one more link")];
  },
  lines: (text, harmless) => same(lineCount(text), lineCount(harmless)),
  diff: () => [],
  patch: () => [],
  html: (text, harmless) =>
    [true, false].flatMap((isScripting) =>
      same(webPageOf(text, isScripting).shape, webPageOf(harmless, isScripting).shape),
    ),
  json: () => [],
  plain: () => [],
  commit: (text, harmless) => same(lineCount(text), lineCount(harmless)),
  message: (text, harmless) => same(lineCount(withoutSet(text)), lineCount(withoutSet(harmless))),
  commands: (text, harmless) => {
    const [given, wanted] = [commandsIn(text), commandsIn(harmless)];
    const known = new Set(wanted.flatMap(({ properties }) => properties));
    return [
      ...same(
        given.map(({ name }) => name),
        wanted.map(({ name }) => name),
      ),
      ...given.flatMap(({ properties }) => properties.filter((property) => !known.has(property))),
    ];
  },
  address: () => [],
};

/** What a reader sees of a text. */
export function shownBy({ form, text }: Part): string {
  if (form === "markdown") return pageOf(text).text;
  if (form === "html") return webPageOf(text, true).text;
  if (form === "json") return stringsIn(JSON.parse(text)).join("\n");
  return form === "commands" ? text.replace(/%(25|0D|0A|3A|2C)/g, " ") : text;
}

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [String(value)];
