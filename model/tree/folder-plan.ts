import type { Change } from "../change/compare.ts";
import type { NotDeployed } from "./tree.ts";

/** An environment's folder as it stands somewhere: on a disk, or on a branch. */
export type HeldFolder = {
  /** Path below the folder -> Git's blob id, zeros for what is no plain file. */
  readonly files: ReadonlyMap<string, string>;
  /** Text of its `landfall.lock`. */
  readonly lock?: string;
  /** Text of the lock on the branch that proposes the folder's next state, where there is one. */
  readonly proposedLock?: string;
};

/** The same, of which no file is listed that is in a unit's folder: most of those stay as they are. */
export type HeldOutline = HeldFolder & {
  /** Unit, as by `printUnit` -> Git's tree id of its folder. */
  readonly units: ReadonlyMap<string, string>;
};

/** How a held folder becomes what the specs say. */
export type FolderPlan = {
  readonly environment: string;
  /** What to write, in path order below the folder; `undefined` deletes. */
  readonly changes: readonly { readonly path: string; readonly text: string | undefined }[];
  /** The units among the changes, `path` as by `printUnit`. */
  readonly units: readonly Change[];
  /** Paths that are not as they were rendered: edited, added or deleted by hand. The plan sets them right. */
  readonly drift: readonly string[];
  /** Clusters whose folder goes, because the specs no longer have them: what runs there goes on, unsteered. */
  readonly removedClusters: readonly string[];
  readonly notDeployed: readonly NotDeployed[];
  /** The units, as by `printUnit`, that stay only because of the data in them: nothing in the specs asks for them. */
  readonly kept: readonly string[];
  /** Git's tree id of the folder as it will be. */
  readonly tree: string;
};
