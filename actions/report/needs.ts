import type { FluxStatus } from "../../events/flux-status.ts";
import type { Source } from "../../model/names/source.ts";
import type { Entry } from "../../model/task/log.ts";
import type { Lock } from "../../model/tree/lock.ts";
import type { toDeployment, toDeploymentState } from "../../views/task/deployment.ts";
import type { CheckRun, Shown } from "../io/github/checks.ts";
import type { MergedPullRequest } from "../io/github/pull-requests.ts";
import type { CommitStatus } from "../io/github/statuses.ts";
import type { Read } from "../io/kubernetes.ts";

/** The environments repository's default branch, read through Git. Commits are full ids. */
export type History = {
  readonly tip: () => Promise<string>;
  /** `false` too for a commit that the repository does not have. */
  readonly isOnDefaultBranch: (commit: string) => Promise<boolean>;
  readonly firstParentOf: (commit: string) => Promise<string | undefined>;
  readonly committedAt: (commit: string) => Promise<string>;
  /** The newest commit, from this one on down the first parents, that changed the folder. */
  readonly lastChange: (commit: string, folder: string) => Promise<string | undefined>;
  /** The newest `most` commits, from this one on down the first parents, that took units from a cluster's folder. */
  readonly removals: (commit: string, folder: string, most: number) => Promise<readonly string[]>;
  /** The newest `most` commits since a time, newest first, that changed the environment's folder. */
  readonly recent: (environment: string, since: string, most: number) => Promise<readonly string[]>;
  /** The folders at the root that hold a `landfall.lock`. */
  readonly environmentsAt: (commit: string) => Promise<readonly string[]>;
  /** Throws a `UserError` for a lock that cannot be read. */
  readonly lockAt: (commit: string, environment: string) => Promise<Lock | undefined>;
};

/** Files of the specs, by their path in the repository. */
export type SpecFiles = ReadonlyMap<string, Uint8Array>;

/** How a commit of the specs came to be; `checked` is when the last check of its pull request passed. */
export type SpecsRequest = MergedPullRequest & { readonly checkedAt?: string };

export type DeploymentState = ReturnType<typeof toDeploymentState>;
export type NewDeployment = ReturnType<typeof toDeployment>;
export type Deployment = {
  readonly id: number;
  readonly commit: string;
  readonly creator: string;
  readonly payload?: unknown;
};
/** `at` is when GitHub took it, by its own clock. */
export type DeploymentStatus = {
  readonly id: number;
  readonly at: string;
  readonly state: DeploymentState;
  readonly entry: Entry;
  readonly creator: string;
};

/** GitHub Deployments of the environments repository: each list of statuses is a task's log. */
export type Deployments = {
  /** The newest hundred, newest first, of a Deployment task as `printDeploymentTask` prints it; of all commits or one. */
  readonly list: (environment: string, task: string, commit?: string) => Promise<readonly Deployment[]>;
  readonly create: (deployment: NewDeployment) => Promise<Deployment>;
  /** Every status, newest first. */
  readonly log: (deployment: number) => Promise<readonly DeploymentStatus[]>;
  /** The newest status alone, whoever wrote it. */
  readonly newest: (deployment: number) => Promise<Pick<DeploymentStatus, "id" | "at"> | undefined>;
  /** With `auto_inactive: false`; gives the new status' id. */
  readonly append: (deployment: number, state: DeploymentState, entry: Entry) => Promise<number>;
};

export type ReportDeps = {
  readonly history: History;
  readonly deployments: Deployments;
  /** The specs below a folder, as a commit has them; throws a `UserError` or an `OutsideError` where they cannot be read. */
  readonly specsAt: (source: Source, root: string) => Promise<SpecFiles>;
  /** The pull request whose merge made this commit of the environments repository, and when its head was committed. */
  readonly pullRequestOf: (commit: string) => Promise<(MergedPullRequest & { readonly headAt: string }) | undefined>;
  /** The pull request whose merge made this commit of the specs; `undefined` where there is none, or GitHub does not say. */
  readonly specsRequestOf: (source: Source) => Promise<SpecsRequest | undefined>;
  /** The conclusion of each of our check runs on a commit of the environments repository, by external id; `null` till then. */
  readonly checksOn: (commit: string) => Promise<ReadonlyMap<string, string | null>>;
  /** Every status that is on a commit of the environments repository, newest first, as GitHub lists them. */
  readonly statusesOn: (commit: string) => Promise<readonly FluxStatus[]>;
  /** The newest status that we wrote of each context on a commit of the environments repository. */
  readonly latestStatusesOn: (
    commit: string,
  ) => Promise<readonly { readonly context: string; readonly state: string; readonly description: string }[]>;
  /** The Kustomizations of a cluster, as its API server lists them; missing where no way to read them is given. */
  readonly readCluster?: (cluster: string) => Promise<Read>;
  /** On a commit of the environments repository. */
  readonly showCheck: (run: CheckRun) => Promise<Shown>;
  /**
   * On a commit of any repository; throws a `UserError` where GitHub refuses. One that is `news` is written without a look
   * at what is there.
   */
  readonly showStatus: (commit: Source, status: CommitStatus, isNews: boolean) => Promise<void>;
  /** A moment in which others that report of the same burst append what they know. */
  readonly settle: () => Promise<void>;
  /** The time by GitHub's clock, ISO 8601 in UTC: that of this machine may be off. */
  readonly now: () => string;
  readonly progress: (text: string) => void;
  /** The login our writes carry, as `acme-landfall[bot]`: what others wrote in a log is not believed. */
  readonly identity: string;
  /** The environments repository, `owner/name`. */
  readonly repository: string;
  /** Where links lead: `https://github.com`. */
  readonly serverUrl: string;
};
