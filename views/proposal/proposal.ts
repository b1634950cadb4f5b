import type { Change } from "../../model/change/compare.ts";
import { count } from "../markup/count.ts";

/** What became of one environment's pull request. */
export type Proposal =
  /** The environments repository holds what the specs say already. */
  | { readonly status: "none"; readonly environment: string }
  /** Its changes were taken back, so it was closed. */
  | { readonly status: "closed"; readonly environment: string; readonly number: number }
  | (OpenPullRequest & { readonly status: "open"; readonly waitsFor: string })
  | (OpenPullRequest & { readonly status: "merged" });

type OpenPullRequest = {
  readonly environment: string;
  readonly number: number;
  readonly url: string;
  /** The units that differ, `path` as by `printUnit`. */
  readonly units: readonly Change[];
};

/** One line: what became of it. */
export function saidOf(proposal: Proposal): string {
  switch (proposal.status) {
    case "none":
      return "nothing to change";
    case "closed":
      return `pull request #${proposal.number} closed, nothing differs any more`;
    case "merged":
      return `pull request #${proposal.number} merged, ${unitsOf(proposal.units)}`;
    case "open":
      return `pull request #${proposal.number}, ${unitsOf(proposal.units)}, waits for ${proposal.waitsFor}`;
  }
}

const unitsOf = (units: readonly Change[]): string => `${count(units.length, "unit")} changed`;
