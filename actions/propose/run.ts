import { planFolder } from "../../manifests-src/plan-folder.ts";
import { printSource } from "../../model/names/source.ts";
import { OutsideError, type Problem } from "../../model/problem.ts";
import { fullRepository, type Model } from "../../model/spec/model.ts";
import type { NotDeployed } from "../../model/tree/tree.ts";
import { load } from "../../schemas/load.ts";
import { toCommitStatus } from "../../views/proposal/checks.ts";
import type { Proposal } from "../../views/proposal/proposal.ts";
import type { SpecsTip } from "../io/specs.ts";
import { proposeEnvironment, type Round } from "./environment.ts";
import type { ProposeDeps, ProposeOutcome } from "./needs.ts";
import { otherOwner } from "./owner.ts";

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
  const newest = commit === undefined ? undefined : await deps.specs.tip();
  if (newest !== undefined && newest !== commit) return { status: "superseded", by: { repository, commit: newest } };
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
      return {
        status: "proposed",
        source,
        proposals: [...proposals.values()],
        notDeployed: done.notDeployed,
        leftAlone: await leftAlone(reloaded.model, { environments, deps }),
        warnings: renamed(reloaded.model, environments),
      };
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

/** Folders that were rendered from these specs when they still had the environment. */
async function leftAlone(
  model: Model,
  { environments, deps }: Pick<Round, "environments" | "deps">,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of await environments.rendered()) {
    if (model.environments.has(name)) continue;
    if ((await otherOwner(name, await environments.held(name), deps)) === undefined) found.push(name);
  }
  return found;
}

function renamed(model: Model, { name }: Round["environments"]): readonly string[] {
  const named = environmentsOf(model);
  if (named.toLowerCase() === name.toLowerCase()) return [];
  return [`${named} is called ${name} today: say so in the organization's spec, Flux follows no redirect for ever`];
}

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
    const other = await otherOwner(name, held, round.deps);
    if (other !== undefined) {
      proposals.set(name, { status: "refused", environment: name, reason: other });
      continue;
    }
    const { model, source, deps } = round;
    const plan = planFolder({ model, environment: name, source: printSource(source), root: deps.root, held });
    notDeployed.push(...plan.notDeployed);
    const proposal = await proposeEnvironment(round, environment, plan);
    if (proposal === undefined) settled = false;
    // After a merge of ours there is nothing left to propose: what became of it is still the merge.
    else if (proposal.status !== "none" || !proposals.has(name)) proposals.set(name, proposal);
  }
  return { settled, notDeployed };
}
