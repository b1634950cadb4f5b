import { printSource, type Source } from "../../model/names/source.ts";
import { printVerifiedSet, type VerifiedSet } from "../../model/names/verified-set.ts";
import { inert } from "../markup/terminal.ts";
import { named, type Promoted, saidOf } from "./promotion.ts";

/** A run of `promote`, as far as this view shows it. */
type Outcome =
  | { readonly status: "invalid"; readonly source: Source }
  | {
      readonly status: "promoted";
      readonly source: Source;
      readonly promotions: readonly Promoted[];
      readonly verified: readonly VerifiedSet[];
      readonly notChecked: readonly string[];
    };

/** What a run did, for a terminal or a log: per environment what moves, what does not and why, and what is waited for. */
export const toLines = (outcome: Outcome): readonly string[] => linesOf(outcome).map(inert);

function linesOf(outcome: Outcome): readonly string[] {
  if (outcome.status === "invalid") return [`nothing promoted: ${printSource(outcome.source)} has problems`];
  return [
    `promoted by ${printSource(outcome.source)}`,
    ...outcome.promotions.flatMap((one) => [
      `  ${one.environment}: ${saidOf(one)}${"url" in one ? `  ${one.url}` : ""}`,
      ...one.moves.map(({ application, from, to, says }) => {
        const why = says === undefined ? "" : ` (${says})`;
        return `    ${application}: ${named(from)} -> ${named(to)}${why}`;
      }),
      ...one.gates.map(
        ({ kind, state, application, says }) =>
          `    gate ${kind}${application === undefined ? "" : ` of ${application}`}: ${state}, ${says}`,
      ),
      ...one.held.map(({ application, state, says }) => `    ${application}: ${state}: ${says}`),
    ]),
    ...outcome.verified.map((set) => `  verified: ${printVerifiedSet(set)}`),
    ...outcome.notChecked.map((reason) => `  not checked: ${reason}`),
  ];
}
