import { shortCommit } from "../../model/names/commit.ts";
import { printSource } from "../../model/names/source.ts";
import { fitLines, fitText } from "../markup/fit.ts";
import { isWebAddress } from "../markup/link.ts";
import { codeSpan } from "../markup/markdown.ts";
import { visible } from "../markup/visible.ts";
import { toByHandSection } from "./by-hand.ts";
import { type Links, type Proposal, type Proposed, saidOf } from "./proposal.ts";
import { toRemovedClusters } from "./removed-clusters.ts";

/** The check every environments pull request must carry before it merges. */
export const proposeCheckName = "landfall/propose";

/** GitHub refuses a longer description of a status. */
const maxDescriptionLength = 140;

/** And a longer title or summary of a check run. */
const [maxTitleLength, maxSummaryBytes] = [255, 65_535];

/** Says on a proposal's head that its folder is, byte for byte, what the specs at `source` render to. */
export const toCheckRun = (head: string, { plan, source, byHand }: Proposed, links: Links) => ({
  name: proposeCheckName,
  headSha: head,
  externalId: `landfall:v1:propose/${plan.environment}@${head}`,
  status: "completed" as const,
  conclusion: "success" as const,
  title: fitText(
    `${plan.environment} is what ${source.repository}@${shortCommit(source.commit)} renders to`,
    maxTitleLength,
  ),
  summary: fitLines(
    [
      `The folder ${codeSpan(plan.environment)} of this commit is Git tree ${codeSpan(plan.tree)}, and so is what Landfall rendered from ${codeSpan(printSource(source))}: ${plan.units.length} units changed.`,
      toRemovedClusters(plan.removedClusters),
      toByHandSection(byHand, links),
    ]
      .filter((section) => section !== "")
      .join("\n\n"),
    maxSummaryBytes,
  ),
});

/** The same on the specs' commit, one context per environment; no environment's or application's own context reads so. */
export const toCommitStatus = (proposal: Proposal) => ({
  state: proposal.status === "refused" ? ("failure" as const) : ("success" as const),
  context: visible(`${proposeCheckName}: ${proposal.environment}`),
  description: fitText(saidOf(proposal), maxDescriptionLength),
  ...("url" in proposal && isWebAddress(proposal.url) ? { targetUrl: proposal.url } : {}),
});
