import { shortCommit } from "../../model/names/commit.ts";
import { printSource, type Source } from "../../model/names/source.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { fitLines, fitText } from "../markup/fit.ts";
import { isWebAddress } from "../markup/link.ts";
import { codeSpan } from "../markup/markdown.ts";
import { visible } from "../markup/visible.ts";
import { type Proposal, saidOf } from "./proposal.ts";

/** The check every environments pull request must carry before it merges. */
export const proposeCheckName = "landfall/propose";

/** GitHub refuses a longer description of a status. */
const maxDescriptionLength = 140;

/** And a longer title or summary of a check run. */
const [maxTitleLength, maxSummaryBytes] = [255, 65_535];

/** Says on a proposal's head that its folder is, byte for byte, what the specs at `source` render to. */
export const toCheckRun = (head: string, { environment, tree, units }: FolderPlan, source: Source) => ({
  name: proposeCheckName,
  headSha: head,
  externalId: `landfall:v1:propose/${environment}@${head}`,
  status: "completed" as const,
  conclusion: "success" as const,
  title: fitText(
    `${environment} is what ${source.repository}@${shortCommit(source.commit)} renders to`,
    maxTitleLength,
  ),
  summary: fitLines(
    [
      `The folder ${codeSpan(environment)} of this commit is Git tree ${codeSpan(tree)}, and so is what Landfall rendered from`,
      `${codeSpan(printSource(source))}: ${units.length} units changed.`,
    ].join("\n"),
    maxSummaryBytes,
  ),
});

/** The same on the specs' commit, one context per environment; no environment's or application's own context reads so. */
export const toCommitStatus = (proposal: Proposal) => ({
  state: "success" as const,
  context: visible(`${proposeCheckName}: ${proposal.environment}`),
  description: fitText(saidOf(proposal), maxDescriptionLength),
  ...("url" in proposal && isWebAddress(proposal.url) ? { targetUrl: proposal.url } : {}),
});
