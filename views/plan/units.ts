import { alike, type Fold, fold } from "../../model/change/fold.ts";
import type { ObjectChange } from "../../model/change/object-change.ts";
import type { EnvironmentPlan, Plan } from "../../model/change/plan.ts";
import { count } from "../markup/count.ts";
import { codeBlock, codeSpan, escapeMarkdown, folded } from "../markup/markdown.ts";
import type { Context } from "./context.ts";
import { printHunk, toHunks } from "./hunks.ts";
import { inOrder } from "./order.ts";
import { placesIn } from "./sections.ts";
import { tallyOf } from "./tally.ts";
import { editsOf, reasonsOf } from "./why.ts";

/** How much of a block is drawn: all of it, not the lines of what only follows, or not even every path either. */
export const details = ["whole", "paths", "some paths"] as const;
export type Detail = (typeof details)[number];

/** What is folded together: what changes in one unit, or the same change in several. */
export type Block = {
  readonly kind: Fold["kind"];
  readonly files: number;
  readonly units: number;
  readonly text: (detail: Detail) => string;
};

/** Every change of the plan is in exactly one block; production's come first, what only follows last. Drawn when asked for. */
export const blocksOf = (plan: Plan, context: Context): readonly Block[] =>
  inOrder(plan.environments)
    .flatMap((environment) => blocksIn(environment, plan, context))
    .sort((a, b) => Number(a.kind === "follows") - Number(b.kind === "follows"));

function blocksIn(environment: EnvironmentPlan, plan: Plan, context: Context): readonly Block[] {
  const groups = new Map<string, Fold[]>();
  for (const one of fold(environment.objects)) {
    const title = titleOf(environment, one);
    const group = groups.get(title);
    if (group === undefined) groups.set(title, [one]);
    else group.push(one);
  }
  return [...groups].map(([title, folds]): Block => {
    const changes = folds.flatMap((one) => one.changes);
    return {
      kind: folds[0]?.kind ?? "same",
      files: changes.length,
      units: new Set(changes.map(({ unit }) => unit)).size,
      text: (detail) =>
        folded(
          `${escapeMarkdown(title)} · ${tallyOf(changes)}`,
          folds.map((one) => foldText(one, { plan, context, detail })).join("\n\n"),
        ),
    };
  });
}

function titleOf({ environment }: EnvironmentPlan, { kind, changes }: Fold): string {
  const units = new Set(changes.map(({ unit }) => unit));
  const [unit, ...others] = units;
  if (kind === "follows") return `${environment}, what follows`;
  if (others.length > 0) return `${environment}, the same in ${units.size} units`;
  return unit === undefined ? environment : `${environment}/${unit}`;
}

type Request = { readonly plan: Plan; readonly context: Context; readonly detail: Detail };

function foldText(whole: Fold, request: Request): string {
  const { plan, context, detail } = request;
  const { kind, changes, varies } = whole;
  const [one] = changes;
  if (kind === "follows" && detail === "whole")
    return alike(changes)
      .map((each) => foldText(each, request))
      .join("\n\n");
  const because = [
    placesIn(plan, editsOf(changes), context),
    ...reasonsOf(changes).map((text) => escapeMarkdown(text)),
  ].filter((text) => text !== "");
  const what =
    changes.length === 1 && kind === "same"
      ? nameOf(one)
      : `${count(changes.length, "file")}, ${alikeIn(kind, varies)}`;
  const why = because.length === 0 ? "" : `, why: ${because.join("; ")}`;
  const list = changes.length === 1 && kind === "same" ? [] : [listOf(changes, detail)];
  const diff = kind === "follows" ? [] : [codeBlock(linesOf(one), "diff")];
  return [`${what}${why}`, ...diff, ...list].join("\n\n");
}

const alikeIn = (kind: Fold["kind"], varies: readonly string[]): string => {
  if (kind === "follows") return "each with its own lines";
  if (varies.length === 0) return "all in the same way";
  return `all in the same way but for each one's own ${varies.map(codeSpan).join(", ")}`;
};

const nameOf = ({ kind, path, from }: ObjectChange): string =>
  `${codeSpan(path)} ${kind}${from === undefined ? "" : ` from ${codeSpan(from)}`}`;

/** Paths past this are counted, where there is no room for all. */
const somePaths = 20;

function listOf(changes: readonly ObjectChange[], detail: Detail): string {
  const all = changes.map(({ path, from }) => (from === undefined ? path : `${from} → ${path}`));
  if (detail !== "some paths" || all.length <= somePaths) return codeBlock(all, "text");
  return codeBlock([...all.slice(0, somePaths), `and ${all.length - somePaths} more`], "text");
}

/** Its lines that differ; said to be none where only what is hidden does. */
export function linesOf({ before, after }: ObjectChange): readonly string[] {
  const lines = toHunks(before, after).flatMap((hunk) => printHunk(hunk));
  return lines.length === 0 ? ["# no line differs"] : lines;
}
