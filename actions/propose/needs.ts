import type { Source } from "../../model/names/source.ts";
import type { Problem } from "../../model/problem.ts";
import type { HeldFolder } from "../../model/tree/folder-plan.ts";
import type { NotDeployed } from "../../model/tree/tree.ts";
import type { Proposal } from "../../views/proposal/proposal.ts";
import type { CheckRun, Shown } from "../io/github/checks.ts";
import type { KeptPullRequest, WantedPullRequest } from "../io/github/keep-pull-request.ts";
import type { Merged } from "../io/github/pull-requests.ts";
import type { CommitStatus } from "../io/github/statuses.ts";
import type { SpecsRemote } from "../io/specs.ts";

/** The environments repository as it was when last fetched, and what may be done to it. */
export type EnvironmentsRepository = AsyncDisposable & {
  readonly fetch: () => Promise<void>;
  /** Commit of its main branch. */
  readonly main: () => string | undefined;
  readonly held: (environment: string) => Promise<HeldFolder>;
  readonly keep: (wanted: WantedPullRequest) => Promise<KeptPullRequest>;
  readonly merge: (number: number, head: string) => Promise<Merged>;
  readonly showCheck: (run: CheckRun) => Promise<Shown>;
};

export type ProposeDeps = {
  /** The specs repository, `owner/name`. */
  readonly repository: string;
  readonly specs: Pick<SpecsRemote, "tip" | "look">;
  /** On a commit of the specs; with `keep`, only if it has none of that context yet. */
  readonly showStatus: (commit: string, status: CommitStatus, options: { readonly keep: boolean }) => Promise<void>;
  readonly openEnvironments: (repository: string) => Promise<EnvironmentsRepository>;
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
    };
