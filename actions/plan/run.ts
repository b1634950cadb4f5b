import { accessChanges, underFormerGrants } from "../../model/change/access.ts";
import { approvalOf } from "../../model/change/approval.ts";
import type { Against, EnvironmentPlan, Plan } from "../../model/change/plan.ts";
import { reachOf } from "../../model/change/reach.ts";
import { riskRules } from "../../model/change/risk-rules.ts";
import { risksOf } from "../../model/change/risks.ts";
import { type Revised, specEdits } from "../../model/change/spec-edits.ts";
import { otherWords } from "../../model/change/words.ts";
import { costChange } from "../../model/cost/change.ts";
import { printSource } from "../../model/names/source.ts";
import { emptyModel, fullRepository, type Model } from "../../model/spec/model.ts";
import { type Loaded, loadFrom } from "../../schemas/load.ts";
import { locateEdits } from "../../schemas/locate-edits.ts";
import { readAll } from "../../schemas/readings.ts";
import { compareEnvironment } from "./compare.ts";
import type { Opened, PlanDeps, PlanOutcome, SpecFiles } from "./needs.ts";
import { leftAlone, standingIn, standingOfSpecs } from "./standing.ts";

/** Says what the specs come to, compared with what is merged, or with the specs before where that cannot be seen. */
export async function run(deps: PlanDeps): Promise<PlanOutcome> {
  const { head } = deps;
  const readings = readAll(head);
  const loaded = loadFrom(readings);
  if (loaded.status === "invalid") return { status: "invalid", problems: loaded.problems };
  const after = loaded.model;
  const base = await deps.base(head);
  const former = base && loadFrom(readAll(base.files, readings), {}, []);
  const before = former?.status === "valid" ? former.model : nothing(after, former);
  const revised = { before, after, edits: specEdits(before, after) };
  await using opened = await deps.openEnvironments(repositoryOf(after, "environments"));
  const environments = await compareAll(revised, opened, deps);
  const against: Against =
    "because" in opened
      ? { kind: "specs", commit: base?.commit ?? "", because: opened.because }
      : { kind: "environments", repository: repositoryOf(after, "environments"), commit: opened.commit };
  const texts = { before: base?.files ?? new Map(), after: head };
  const plan = await planOf({ revised, environments, against, texts, missing: missingFrom(former) }, deps);
  return {
    status: "planned",
    plan,
    approvalOf: (approvals) => approvalOf(plan.risks, underFormerGrants(before, after), approvals),
  };
}

/** Every environment of the specs, and what is left of those that they no longer have. */
async function compareAll(revised: Revised, opened: Opened, deps: PlanDeps): Promise<readonly EnvironmentPlan[]> {
  const { after } = revised;
  const source = printSource({ repository: repositoryOf(after, "specs"), commit: deps.commit ?? noCommit });
  const plans: EnvironmentPlan[] = [];
  for (const environment of after.environments.values()) {
    const standing =
      "because" in opened
        ? standingOfSpecs(revised.before, environment.name, { source, root: deps.root })
        : await standingIn(opened, environment.name, deps.ancestry);
    const { shown } = await compareEnvironment({ revised, environment, source, root: deps.root, standing });
    deps.progress(
      `${environment.name}: ${shown.objects.length === 0 ? "nothing differs" : `${shown.objects.length} files differ`}`,
    );
    plans.push(shown);
  }
  return "because" in opened ? plans : [...plans, ...(await leftAlone(opened, after))];
}

type PlanParts = {
  readonly revised: Revised;
  readonly environments: readonly EnvironmentPlan[];
  readonly against: Against;
  readonly texts: Readonly<Record<"before" | "after", SpecFiles>>;
  readonly missing: readonly string[];
};

/** Each section asks its own question of both states of the specs; none knows of another. */
async function planOf({ revised, environments, against, texts, missing }: PlanParts, deps: PlanDeps): Promise<Plan> {
  const { before, after, edits } = revised;
  const objects = environments.flatMap((one) => one.objects);
  const reach = reachOf(revised, objects);
  const words = environments.flatMap((one) => one.words);
  const costs = [...after.environments.keys()].map((name) => costChange(before, after, name));
  return {
    source: { repository: repositoryOf(after, "specs"), ...(deps.commit !== undefined && { commit: deps.commit }) },
    against,
    edits: locateEdits(edits, texts),
    words: otherWords(edits, words),
    environments,
    risks: risksOf({ before, after, environments, costs }, edits, { rules: riskRules, today: deps.today }),
    costs,
    access: accessChanges(before, after),
    reach,
    usual: await deps.usual(repositoryOf(after, "environments"), reach.deployments),
    missing,
  };
}

/** What the lock names where the specs are no commit. */
const noCommit = "0".repeat(40);

const repositoryOf = ({ organization }: Model, role: "specs" | "environments"): string =>
  fullRepository(organization, organization.github.repositories[role]);

function missingFrom(former: Loaded | undefined): readonly string[] {
  if (former === undefined) return ["there are no specs to compare with: all is told as new"];
  if (former.status === "valid") return [];
  const errors = former.problems.filter(({ severity }) => severity === "error").length;
  return [
    `the specs to compare with cannot be used (${errors} problems): what they said is not known, all is told as new`,
  ];
}

/** Specs of an organization that has nothing yet, or nothing that can be told, but who may do what. */
const nothing = ({ organization }: Model, former: Loaded | undefined): Model => ({
  ...emptyModel(organization),
  ...(former?.status === "invalid" && former.access && { access: former.access }),
});
