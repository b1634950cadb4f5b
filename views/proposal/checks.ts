import { shortCommit } from "../../model/names/commit.ts";
import type { Source } from "../../model/names/source.ts";
import { cut } from "../../model/task/text.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { type Proposal, saidOf } from "./proposal.ts";

/** The check every environments pull request must carry before it merges. */
export const proposeCheckName = "landfall/propose";

/** GitHub refuses a longer description of a status. */
const maxDescriptionLength = 140;

/** Says on a proposal's head that its folder is, byte for byte, what the specs at `source` render to. */
export const toCheckRun = (head: string, { environment, tree, units }: FolderPlan, source: Source) => ({
  name: proposeCheckName,
  headSha: head,
  externalId: `landfall:v1:propose/${environment}@${head}`,
  status: "completed" as const,
  conclusion: "success" as const,
  title: `${environment} is what ${source.repository}@${shortCommit(source.commit)} renders to`,
  summary: [
    `The folder \`${environment}\` of this commit is Git tree \`${tree}\`, and so is what Landfall rendered from`,
    `\`${source.repository}@${source.commit}\`: ${units.length} units changed.`,
  ].join("\n"),
});

/** The same on the specs' commit, one context per environment; no environment's or application's own context reads so. */
export const toCommitStatus = (proposal: Proposal) => ({
  state: "success" as const,
  context: `${proposeCheckName}: ${proposal.environment}`,
  description: cut(saidOf(proposal), maxDescriptionLength),
  ...("url" in proposal ? { targetUrl: proposal.url } : {}),
});
