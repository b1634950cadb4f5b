import { OutsideError } from "../../../model/problem.ts";
import { orDispose } from "../or-dispose.ts";
import { openBare } from "./bare.ts";
import { type ChangesQuery, type CommitChange, changesOf, commitsOf, lastChange } from "./changes.ts";
import { type CommitReader, commitReader, parentsOf } from "./objects.ts";
import type { GitRemote } from "./process.ts";

/** A branch and all commits behind it, as they were when it was opened. Commits are full ids. */
export type BranchHistory = AsyncDisposable &
  CommitReader & {
    readonly tip: () => string;
    /** `false` too for a commit that the repository does not have. */
    readonly holds: (commit: string) => Promise<boolean>;
    readonly firstParentOf: (commit: string) => Promise<string | undefined>;
    /** ISO 8601 with the committer's offset. */
    readonly committedAt: (commit: string) => Promise<string>;
    /** The newest commit, from this one on down the first parents, that changed what is at the path. */
    readonly lastChange: (commit: string, path: string) => Promise<string | undefined>;
    /** The newest `most` commits of the branch since a time, newest first, that changed what is at the path. */
    readonly since: (
      time: string,
      query: { readonly path: string; readonly most: number },
    ) => Promise<readonly string[]>;
    /** The newest `most` commits, from this one on down the first parents, that deleted a file that the glob matches. */
    readonly deletions: (query: DeletionsQuery) => Promise<readonly string[]>;
    readonly changesOf: (query: ChangesQuery) => Promise<readonly CommitChange[]>;
    /** The same of commits alone, whatever they changed. */
    readonly commitsOf: (query: Omit<ChangesQuery, "folder">) => Promise<readonly Omit<CommitChange, "paths">[]>;
  };

export type DeletionsQuery = { readonly commit: string; readonly glob: string; readonly most: number };

/** Clones a branch with its history, without file contents. */
export async function openHistory(remote: GitRemote, branch: string): Promise<BranchHistory> {
  const bare = await openBare(remote);
  const { git } = bare;
  const tip = await orDispose(bare, async () => {
    const found = (await bare.fetch([branch])).get(branch);
    if (found === undefined) throw new OutsideError(`${remote.url} gave no commit of ${branch}`);
    return found;
  });
  let commits: ReadonlySet<string> | undefined;
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
    lastChange: (commit, path) => lastChange(git, commit, path),
    since: async (time, { path, most }) => {
      const how = ["--first-parent", `--since=${time}`, "-n", String(most), "--format=%H"];
      return (await git("log", ...how, tip, "--", path)).split("\n").filter((line) => line !== "");
    },
    deletions: async ({ commit, glob, most }) => {
      // Without contents Git cannot tell renames, and would fetch what it needs for it.
      const how = ["--first-parent", "--diff-merges=first-parent", "--no-patch", "--diff-filter=D", "--no-renames"];
      const text = await git("log", "-n", String(most), "--format=%H", ...how, commit, "--", `:(glob)${glob}`);
      return text.split("\n").filter((line) => line !== "");
    },
    changesOf: (query) => changesOf(git, query),
    commitsOf: (query) => commitsOf(git, query),
    ...commitReader(git),
    [Symbol.asyncDispose]: () => bare[Symbol.asyncDispose](),
  };
}
