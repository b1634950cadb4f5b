import { type Fold, fold } from "../../model/change/fold.ts";
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

/** What is folded together: what changes in one unit, or the same change in several. */
export type Block = {
  readonly files: number;
  readonly units: number;
  readonly text: (paths: "all" | "some") => string;
};

/** Every change of the plan is in exactly one block; production's come first. Drawn when asked for. */
export const blocksOf = (plan: Plan, context: Context): readonly Block[] =>
  inOrder(plan.environments).flatMap((environment) => {
    const groups = new Map<string, Fold[]>();
    for (const one of fold(environment.objects)) {
      const title = titleOf(environment, one);
      groups.set(title, [...(groups.get(title) ?? []), one]);
    }
    return [...groups].map(([title, folds]): Block => {
      const changes = folds.flatMap((one) => one.changes);
      return {
        files: changes.length,
        units: new Set(changes.map(({ unit }) => unit)).size,
        text: (paths) =>
          folded(
            `${escapeMarkdown(title)} · ${tallyOf(changes)}`,
            folds.map((one) => foldText(one, { plan, context, paths })).join("\n\n"),
          ),
      };
    });
  });

function titleOf({ environment }: EnvironmentPlan, { kind, changes }: Fold): string {
  const units = new Set(changes.map(({ unit }) => unit));
  const [unit, ...others] = units;
  if (kind === "follows") return `${environment}, what follows`;
  if (others.length > 0) return `${environment}, the same in ${units.size} units`;
  return unit === undefined ? environment : `${environment}/${unit}`;
}

type Request = { readonly plan: Plan; readonly context: Context; readonly paths: "all" | "some" };

function foldText({ kind, changes, varies }: Fold, { plan, context, paths }: Request): string {
  const [one] = changes;
  const because = [
    placesIn(plan, editsOf(changes), context),
    ...reasonsOf(changes).map((text) => escapeMarkdown(text)),
  ].filter((text) => text !== "");
  const what = changes.length === 1 ? nameOf(one) : `${count(changes.length, "file")}, ${alikeIn(kind, varies)}`;
  const why = because.length === 0 ? "" : `, why: ${because.join("; ")}`;
  const list = changes.length === 1 ? [] : [listOf(changes, paths)];
  const diff = kind === "follows" && changes.length > 1 ? [] : [codeBlock(linesOf(one), "diff")];
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

function listOf(changes: readonly ObjectChange[], paths: "all" | "some"): string {
  const all = changes.map(({ path, from }) => (from === undefined ? path : `${from} → ${path}`));
  if (paths === "all" || all.length <= somePaths) return codeBlock(all, "text");
  return codeBlock([...all.slice(0, somePaths), `and ${all.length - somePaths} more`], "text");
}

/** Its lines that differ; said to be none where only what is hidden does. */
export function linesOf({ before, after }: ObjectChange): readonly string[] {
  const lines = toHunks(before, after).flatMap((hunk) => printHunk(hunk));
  return lines.length === 0 ? ["# no line differs"] : lines;
}
