import type { AppPermissions } from "./apps.ts";
import type { Role } from "./role.ts";
import type { Seen } from "./seen.ts";

/** A repository as GitHub has it, asked for by the name that the specs have for it. */
export type RepositoryFacts = {
  /** `owner/name`. */
  readonly asked: string;
  readonly is: Seen<{ readonly fullName: string; readonly isArchived: boolean; readonly defaultBranch: string }>;
};

/** Which branches may use a GitHub environment; names may be patterns. */
export type Branches = "any" | "protected" | readonly string[];

export type EnvironmentFacts = {
  readonly name: string;
  readonly branches: Seen<Branches>;
  readonly secrets: Seen<readonly string[]>;
  readonly variables: Seen<ReadonlyMap<string, string>>;
};

/** A rule that holds for the default branch, as GitHub's API has it, and who passes it by. */
export type RuleFacts = {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly ruleset: string;
  /** In words, as `RepositoryRole 5`; `Integration 7 for pull requests` where it is for those alone. */
  readonly bypass: Seen<readonly string[]>;
};

/** A ruleset for tags that is in force. */
export type TagRulesFacts = {
  readonly ruleset: string;
  /** Patterns of refs. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly types: readonly string[];
  readonly bypass: RuleFacts["bypass"];
};

export type ActionsFacts = {
  readonly enabled: boolean;
  readonly allowed: "all" | "local_only" | "selected";
  /** With `selected`: what is allowed besides GitHub's own actions. */
  readonly patterns: readonly string[];
};

/** One of the three repositories and its settings. */
export type SettingsFacts = RepositoryFacts & {
  readonly role: Role;
  /** The commit the default branch is at. */
  readonly tip: Seen<string>;
  readonly actions: Seen<ActionsFacts>;
  /** Whether workflows may approve pull requests. */
  readonly approves: Seen<boolean>;
  /** By path, of those that are looked for. */
  readonly files: ReadonlyMap<string, Seen<string>>;
  readonly environments: readonly EnvironmentFacts[];
  readonly secrets: Seen<readonly string[]>;
  readonly variables: Seen<ReadonlyMap<string, string>>;
  readonly rules: Seen<readonly RuleFacts[]>;
  readonly tagRules: Seen<readonly TagRulesFacts[]>;
  /** What GitHub finds wrong with CODEOWNERS; missing when there is none. */
  readonly ownersFaults: Seen<readonly string[]>;
  readonly writers: Seen<readonly Writer[]>;
};

/** Somebody who may push. */
export type Writer = { readonly login: string; readonly isAdmin: boolean };

export type InstallationFacts = {
  readonly slug: string;
  readonly clientId: string | undefined;
  readonly appId: number;
  readonly url: string;
  readonly isSuspended: boolean;
  readonly permissions: AppPermissions;
  readonly onAll: boolean;
  /** Full names. */
  readonly repositories: Seen<readonly string[]>;
};

/** An environment of the specs, and the login that its clusters report or write statuses as. */
export type ReporterFacts = { readonly environment: string; readonly tier: string; readonly login: string };

/** Everything that the checks judge. */
export type Facts = {
  readonly serverUrl: string;
  readonly owner: string;
  readonly settings: Readonly<Record<Role, SettingsFacts>>;
  readonly applications: readonly RepositoryFacts[];
  readonly installations: Seen<readonly InstallationFacts[]>;
  /** The number of the App that workflows' own tokens are of, which is another one on each GitHub. */
  readonly actionsApp: Seen<number>;
  readonly reporters: readonly ReporterFacts[];
  /** Whether any environment is delivered to. */
  readonly delivers: boolean;
  /** Of the environments whose clusters write commit statuses. */
  readonly statusReporters: readonly ReporterFacts[];
  /** The workflows that each repository should have, by path. */
  readonly workflows: Readonly<Record<Role, ReadonlyMap<string, string>>>;
};
