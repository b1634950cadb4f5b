import { printSource, type Source } from "../../model/names/source.ts";
import type { NotDeployed } from "../../model/tree/tree.ts";
import { inert } from "../markup/terminal.ts";
import { toByHandLines } from "./by-hand.ts";
import { type Proposal, saidOf } from "./proposal.ts";

/** A run of `propose`, as far as this view shows it. */
type Outcome =
  | { readonly status: "superseded"; readonly by: Source }
  | { readonly status: "invalid"; readonly source: Source }
  | {
      readonly status: "proposed";
      readonly source: Source;
      readonly proposals: readonly Proposal[];
      readonly notDeployed: readonly NotDeployed[];
      readonly leftAlone: readonly string[];
      readonly warnings: readonly string[];
    };

/** What a run did, for a terminal or a log: one line per environment, then what is not deployed and why. */
export const toLines = (outcome: Outcome): readonly string[] => linesOf(outcome).map(inert);

function linesOf(outcome: Outcome): readonly string[] {
  if (outcome.status === "superseded") {
    return [`superseded by ${printSource(outcome.by)}: that commit's own run proposes it`];
  }
  if (outcome.status === "invalid") return [`nothing proposed: ${printSource(outcome.source)} has problems`];
  return [
    `proposed ${printSource(outcome.source)}`,
    ...outcome.warnings.map((warning) => `  warning: ${warning}`),
    ...outcome.proposals.flatMap((proposal) => {
      const link = "url" in proposal ? `  ${proposal.url}` : "";
      return [`  ${proposal.environment}: ${saidOf(proposal)}${link}`, ...details(proposal)];
    }),
    ...outcome.leftAlone.map(
      (environment) => `  ${environment}: no longer in the specs; its folder is left alone, delete it by hand`,
    ),
    ...outcome.notDeployed.map(
      ({ application, environment, reason }) => `  ${environment}: ${application} is not deployed: ${reason}`,
    ),
  ];
}

function details(proposal: Proposal): readonly string[] {
  if (proposal.status !== "open" && proposal.status !== "merged") return [];
  const { removedClusters, byHand } = proposal;
  return [
    ...removedClusters.map(
      (name) => `the cluster ${name} is no longer in the specs: what runs there goes on, unsteered`,
    ),
    ...(byHand === undefined ? [] : toByHandLines(byHand)),
  ].map((line) => `    ${line}`);
}
