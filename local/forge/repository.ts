import { Git } from "./git/git.ts";
import { stableId } from "./identity.ts";
import type { Protection, RepositoryOptions } from "./options.ts";
import { Queue } from "./queue.ts";
import type { CheckRun, Comment, Deployment, Pull, Release, Review, Status } from "./records.ts";
import { protectionBy, type Ruleset, rulesOn, toRuleset } from "./rulesets.ts";
import type { SetupOptions } from "./setup.ts";

/** One repository: its Git side, and what GitHub keeps beside it. */
export class Repository {
  readonly id: number;
  /** As the options call it; whoever was granted something was granted it under this name. */
  readonly firstName: string;
  fullName: string;
  isArchived = false;
  defaultBranch: string;
  readonly isPrivate: boolean;
  readonly createdAt: Date;
  /** Itself, not what is in it. */
  changedAt: Date;
  readonly git: Git;
  /** Every change of a ref goes through it, so that compare-and-swap holds. */
  readonly writes = new Queue();
  /** Shas of the commits GitHub would have signed. */
  readonly verified = new Set<string>();
  readonly pulls = new Map<number, Pull>();
  readonly comments = new Map<number, Comment>();
  /** Of all pull requests, oldest first. */
  readonly reviews = new Map<number, Review>();
  readonly checkRuns = new Map<number, CheckRun>();
  /** By sha, oldest first. */
  readonly statuses = new Map<string, readonly Status[]>();
  readonly deployments = new Map<number, Deployment>();
  readonly releases = new Map<number, Release>();
  readonly setup: SetupOptions;
  readonly rulesets = new Map<number, Ruleset>();
  readonly #protection: Readonly<Record<string, Protection>>;

  constructor(options: RepositoryOptions, folder: string, createdAt: Date) {
    this.id = stableId(options.name);
    this.firstName = options.name;
    this.fullName = options.name;
    this.defaultBranch = options.defaultBranch ?? "main";
    this.isPrivate = options.private ?? false;
    this.createdAt = createdAt;
    this.changedAt = createdAt;
    this.git = new Git(folder);
    this.#protection = options.protection ?? {};
    this.setup = options.setup ?? {};
    for (const ruleset of this.setup.rulesets ?? []) {
      const id = stableId(`${options.name} ${ruleset.name}`);
      this.rulesets.set(id, toRuleset(ruleset, id));
    }
  }

  get owner(): string {
    return this.fullName.split("/")[0] ?? "";
  }

  get name(): string {
    return this.fullName.split("/")[1] ?? "";
  }

  protectionOf(branch: string): Protection | undefined {
    const own = Object.hasOwn(this.#protection, branch) ? this.#protection[branch] : undefined;
    return protectionBy(rulesOn(this, branch), own);
  }

  /** Full names of the branches that only a pull request may move. */
  get pullRequestOnly(): readonly string[] {
    return [this.defaultBranch, ...Object.keys(this.#protection)]
      .filter((branch, index, all) => all.indexOf(branch) === index)
      .filter((branch) => this.protectionOf(branch)?.requirePullRequest === true)
      .map((branch) => `refs/heads/${branch}`);
  }
}

/** `owner/name` in the characters GitHub allows; neither part can leave its folder. */
export const isRepositoryName = (name: string): boolean =>
  /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9_.-]{1,100}$/.test(name) && !/\/\.{1,2}$|\.git$|^repos\//i.test(name);
