import type { Change } from "../../model/change/compare.ts";
import type { Source } from "../../model/names/source.ts";
import type { ByHand } from "../../model/tree/by-hand.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { count } from "../markup/count.ts";

/** What is proposed for one environment, rendered from the specs at `source`. */
export type Proposed = { readonly plan: FolderPlan; readonly source: Source; readonly byHand: ByHand };

/** Where links lead: GitHub's pages, `https://github.com`, and the environments repository, `owner/name`. */
export type Links = { readonly serverUrl: string; readonly repository: string };

/** What became of one environment's pull request. */
export type Proposal =
  /** The environments repository holds what the specs say already. */
  | { readonly status: "none"; readonly environment: string }
  /** Its changes were taken back, so it was closed. */
  | { readonly status: "closed"; readonly environment: string; readonly number: number }
  /** It is not for these specs to propose. */
  | { readonly status: "refused"; readonly environment: string; readonly reason: string }
  | (OpenPullRequest & { readonly status: "open"; readonly waitsFor: string })
  | (OpenPullRequest & { readonly status: "merged" });

type OpenPullRequest = {
  readonly environment: string;
  readonly number: number;
  readonly url: string;
  /** The units that differ, `path` as by `printUnit`. */
  readonly units: readonly Change[];
  readonly removedClusters: readonly string[];
  /** Absent where nothing of what people did is overwritten. */
  readonly byHand?: ByHand;
};

/** One line: what became of it. */
export function saidOf(proposal: Proposal): string {
  switch (proposal.status) {
    case "none":
      return "nothing to change";
    case "closed":
      return `pull request #${proposal.number} closed, nothing differs any more`;
    case "refused":
      return `refused, ${proposal.reason}`;
    case "merged":
      return `pull request #${proposal.number} merged, ${unitsOf(proposal.units)}`;
    case "open":
      return `pull request #${proposal.number}, ${unitsOf(proposal.units)}, waits for ${proposal.waitsFor}`;
  }
}

const unitsOf = (units: readonly Change[]): string => `${count(units.length, "unit")} changed`;

/** What a person must settle: each environment that was refused, and why. */
export const refusals = (proposals: readonly Proposal[]): readonly string[] =>
  proposals.filter(({ status }) => status === "refused").map((one) => `${one.environment}: ${saidOf(one)}`);
