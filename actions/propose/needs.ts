import type { Source } from "../../model/names/source.ts";
import type { Problem } from "../../model/problem.ts";
import type { ByHand } from "../../model/tree/by-hand.ts";
import type { FolderPlan, HeldFolder } from "../../model/tree/folder-plan.ts";
import type { NotDeployed } from "../../model/tree/tree.ts";
import type { Proposal } from "../../views/proposal/proposal.ts";
import type { CheckRun, Shown } from "../io/github/checks.ts";
import type { KeptPullRequest, WantedPullRequest } from "../io/github/keep-pull-request.ts";
import type { Merged } from "../io/github/pull-requests.ts";
import type { CommitStatus } from "../io/github/statuses.ts";
import type { SpecsRemote } from "../io/specs.ts";

/** The environments repository as it was when last fetched, and what may be done to it. */
export type EnvironmentsRepository = AsyncDisposable & {
  /** What it is called today, `owner/name`. */
  readonly name: string;
  readonly fetch: () => Promise<void>;
  /** Commit of its main branch. */
  readonly main: () => string | undefined;
  /** The folders of main that hold a lock. */
  readonly rendered: () => Promise<readonly string[]>;
  readonly held: (environment: string) => Promise<HeldFolder>;
  /** What the plan would overwrite of what people did. */
  readonly byHand: (plan: FolderPlan) => Promise<ByHand>;
  readonly keep: (wanted: WantedPullRequest) => Promise<KeptPullRequest>;
  readonly merge: (number: number, head: string) => Promise<Merged>;
  readonly showCheck: (run: CheckRun) => Promise<Shown>;
};

export type ProposeDeps = {
  /** The specs repository, `owner/name`. */
  readonly repository: string;
  /** The folder of the specs in it, as by `parseRoot`. */
  readonly root: string;
  readonly specs: Pick<SpecsRemote, "tip" | "look" | "holds">;
  /** On a commit of the specs; with `keep`, only if it has none of that context yet. */
  readonly showStatus: (commit: string, status: CommitStatus, options: { readonly keep: boolean }) => Promise<void>;
  readonly openEnvironments: (repository: string) => Promise<EnvironmentsRepository>;
  /** What a repository is called today; `undefined` for one that the token cannot see. */
  readonly currentName: (repository: string) => Promise<string | undefined>;
  /** Where links lead: `https://github.com`. */
  readonly serverUrl: string;
  readonly progress: (text: string) => void;
};

export type ProposeOutcome =
  | { readonly status: "superseded"; readonly by: Source }
  | { readonly status: "invalid"; readonly source: Source; readonly problems: readonly Problem[] }
  | {
      readonly status: "proposed";
      readonly source: Source;
      readonly proposals: readonly Proposal[];
      readonly notDeployed: readonly NotDeployed[];
      /** Environments that the specs no longer have, though their folder is there: it is left alone. */
      readonly leftAlone: readonly string[];
      readonly warnings: readonly string[];
    };
