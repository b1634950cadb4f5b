import { rendererVersion } from "../../manifests-src/version.ts";
import { printBranch } from "../../model/names/branch.ts";
import type { Source } from "../../model/names/source.ts";
import type { Environment, Model } from "../../model/spec/model.ts";
import { mergeOf } from "../../model/spec/resolve.ts";
import { isByHand } from "../../model/tree/by-hand.ts";
import type { FolderPlan } from "../../model/tree/folder-plan.ts";
import { toByHandWords } from "../../views/proposal/by-hand.ts";
import { toCheckRun } from "../../views/proposal/checks.ts";
import type { Links, Proposal, Proposed } from "../../views/proposal/proposal.ts";
import { toCommitMessage, toPullRequestText } from "../../views/proposal/pull-request.ts";
import type { KeptPullRequest } from "../io/github/keep-pull-request.ts";
import type { EnvironmentsRepository, ProposeDeps } from "./needs.ts";

/** The specs at one commit, and where they are proposed. */
export type Round = {
  readonly model: Model;
  readonly source: Source;
  readonly environments: EnvironmentsRepository;
  readonly deps: ProposeDeps;
};

/** Keeps the environment's one pull request as planned. `undefined`: someone else wrote first. */
export async function proposeEnvironment(
  round: Round,
  environment: Environment,
  plan: FolderPlan,
): Promise<Proposal | undefined> {
  const { environments, source, deps } = round;
  const { name } = environment;
  deps.progress(`${name}: ${plan.changes.length === 0 ? "nothing differs" : `${plan.changes.length} files differ`}`);
  const byHand = await environments.byHand(plan);
  const proposed = { plan, byHand, source };
  const links = { serverUrl: deps.serverUrl, repository: environments.name };
  const kept = await environments.keep({
    base: "main",
    branch: printBranch(name),
    folder: name,
    tree: plan.tree,
    changes: plan.changes.map(({ path, text }) => ({ path: `${name}/${path}`, text })),
    message: toCommitMessage(proposed, rendererVersion),
    text: toPullRequestText(proposed, links),
  });
  if (kept.status === "conflict") return undefined;
  return kept.status === "open"
    ? prove(round, environment, { ...proposed, links, ...kept })
    : { environment: name, ...kept };
}

type Open = Extract<KeptPullRequest, { readonly status: "open" }> & Proposed & { readonly links: Links };

/** The head holds exactly the rendered tree, as `keep` has made sure: says so, and merges where that is wanted. */
async function prove(
  { environments }: Round,
  environment: Environment,
  { pullRequest, head, links, ...proposed }: Open,
): Promise<Proposal> {
  const { number, url } = pullRequest;
  const { plan, byHand } = proposed;
  const open = {
    environment: environment.name,
    number,
    url,
    units: plan.units,
    removedClusters: plan.removedClusters,
    ...(isByHand(byHand) ? { byHand } : {}),
  };
  const shown = await environments.showCheck(toCheckRun(head, proposed, links));
  const refused = shown.shown ? undefined : `its check, which was refused: ${shown.reason}`;
  const person = isByHand(byHand) ? toByHandWords(byHand) : "a person to merge it";
  if (isByHand(byHand) || mergeOf(environment) === "manual")
    return { ...open, status: "open", waitsFor: refused ?? person };
  const merge = await environments.merge(number, head);
  return merge.merged ? { ...open, status: "merged" } : { ...open, status: "open", waitsFor: refused ?? merge.reason };
}
