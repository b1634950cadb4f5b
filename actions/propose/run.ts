import { planFolder } from "../../manifests-src/plan-folder.ts";
import { rendererVersion } from "../../manifests-src/version.ts";
import { printBranch } from "../../model/names/branch.ts";
import { printSource, type Source } from "../../model/names/source.ts";
import { OutsideError, type Problem } from "../../model/problem.ts";
import { type Environment, fullRepository, type Model } from "../../model/spec/model.ts";
import { mergeOf } from "../../model/spec/resolve.ts";
import type { FolderPlan, HeldFolder } from "../../model/tree/folder-plan.ts";
import type { NotDeployed } from "../../model/tree/tree.ts";
import { load } from "../../schemas/load.ts";
import { toCheckRun, toCommitStatus } from "../../views/proposal/checks.ts";
import type { Proposal } from "../../views/proposal/proposal.ts";
import { toCommitMessage, toPullRequestText } from "../../views/proposal/pull-request.ts";
import type { CheckRun, Shown } from "../io/github/checks.ts";
import type { KeptPullRequest, WantedPullRequest } from "../io/github/keep-pull-request.ts";
import type { Merged } from "../io/github/pull-requests.ts";
import type { CommitStatus } from "../io/github/statuses.ts";
import type { SpecsRemote, SpecsTip } from "../io/specs.ts";

/** The environments repository as it was when last fetched, and what may be done to it. */
export type EnvironmentsRepository = AsyncDisposable & {
  readonly fetch: () => Promise<void>;
  /** Commit of its main branch. */
  readonly main: () => string | undefined;
  readonly held: (environment: string) => Promise<HeldFolder>;
  readonly keep: (wanted: WantedPullRequest) => Promise<KeptPullRequest>;
  readonly merge: (number: number, head: string) => Promise<Merged>;
  readonly showCheck: (run: CheckRun) => Promise<Shown>;
};

export type ProposeDeps = {
  /** The specs repository, `owner/name`. */
  readonly repository: string;
  readonly specs: Pick<SpecsRemote, "tip" | "look">;
  /** On a commit of the specs; with `keep`, only if it has none of that context yet. */
  readonly showStatus: (commit: string, status: CommitStatus, options: { readonly keep: boolean }) => Promise<void>;
  readonly openEnvironments: (repository: string) => Promise<EnvironmentsRepository>;
  /** Where links lead: `https://github.com`. */
  readonly serverUrl: string;
  readonly progress: (text: string) => void;
};

export type ProposeOutcome =
  | { readonly status: "superseded"; readonly by: Source }
  | { readonly status: "invalid"; readonly source: Source; readonly problems: readonly Problem[] }
  | {
      readonly status: "proposed";
      readonly source: Source;
      readonly proposals: readonly Proposal[];
      readonly notDeployed: readonly NotDeployed[];
    };

/** A round is repeated only when someone else's write overtook it, so each one brings somebody forward. */
const mostRounds = 60;

/**
 * Keeps one pull request per environment equal to what the tip of the specs renders to. `commit` is the one whose push
 * started the run: when the tip is another already, that commit's own run does the work. A run that has begun to
 * write goes on until what it read still stands, so that nothing of an older commit outlives it.
 */
