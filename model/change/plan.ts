import type { CostChange } from "../cost/change.ts";
import type { Source } from "../names/source.ts";
import type { Severity } from "../problem.ts";
import type { ByHand } from "../tree/by-hand.ts";
import type { NotDeployed } from "../tree/tree.ts";
import type { AccessChange } from "./access.ts";
import type { ObjectChange } from "./object-change.ts";
import type { Reach } from "./reach.ts";
import type { SpecEdit } from "./spec-edits.ts";
import type { Word } from "./word-text.ts";

/** An edit of the specs and where a person finds it; without a line where the file is gone. */
export type LocatedEdit = SpecEdit & { readonly file: string; readonly line?: number; readonly column?: number };

/** What the specs are compared with. */
export type Against =
  /** What is merged in the environments repository. */
  | { readonly kind: "environments"; readonly repository: string; readonly commit: string }
  /** The specs at another commit, because what is merged could not be read, for a reason. */
  | { readonly kind: "specs"; readonly commit: string; readonly because: string };

/** What is to be known of one environment's folder beside its changes. */
export type Remark =
  | { readonly kind: "new" }
  | { readonly kind: "edited"; readonly byHand: ByHand }
  /** Rendered from a commit that the planned specs do not contain: they are older, or history was rewritten. */
  | { readonly kind: "diverged"; readonly source: Source }
  /** Another repository's specs have rendered it, or this one's by a former name: only then does `propose` write there. */
  | { readonly kind: "other-owner"; readonly source: Source }
  /** Nobody could tell whether it was: the history at hand does not reach so far. */
  | { readonly kind: "unknown-source"; readonly source: Source }
  | { readonly kind: "other-version"; readonly renderer: string; readonly own: string }
  | { readonly kind: "unreadable-lock"; readonly reason: string }
  | { readonly kind: "removed-cluster"; readonly cluster: string }
  | { readonly kind: "kept"; readonly unit: string }
  | { readonly kind: "not-deployed"; readonly notDeployed: NotDeployed }
  /** The specs no longer have the environment: its folder is left alone. */
  | { readonly kind: "left-alone" };

export type EnvironmentPlan = {
  readonly environment: string;
  readonly tier: string;
  /** Who merges its pull request of manifests. */
  readonly merge: "auto" | "manual";
  readonly remarks: readonly Remark[];
  /** In the specs' own words, application by application. */
  readonly words: readonly Word[];
  /** In the order of paths: everything that `propose` would write, the lock included. */
  readonly objects: readonly ObjectChange[];
};

/** Something a reviewer must know before they agree. `error`: it needs somebody who may approve. */
export type Risk = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: string;
  readonly environment?: string;
  readonly application?: string;
  /** The path of the object in question, below the environment's folder. */
  readonly path?: string;
  /** The edits that cause it, by their index. */
  readonly edits: readonly number[];
  /** It blocks whatever anybody approves, until the organization's spec has an exception. */
  readonly blocks?: true;
};

/** How long a change of an application usually takes from its merge until it is ready. */
export type Usual = {
  readonly environment: string;
  readonly application: string;
  readonly medianSeconds: number;
  readonly slowestSeconds: number;
  readonly count: number;
};

/** What a change of the specs comes to. */
export type Plan = {
  readonly source: { readonly repository: string; readonly commit?: string };
  readonly against: Against;
  readonly edits: readonly LocatedEdit[];
  /** What the edits say of no environment in particular, or without effect in any. */
  readonly words: readonly Word[];
  readonly environments: readonly EnvironmentPlan[];
  /** The weightiest first. */
  readonly risks: readonly Risk[];
  readonly costs: readonly CostChange[];
  readonly access: readonly AccessChange[];
  readonly reach: Reach;
  readonly usual: readonly Usual[];
  /** What keeps the plan from being complete, each in words; nothing is left out without being named here. */
  readonly missing: readonly string[];
};
