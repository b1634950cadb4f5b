import type { Approval } from "../../model/change/approval.ts";
import type { Plan, Usual } from "../../model/change/plan.ts";
import type { Deployment } from "../../model/change/reach.ts";
import type { Source } from "../../model/names/source.ts";
import type { Problem } from "../../model/problem.ts";
import type { ByHand } from "../../model/tree/by-hand.ts";
import type { FolderPlan, HeldOutline } from "../../model/tree/folder-plan.ts";
import type { EnvironmentsView } from "../io/environments.ts";

export type SpecFiles = ReadonlyMap<string, Uint8Array>;

/** Whether the planned specs contain a commit; `undefined` where the history at hand does not tell. */
export type Ancestry = (source: Source) => Promise<boolean | undefined>;

/** One environment's folder as it is held, and how to find out more about it. */
export type Standing = {
  readonly held: HeldOutline;
  /** The files of those of its units, path below the folder -> blob id. */
  readonly filesOf: (units: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** The texts of blobs by their ids, of those that can be read. */
  readonly textsOf: (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** What people did there that the plan would undo. */
  readonly byHand: (plan: FolderPlan) => Promise<ByHand>;
  readonly ancestry: Ancestry;
};

/** What is merged, or why it cannot be looked at. */
export type Opened = EnvironmentsView | (AsyncDisposable & { readonly because: string });

export type PlanDeps = {
  /** The specs as they are to be, by path. */
  readonly head: SpecFiles;
  /** The commit they are, where they are one. */
  readonly commit: string | undefined;
  /** The specs they are compared with; `undefined` where nothing was there before. */
  readonly base: (head: SpecFiles) => Promise<{ readonly commit: string; readonly files: SpecFiles } | undefined>;
  /** The folder of the specs in their repository, as by `parseRoot`. */
  readonly root: string | undefined;
  readonly openEnvironments: (repository: string) => Promise<Opened>;
  readonly ancestry: Ancestry;
  /** How long changes usually take; nothing where that cannot be looked at. */
  readonly usual: (environmentsRepository: string, deployments: readonly Deployment[]) => Promise<readonly Usual[]>;
  /** The day, as `2026-11-20`: exceptions expire. */
  readonly today: string;
  readonly progress: (text: string) => void;
};

export type Planned = {
  readonly status: "planned";
  readonly plan: Plan;
  /** What its risks ask of people, once these have approved the planned commit. */
  readonly approvalOf: (approvals: readonly string[]) => Approval;
};

export type PlanOutcome = { readonly status: "invalid"; readonly problems: readonly Problem[] } | Planned;
