import type { Problem } from "../../model/problem.ts";
import type { Facts, InstallationFacts, RepositoryFacts, SettingsFacts } from "../../model/setup/facts.ts";
import type { Finding } from "../../model/setup/finding.ts";
import { type Role, roles } from "../../model/setup/role.ts";
import type { Seen } from "../../model/setup/seen.ts";
import { type Toolkit, takenBy, workflowsOf } from "../../model/setup/workflows.ts";
import { fullRepository, type Model } from "../../model/spec/model.ts";
import { load } from "../../schemas/load.ts";
import { checks } from "./checks.ts";

/** What is looked for in one of the three repositories. */
export type Wanted = {
  readonly role: Role;
  /** Paths. */
  readonly files: readonly string[];
  /** Names of GitHub environments. */
  readonly environments: readonly string[];
};

export type DoctorDeps = {
  readonly readSpecs: (folder: string) => ReadonlyMap<string, Uint8Array>;
  readonly repository: (name: string) => Promise<RepositoryFacts>;
  readonly settings: (name: string, wanted: Wanted) => Promise<SettingsFacts>;
  /** The Apps on the owner of the repository of that name. */
  readonly installations: (name: string) => Promise<Seen<readonly InstallationFacts[]>>;
  /** The number of the App of that slug, asked for beside the repository of that name. */
  readonly appId: (name: string, slug: string) => Promise<Seen<number>>;
  readonly serverUrl: string;
  readonly progress: (text: string) => void;
};

export type DoctorOutcome =
  | { readonly status: "invalid"; readonly problems: readonly Problem[] }
  | { readonly status: "fine" | "wrong"; readonly findings: readonly Finding[] };

/** Compares what GitHub is set up to with what the specs need, and changes nothing. */
export async function run({ specs }: { readonly specs: string }, deps: DoctorDeps): Promise<DoctorOutcome> {
  const loaded = load(deps.readSpecs(specs));
  if (loaded.status === "invalid") return { status: "invalid", problems: loaded.problems };
  const facts = await gather(loaded.model, deps);
  const findings = checks.flatMap(({ id, look }) => [...look(facts)].map((verdict) => ({ check: id, ...verdict })));
  return { status: findings.some(({ state }) => state === "wrong") ? "wrong" : "fine", findings };
}

async function gather({ organization, applications, environments }: Model, deps: DoctorDeps): Promise<Facts> {
  const { owner, repositories } = organization.github;
  const workflows = roles.map((role) => ({ role, all: workflowsOf(role, repositories, toolkitOf(owner)) }));
  const names = new Set([...applications.values()].map(({ repository }) => fullRepository(organization, repository)));
  deps.progress(`looks at ${roles.length + names.size} repositories of ${owner}`);
  const specs = fullRepository(organization, repositories.specs);
  const [settings, others, installations, actionsApp] = await Promise.all([
    Promise.all(
      workflows.map(({ role, all }) =>
        deps.settings(fullRepository(organization, repositories[role]), {
          role,
          files: all.map(({ path }) => path),
          environments: takenBy(all).map(({ environment }) => environment),
        }),
      ),
    ),
    Promise.all([...names].map((name) => deps.repository(name))),
    deps.installations(specs),
    deps.appId(specs, "github-actions"),
  ]);
  const all = [...environments.values()];
  return {
    serverUrl: deps.serverUrl,
    owner,
    settings: byRole(settings.map((one) => [one.role, one])),
    applications: others,
    installations,
    actionsApp,
    reporters: all.map(({ name, tier, reporter }) => ({ environment: name, tier, login: reporter })),
    delivers: all.some(({ delivery }) => delivery !== undefined),
    statusReporters: all.flatMap(({ name, tier, statusReporter }) =>
      statusReporter === undefined ? [] : [{ environment: name, tier, login: statusReporter }],
    ),
    workflows: byRole(workflows.map(({ role, all }) => [role, new Map(all.map(({ path, text }) => [path, text]))])),
  };
}

/** Which version is used and where it comes from is not compared. */
const toolkitOf = (owner: string): Toolkit => ({ repository: `${owner}/landfall`, ref: "v0" });

const byRole = <Value>(entries: readonly (readonly [Role, Value])[]): Readonly<Record<Role, Value>> =>
  Object.fromEntries(entries) as Record<Role, Value>;
