import type { Body } from "./body.ts";

/** Who may pass a ruleset by, as GitHub's API has it. */
export type Bypass = { readonly actor_id: number; readonly actor_type: string; readonly bypass_mode: string };

export type RulesetOptions = {
  readonly name: string;
  readonly enforcement?: "active" | "evaluate" | "disabled";
  /** What its refs are; default branches. */
  readonly target?: "branch" | "tag";
  /** Names of branches; default `~DEFAULT_BRANCH`. */
  readonly include?: readonly string[];
  readonly bypass?: readonly Bypass[];
  /** `{ type, parameters }`, as GitHub's API has them. */
  readonly rules: readonly Body[];
};

/** A GitHub environment. */
export type EnvironmentOptions = {
  /** Which branches may use it; names may be patterns. Default any. */
  readonly branches?: "any" | "protected" | readonly string[];
  readonly secrets?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
};

export type ActionsOptions = {
  readonly enabled?: boolean;
  readonly allowed?: "all" | "local_only" | "selected";
  /** With `selected`: whose actions are allowed besides GitHub's own. */
  readonly patterns?: readonly string[];
  readonly defaultAccess?: "read" | "write";
  /** Whether workflows may create and approve pull requests. */
  readonly approves?: boolean;
};

/** A repository's settings, all of which have GitHub's defaults for a new one. */
export type SetupOptions = {
  readonly actions?: ActionsOptions;
  readonly rulesets?: readonly RulesetOptions[];
  readonly environments?: Readonly<Record<string, EnvironmentOptions>>;
  readonly secrets?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly collaborators?: Readonly<Record<string, "admin" | "write" | "read">>;
};

/** A GitHub App on an organization. */
export type InstallationOptions = {
  readonly organization: string;
  /** The App's slug. */
  readonly app: string;
  readonly clientId: string;
  readonly permissions: Readonly<Record<string, "read" | "write">>;
  /** Full names; `all`: the organization's, those to come among them. */
  readonly repositories: "all" | readonly string[];
  readonly suspended?: boolean;
};
