import type { FolderPlan } from "./folder-plan.ts";

/** A commit of the environments repository's main branch, and what it changed below an environment's folder. */
export type HandEdit = {
  readonly commit: string;
  /** As the commit says, which anyone can make up. */
  readonly author: string;
  /** ISO 8601 with the committer's offset. */
  readonly at: string;
  /** The first line of its message. */
  readonly subject: string;
  /** Below the folder. */
  readonly paths: readonly string[];
};

/** What people did to an environment's folder since Landfall last merged into it, as far as a plan overwrites it. */
export type ByHand = {
  /** Paths and units that are not as they were rendered: `FolderPlan.drift`. */
  readonly drift: readonly string[];
  /** Newest first. */
  readonly edits: readonly HandEdit[];
  /** Landfall's last merge where main does not hold it any more: its history was rewritten. */
  readonly lostMerge?: { readonly number: number; readonly commit: string };
};

/** What the commits since Landfall's last merge did that the plan would undo. */
export function overwrittenBy({ changes, drift }: FolderPlan, since: Pick<ByHand, "edits" | "lostMerge">): ByHand {
  const undone = new Set(changes.map(({ path }) => path));
  const isUndone = (path: string): boolean => undone.has(path) || drift.some((unit) => path.startsWith(`${unit}/`));
  return { ...since, drift, edits: since.edits.filter(({ paths }) => paths.some(isUndone)) };
}

/** Whether a person's work would be lost without a word. */
export const isByHand = ({ drift, edits, lostMerge }: ByHand): boolean =>
  drift.length > 0 || edits.length > 0 || lostMerge !== undefined;
