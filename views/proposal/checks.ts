import { shortCommit } from "../../model/names/commit.ts";
import { cut } from "../../model/task/text.ts";
import { fit } from "../markup/fit.ts";
import { toByHandSection } from "./by-hand.ts";
import { type Links, type Proposal, type Proposed, saidOf } from "./proposal.ts";
import { toRemovedClusters } from "./removed-clusters.ts";

/** The check every environments pull request must carry before it merges. */
export const proposeCheckName = "landfall/propose";

/** GitHub refuses a longer description of a status. */
const maxDescriptionLength = 140;
/** GitHub refuses a longer summary of a check run. */
const maxSummaryBytes = 65_535;

/** Says on a proposal's head that its folder is, byte for byte, what the specs at `source` render to. */
export const toCheckRun = (head: string, { plan, source, byHand }: Proposed, links: Links) => ({
  name: proposeCheckName,
  headSha: head,
  externalId: `landfall:v1:propose/${plan.environment}@${head}`,
  status: "completed" as const,
  conclusion: "success" as const,
  title: `${plan.environment} is what ${source.repository}@${shortCommit(source.commit)} renders to`,
  summary: fit(
    [
      `The folder \`${plan.environment}\` of this commit is Git tree \`${plan.tree}\`, and so is what Landfall rendered from`,
      `\`${source.repository}@${source.commit}\`: ${plan.units.length} units changed.`,
      ...[toRemovedClusters(plan.removedClusters), toByHandSection(byHand, links)]
        .filter((section) => section !== "")
        .flatMap((section) => ["", ...section.split("\n")]),
    ],
    maxSummaryBytes,
  ).join("\n"),
});

/** The same on the specs' commit, one context per environment; no environment's or application's own context reads so. */
export const toCommitStatus = (proposal: Proposal) => ({
  state: proposal.status === "refused" ? ("failure" as const) : ("success" as const),
  context: `${proposeCheckName}: ${proposal.environment}`,
  description: cut(saidOf(proposal), maxDescriptionLength),
  ...("url" in proposal ? { targetUrl: proposal.url } : {}),
});
