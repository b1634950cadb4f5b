import type { Plan, Risk } from "../../model/change/plan.ts";
import type { Word } from "../../model/change/word-text.ts";
import { count } from "../markup/count.ts";
import { link } from "../markup/link.ts";
import { codeSpan, escapeMarkdown, table } from "../markup/markdown.ts";
import type { Section } from "../markup/sections.ts";
import type { Context } from "./context.ts";
import { notesOf } from "./notes.ts";
import { inOrder } from "./order.ts";
import { placesOf, placeText, placeUrl } from "./place.ts";

/** All but the objects, as Markdown whose rows may be left out; a section only where it has something to say. */
export const toSections = (plan: Plan, context: Context): readonly Section[] =>
  [
    words(plan, context),
    risks(plan, context),
    ...notesOf(plan).map(({ title, texts }) => ({
      head: `### ${title}\n`,
      rows: texts.map((text) => `- ${escapeMarkdown(text)}`),
      left: left("line", context),
    })),
  ].filter(({ rows }) => rows.length > 0);

/** Places past this are counted in a cell. */
const mostPlaces = 3;

/** Where the edits stand, linked to the head commit. */
export function placesIn(plan: Plan, edits: Iterable<number>, { headUrl }: Context): string {
  const places = placesOf(plan, edits);
  const shown = places.slice(0, mostPlaces).map((edit) => link(codeSpan(placeText(edit)), placeUrl(edit, headUrl)));
  return [...shown, ...(places.length <= mostPlaces ? [] : [`${places.length - mostPlaces} more`])].join(", ");
}

/** What is said of what does not fit. */
export const left =
  (one: string, { pageUrl, runUrl }: Context) =>
  (number: number): string =>
    `and ${count(number, `more ${one}`)}: ${link("the complete plan", pageUrl ?? runUrl)} has all`;

function words(plan: Plan, context: Context): Section {
  const rows = [
    ...inOrder(plan.environments).flatMap((one) => one.words.map((word) => cells(one.environment, word))),
    ...plan.words.map((word) => cells("", word)),
  ];
  return section(
    "What changes",
    ["environment", "of", "field", "before → after", "where"],
    rows,
    left("line", context),
  );

  function cells(environment: string, { subject, field, before, after, edits }: Word): readonly string[] {
    const change = `${value(before)} → ${value(after)}`;
    return [
      escapeMarkdown(environment),
      escapeMarkdown(subject),
      escapeMarkdown(field),
      change,
      placesIn(plan, edits, context),
    ];
  }
}

const value = (text: string | undefined): string => (text === undefined ? "nothing" : codeSpan(text));

function risks(plan: Plan, context: Context): Section {
  const page = ({ rule }: Risk): string | undefined =>
    context.rulesUrl && `${context.rulesUrl}/${encodeURIComponent(rule.toWellFormed())}.md`;
  const rows = plan.risks.map((risk) => [
    risk.blocks ? "blocks" : risk.severity,
    [risk.environment, risk.application]
      .flatMap((name) => (name === undefined ? [] : [escapeMarkdown(name)]))
      .join(" / "),
    escapeMarkdown(risk.message),
    escapeMarkdown(risk.fix ?? ""),
    link(codeSpan(risk.rule), page(risk)),
    placesIn(plan, risk.edits, context),
  ]);
  return section("Risks", ["severity", "of", "what happens", "do", "rule", "where"], rows, left("risk", context));
}

function section(
  title: string,
  columns: readonly string[],
  cells: readonly (readonly string[])[],
  left: Section["left"],
): Section {
  const [head = "", ruler = "", ...rows] = table(columns, cells).split("\n");
  return { head: [`### ${title}\n`, head, ruler].join("\n"), rows, left };
}
