import type { RepositoryFacts, SettingsFacts } from "../../model/setup/facts.ts";
import type { Role } from "../../model/setup/role.ts";
import { hidden } from "../../model/setup/seen.ts";
import * as actions from "../io/github/actions-facts.ts";
import { openGitHub, repositoryOf } from "../io/github/client.ts";
import { appIdSeen, installationsOf } from "../io/github/installation-facts.ts";
import * as repositories from "../io/github/repository-facts.ts";
import { rulesOf, tagRulesOf } from "../io/github/rule-facts.ts";
import type { NarrowServer } from "../io/github/server.ts";
import type { DoctorDeps, Wanted } from "./run.ts";

/** What `run` needs, over one token that reads. */
export function connect(server: NarrowServer): Pick<DoctorDeps, "repository" | "settings" | "installations" | "appId"> {
  const gitHub = openGitHub(server);
  const of = (name: string) => repositoryOf(gitHub, name);
  return {
    repository: (asked) => repositoryFacts(of(asked), asked),
    settings: (asked, wanted) => settingsFacts(of(asked), asked, wanted),
    installations: (asked) => installationsOf(of(asked)),
    appId: (asked, slug) => appIdSeen(of(asked), slug),
  };
}

type Repository = ReturnType<typeof repositoryOf>;

const repositoryFacts = async (repository: Repository, asked: string): Promise<RepositoryFacts> => ({
  asked,
  is: await repositories.repositoryIs(repository),
});

/** Everything at once: GitHub takes a hundred requests together. */
async function settingsFacts(repository: Repository, asked: string, wanted: Wanted): Promise<SettingsFacts> {
  const facts = await repositoryFacts(repository, asked);
  if (facts.is.status !== "seen") return { ...facts, ...nothing(wanted.role) };
  const branch = facts.is.value.defaultBranch;
  const [tip, settings, approves, rules, tagRules, ownersFaults, writers, secrets, variables, files, environments] =
    await Promise.all([
      repositories.tipSeen(repository, branch),
      actions.actionsOf(repository),
      actions.approvesOf(repository),
      rulesOf(repository, branch),
      tagRulesOf(repository),
      repositories.ownersFaults(repository),
      repositories.writersOf(repository),
      actions.secretsOf(repository),
      actions.variablesOf(repository),
      Promise.all(wanted.files.map(async (path) => [path, await repositories.fileSeen(repository, path)] as const)),
      Promise.all(wanted.environments.map((name) => actions.environmentOf(repository, name))),
    ]);
  const { role } = wanted;
  const seen = {
    tip,
    actions: settings,
    approves,
    rules,
    tagRules,
    ownersFaults,
    writers,
    secrets,
    variables,
    environments,
  };
  return { ...facts, role, ...seen, files: new Map(files) };
}

/** What is known of a repository that nobody could look at. */
function nothing(role: Role): Omit<SettingsFacts, keyof RepositoryFacts> {
  const unseen = hidden("the repository could not be looked at");
  return {
    role,
    tip: unseen,
    actions: unseen,
    approves: unseen,
    files: new Map(),
    environments: [],
    secrets: unseen,
    variables: unseen,
    rules: unseen,
    tagRules: unseen,
    ownersFaults: unseen,
    writers: unseen,
  };
}
