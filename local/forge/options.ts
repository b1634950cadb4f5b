import type { InstallationOptions, SetupOptions } from "./setup.ts";

export type Access = "read" | "write";

/** The permissions of a GitHub App that the served routes ask for. `metadata: read` comes with every repository. */
export type Permission =
  | "actions"
  | "actions_variables"
  | "administration"
  | "checks"
  | "contents"
  | "deployments"
  | "environments"
  | "issues"
  | "pull_requests"
  | "secrets"
  | "statuses"
  | "workflows";
export type Permissions = Readonly<Partial<Record<Permission, Access>>>;

/** Who calls. An `app` is an installation token, `actions` a workflow's GITHUB_TOKEN, `user` a personal token. */
export type IdentityOptions = {
  readonly token: string;
  readonly login: string;
  readonly kind: "app" | "user" | "actions";
  /** The App's slug; default: the login without `[bot]`, `github-actions` for kind `actions`. */
  readonly app?: string;
  /** By `owner/name`. A private repository that is missing here does not exist for this identity. */
  readonly repositories: Readonly<Record<string, Permissions>>;
  /** Organizations that it owns: there it may do everything. */
  readonly owns?: readonly string[];
  /** A person's token that an App asked for: GitHub tells nobody else which repositories an installation has. */
  readonly seesInstallations?: boolean;
};

/** A GitHub App by its key: its tokens are made, narrowed and revoked as GitHub's are. */
export type AppOptions = {
  readonly clientId: string;
  /** What its tokens write as: `acme-landfall[bot]`. */
  readonly login: string;
  /** PEM. */
  readonly publicKey: string;
  /** The most that a token of it can be given. */
  readonly permissions: Permissions;
  /** Where it is installed, as `owner/name`. */
  readonly repositories: readonly string[];
};

/** What must hold before a branch moves. */
export type Protection = {
  /** Names of check runs or status contexts; with `app`, a slug or a number, only that App's check runs count. */
  readonly requiredChecks?: readonly { readonly context: string; readonly app?: string | number }[];
  /** Refuses every update that is not the merge of a pull request; creating the branch stays possible. */
  readonly requirePullRequest?: boolean;
};

export type RepositoryOptions = {
  /** `owner/name`. */
  readonly name: string;
  /** Default `main`. */
  readonly defaultBranch?: string;
  /** Default false: everybody may read it. */
  readonly private?: boolean;
  /** By branch. */
  readonly protection?: Readonly<Record<string, Protection>>;
  /** Text by path: the first commit on the default branch. Without it the repository is empty, as on GitHub. */
  readonly files?: Readonly<Record<string, string>>;
  readonly setup?: SetupOptions;
};

export type HookOptions = {
  /** `owner/name`. */
  readonly repository: string;
  readonly url: string;
  readonly secret: string;
  readonly events: readonly string[];
};

export type ForgeOptions = {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Where the bare repositories live; default a temporary folder that `close` removes. */
  readonly folder?: string;
  readonly now?: () => Date;
  readonly repositories: readonly RepositoryOptions[];
  readonly identities: readonly IdentityOptions[];
  readonly apps?: readonly AppOptions[];
  readonly hooks?: readonly HookOptions[];
  readonly installations?: readonly InstallationOptions[];
  /** GitHub's numbers where nothing is said; `false` switches them off. */
  readonly limits?: false | LimitOptions;
  /** Entries of a tree that one answer lists; default 100,000, as on GitHub. */
  readonly treeEntries?: number;
};

/** GitHub's limits, per identity. https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api */
export type LimitOptions = {
  /** Requests an hour; default 1,000 for `actions`, 60 for nobody, 5,000 for the others. */
  readonly requestsPerHour?: number;
  /** A read costs 1 point, a write 5; default 900. */
  readonly pointsPerMinute?: number;
  /** Comments, pull requests, checks, statuses, deployments; default 80 a minute, 500 an hour. */
  readonly contentPerMinute?: number;
  readonly contentPerHour?: number;
  /** Requests under way at once; default 100. */
  readonly concurrent?: number;
};
