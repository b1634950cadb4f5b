import { OutsideError } from "../../../model/problem.ts";
import { openBare } from "./bare.ts";
import { type ChangesQuery, type CommitChange, changesOf } from "./changes.ts";
import { existing, listFolders, parentsOf, readFile } from "./objects.ts";
import type { GitRemote } from "./process.ts";

/** A branch and all commits behind it, as they were when it was opened. Commits are full ids. */
export type BranchHistory = AsyncDisposable & {
  readonly tip: () => string;
  /** `false` too for a commit that the repository does not have. */
  readonly holds: (commit: string) => Promise<boolean>;
  readonly firstParentOf: (commit: string) => Promise<string | undefined>;
  /** ISO 8601 with the committer's offset. */
  readonly committedAt: (commit: string) => Promise<string>;
  /** The newest commit, from this one on down the first parents, that changed the folder. */
  readonly lastChange: (commit: string, folder: string) => Promise<string | undefined>;
  /** The newest `most` commits, from this one on down the first parents, that deleted a file that the glob matches. */
  readonly deletions: (query: DeletionsQuery) => Promise<readonly string[]>;
  readonly changesOf: (query: ChangesQuery) => Promise<readonly CommitChange[]>;
  readonly listFolders: (commit: string) => Promise<readonly string[]>;
  /** Those of the paths at which something stands. */
  readonly existing: (commit: string, paths: readonly string[]) => Promise<ReadonlySet<string>>;
  /** `undefined` when nothing stands there; throws a `UserError` for what is no plain file, or too large to read. */
  readonly readFile: (commit: string, path: string) => Promise<string | undefined>;
};

export type DeletionsQuery = { readonly commit: string; readonly glob: string; readonly most: number };

/** Clones a branch with its history, without file contents. */
export async function openHistory(remote: GitRemote, branch: string): Promise<BranchHistory> {
  const bare = await openBare(remote);
  const { git } = bare;
  const tip = (await bare.fetch([branch])).get(branch);
  if (tip === undefined) throw new OutsideError(`${remote.url} gave no commit of ${branch}`);
  let commits: ReadonlySet<string> | undefined;
  const firstLine = (text: string): string | undefined => text.split("\n")[0] || undefined;
  return {
    tip: () => tip,
    holds: async (commit) => {
      // A list, because asking Git about a commit that is not there makes it fetch whatever the asker named.
      if (commit === tip) return true;
      commits ??= new Set((await git("rev-list", tip)).split("\n"));
      return commits.has(commit);
    },
    firstParentOf: async (commit) => (await parentsOf(git, commit))[0],
    committedAt: async (commit) => (await git("log", "-1", "--format=%cI", commit)).trim(),
    lastChange: async (commit, folder) =>
      firstLine(await git("log", "-1", "--format=%H", "--first-parent", commit, "--", folder)),
    deletions: async ({ commit, glob, most }) => {
      // Without contents Git cannot tell renames, and would fetch what it needs for it.
      const how = ["--first-parent", "--diff-merges=first-parent", "--no-patch", "--diff-filter=D", "--no-renames"];
      const text = await git("log", "-n", String(most), "--format=%H", ...how, commit, "--", `:(glob)${glob}`);
      return text.split("\n").filter((line) => line !== "");
    },
    changesOf: (query) => changesOf(git, query),
    listFolders: (commit) => listFolders(git, commit),
    existing: (commit, paths) => existing(git, commit, paths),
    readFile: (commit, path) => readFile(git, commit, path),
    [Symbol.asyncDispose]: () => bare[Symbol.asyncDispose](),
  };
}
