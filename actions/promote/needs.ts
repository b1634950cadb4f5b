import type { PromotionId } from "../../model/names/promotion-id.ts";
import type { Source } from "../../model/names/source.ts";
import type { Problem } from "../../model/problem.ts";
import type { CommitStatus as CommitStatusOn } from "../../model/release/build-status.ts";
import type { Held, Move } from "../../model/release/candidate.ts";
import type { Gate } from "../../model/release/gates.ts";
import type { Asker } from "../../model/spec/asker.ts";
import type { Delivery } from "../../model/spec/documents.generated.ts";
import type { Environment, Model } from "../../model/spec/model.ts";
import type { CommitChange } from "../io/git/changes.ts";
import type { RemoteRefs } from "../io/git/refs.ts";
import type { CheckStates } from "../io/github/check-states.ts";
import type { CheckRun } from "../io/github/checks.ts";
import type { WantedFiles } from "../io/github/keep-files.ts";
import type { KeptPullRequest } from "../io/github/keep-pull-request.ts";
import type { Merged, PullRequest } from "../io/github/pull-requests.ts";
import type { CommitStatus } from "../io/github/statuses.ts";
import type { SpecsTip } from "../io/specs.ts";

/** A status on a commit that Landfall itself wrote. */
export type OwnStatus = CommitStatusOn;

/** A repository's default branch with its history. */
export type Commits = {
  /** Whether the branch reaches the commit. */
  readonly holds: (commit: string) => Promise<boolean>;
  /** ISO 8601 in UTC. */
  readonly committedAt: (commit: string) => Promise<string>;
  /** The newest `most` from `to` on down, newest first, without those that `from` reaches. `to` is the tip by default. */
  readonly between: (
    from: string | undefined,
    to: string | undefined,
    most: number,
  ) => Promise<readonly Omit<CommitChange, "paths">[]>;
};

/** The specs repository, read and written. */
export type Specs = {
  readonly look: () => Promise<SpecsTip>;
  /** The texts that a file had on the branch, newest first, each with the commit that brought it. */
  readonly formerTexts: (
    path: string,
    most: number,
  ) => Promise<readonly { readonly commit: string; readonly text: string }[]>;
  readonly textAt: (path: string, commit: string) => Promise<string | undefined>;
  readonly messageOf: (commit: string) => Promise<string>;
  /** Whether we ourselves have said of this commit, once we knew who asks, that it is to bring the set. */
  readonly isAsked: (asked: PromotionId & { readonly set: string }) => Promise<boolean>;
  readonly openPullRequest: (branch: string) => Promise<PullRequest | undefined>;
  readonly keep: (wanted: WantedFiles) => Promise<KeptPullRequest>;
  /** Paths that a pull request changes. */
  readonly filesOf: (number: number) => Promise<readonly string[]>;
  readonly checksOn: (commit: string) => Promise<CheckStates>;
  /** Logins of those whose last word on just this commit is an approval. */
  readonly approvalsOf: (number: number, head: string) => Promise<readonly string[]>;
  readonly merge: (number: number, head: string) => Promise<Merged>;
  readonly showCheck: (run: CheckRun) => Promise<unknown>;
  readonly verifiedSets: (environment: string) => Promise<readonly VerifiedSetRef[]>;
  /** Throws a `UserError` for a tag that is on another commit than it says. */
  readonly readSet: (set: VerifiedSetRef) => Promise<VerifiedTag>;
  readonly addVerifiedSet: (set: {
    readonly environment: string;
    readonly commit: string;
    readonly message: string;
  }) => Promise<void>;
};

/** A verified set by its commit of the specs, and the object of its tag. */
export type VerifiedSetRef = { readonly commit: string; readonly object: string };

/** What the tag says, and since when. */
export type VerifiedTag = { readonly commit: string; readonly message: string; readonly taggedAt: string };

export type PromoteDeps = {
  /** The specs repository, `owner/name`, and the folder of the specs in it. */
  readonly repository: string;
  readonly root: string;
  readonly specs: Specs;
  /** An application's repository. Throws a `UserError` where it cannot be seen. */
  readonly refsOf: (repository: string) => Promise<RemoteRefs>;
  readonly commitsOf: (repository: string) => Promise<Commits>;
  readonly images: {
    readonly digestOf: (image: string, reference: string) => Promise<string | undefined>;
    readonly tag: (image: string, digest: string, tag: string) => Promise<"tagged" | "same" | "other">;
  };
  /** Newest first. */
  readonly statusesOn: (commit: Source) => Promise<readonly OwnStatus[]>;
  readonly showStatus: (commit: Source, status: CommitStatus) => Promise<void>;
  /** On the application's own repository; only where its spec allows that. */
  readonly keepRelease: (
    repository: string,
    release: { readonly tag: string; readonly name: string; readonly body: string },
  ) => Promise<unknown>;
  /** ISO 8601 in UTC, by GitHub's clock. */
  readonly now: () => string;
  readonly wait: (seconds: number) => Promise<void>;
  /** The login our statuses carry. */
  readonly identity: string;
  readonly serverUrl: string;
  readonly progress: (text: string) => void;
};

/** A promotion that somebody asks for: a set, or one application of it, to an environment. */
export type ByHand = {
  readonly to: string;
  readonly set: string;
  readonly application?: string | undefined;
  readonly asker: Asker;
};

export type PromoteInputs = {
  readonly byHand?: ByHand | undefined;
  /** Writes nothing. */
  readonly isPlan?: boolean | undefined;
  /** How long checks are waited for. */
  readonly waitSeconds: number;
};

/** What became of one environment's promotion. */
export type Promotion = {
  readonly environment: string;
  readonly moves: readonly Move[];
  readonly held: readonly Held[];
  readonly gates: readonly Gate[];
} & (
  | { readonly status: "none" | "planned" }
  | { readonly status: "closed"; readonly number: number }
  | { readonly status: "open"; readonly number: number; readonly url: string; readonly waitsFor: string }
  | { readonly status: "merged"; readonly number: number; readonly url: string }
);

export type PromoteOutcome =
  | { readonly status: "invalid"; readonly source: Source; readonly problems: readonly Problem[] }
  | {
      readonly status: "promoted";
      readonly source: Source;
      readonly promotions: readonly Promotion[];
      /** The sets that were found verified in this run. */
      readonly verified: readonly { readonly environment: string; readonly commit: string }[];
      /** What could not be looked at, or written. */
      readonly notChecked: readonly string[];
    };

/** An environment that is delivered to. */
export type Delivered = Environment & { readonly delivery: Delivery };

/** The tip of the specs, and what is called otherwise there than everywhere else: `Application/shop` -> `store`. */
export type Tip = SpecsTip & { readonly today: ReadonlyMap<string, string> };

/** One environment at a commit of the specs, and a set that somebody has asked for there. */
export type Stage = {
  readonly model: Model;
  readonly environment: Delivered;
  readonly tip: Tip;
  readonly deps: PromoteDeps;
  readonly asked?: { readonly set: string; readonly moves: readonly Move[] } | undefined;
  readonly isPlan: boolean;
};