export async function run(
  { commit }: { readonly commit?: string | undefined },
  deps: ProposeDeps,
): Promise<ProposeOutcome> {
  const { repository } = deps;
  const newest = await deps.specs.tip();
  if (commit !== undefined && commit !== newest) return { status: "superseded", by: { repository, commit: newest } };
  const first = await deps.specs.look();
  const loaded = load(first.files);
  if (loaded.status === "invalid") return invalid(repository, first, loaded.problems);
  await using environments = await deps.openEnvironments(environmentsOf(loaded.model));
  // The environments are always looked at before the specs: nothing found there is then newer than the specs.
  let tip = await deps.specs.look();
  const proposals = new Map<string, Proposal>();
  for (let round = 1; round <= mostRounds; round += 1) {
    const reloaded = tip.commit === first.commit ? loaded : load(tip.files);
    if (reloaded.status === "invalid") return invalid(repository, tip, reloaded.problems);
    const source = { repository, commit: tip.commit };
    const main = environments.main();
    const done = await proposeAll({ model: reloaded.model, source, environments, deps }, proposals);
    await environments.fetch();
    tip = await deps.specs.look();
    if (done.settled && environments.main() === main && tip.commit === source.commit) {
      for (const one of proposals.values())
        await deps.showStatus(tip.commit, toCommitStatus(one), { keep: one.status === "none" });
      return { status: "proposed", source, proposals: [...proposals.values()], notDeployed: done.notDeployed };
    }
    deps.progress(`round ${round}: something moved meanwhile, looking again`);
  }
  throw new OutsideError(`the repositories did not stand still for ${mostRounds} rounds; run propose again`);
}

const invalid = (repository: string, { commit }: SpecsTip, problems: readonly Problem[]): ProposeOutcome => ({
  status: "invalid",
  source: { repository, commit },
  problems,
});

const environmentsOf = ({ organization }: Model): string =>
  fullRepository(organization, organization.github.repositories.environments);

type Round = {
  readonly model: Model;
  readonly source: Source;
  readonly environments: EnvironmentsRepository;
  readonly deps: ProposeDeps;
};

/** Notes in `proposals` what became of each environment; not settled when any was overtaken. */
async function proposeAll(
  round: Round,
  proposals: Map<string, Proposal>,
): Promise<{ readonly settled: boolean; readonly notDeployed: readonly NotDeployed[] }> {
  const notDeployed: NotDeployed[] = [];
  let settled = true;
  for (const environment of round.model.environments.values()) {
    const { name } = environment;
    const held = await round.environments.held(name);
    const plan = planFolder({ model: round.model, environment: name, source: printSource(round.source), held });
    notDeployed.push(...plan.notDeployed);
    const proposal = await propose(round, environment, plan);
    if (proposal === undefined) settled = false;
    // After a merge of ours there is nothing left to propose: what became of it is still the merge.
    else if (proposal.status !== "none" || !proposals.has(name)) proposals.set(name, proposal);
  }
  return { settled, notDeployed };
}

/** `undefined`: someone else wrote first. */
async function propose(round: Round, environment: Environment, plan: FolderPlan): Promise<Proposal | undefined> {
  const { environments, source, deps } = round;
  const { name } = environment;
  deps.progress(`${name}: ${plan.changes.length === 0 ? "nothing differs" : `${plan.changes.length} files differ`}`);
  const kept = await environments.keep({
    base: "main",
    branch: printBranch(name),
    folder: name,
    tree: plan.tree,
    changes: plan.changes.map(({ path, text }) => ({ path: `${name}/${path}`, text })),
    message: toCommitMessage(plan, source, rendererVersion),
    text: toPullRequestText(plan, source, deps),
  });
  if (kept.status === "conflict") return undefined;
  return kept.status === "open" ? prove(round, environment, { plan, ...kept }) : { environment: name, ...kept };
}

type Open = Extract<KeptPullRequest, { readonly status: "open" }> & { readonly plan: FolderPlan };

/** The head holds exactly the rendered tree, as `keep` has made sure: says so, and merges where that is wanted. */
async function prove(
  { environments, source }: Round,
  environment: Environment,
  { plan, pullRequest, head }: Open,
): Promise<Proposal> {
  const { number, url } = pullRequest;
  const open = { environment: environment.name, number, url, units: plan.units };
  const shown = await environments.showCheck(toCheckRun(head, plan, source));
  const refused = shown.shown ? undefined : `its check, which was refused: ${shown.reason}`;
  if (mergeOf(environment) === "manual")
    return { ...open, status: "open", waitsFor: refused ?? "a person to merge it" };
  const merge = await environments.merge(number, head);
  return merge.merged ? { ...open, status: "merged" } : { ...open, status: "open", waitsFor: refused ?? merge.reason };
}
