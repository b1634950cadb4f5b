import { OutsideError, UserError } from "../../../model/problem.ts";
import { readBlobs } from "./blobs.ts";
import { type Git, type GitRemote, openGit } from "./process.ts";

/** A repository on this machine, which is only read. */
export type LocalRepository = {
  readonly git: Git;
  /** The folder's path below the repository's root; `.` for the root itself. */
  readonly prefix: string;
  /** The commit a name stands for; `undefined` when it stands for none. */
  readonly commitOf: (name: string) => Promise<string | undefined>;
  /** The newest commit that both have; `undefined` when there is none here. */
  readonly mergeBaseOf: (one: string, other: string) => Promise<string | undefined>;
  /** Whether `commit` contains `other`; `undefined` where the history here does not reach so far. */
  readonly contains: (commit: string, other: string) => Promise<boolean | undefined>;
  readonly readBlobs: (ids: readonly string[]) => Promise<ReadonlyMap<string, Buffer>>;
};

/** Nothing is fetched from anywhere. */
const nowhere: GitRemote = { url: "https://localhost", token: undefined };

/** Opens the repository that a folder of this machine is in. Throws a `UserError` where it is in none. */
export async function openLocal(folder: string): Promise<LocalRepository> {
  const { root, prefix } = await whereIs(folder);
  const git = gitIn(root);
  // Git answers "no" and "not there" with a status and no word, which is no failure.
  const answered = async (...args: readonly string[]): Promise<string | undefined> => {
    try {
      return (await git(...args)).trim() || undefined;
    } catch (error) {
      if (error instanceof OutsideError || error instanceof UserError) return undefined;
      throw error;
    }
  };
  const commitOf = (name: string) => answered("rev-parse", "--verify", "--end-of-options", `${name}^{commit}`);
  return {
    git,
    prefix,
    commitOf,
    mergeBaseOf: (one, other) => answered("merge-base", one, other),
    contains: async (commit, other) => {
      if ((await commitOf(other)) !== undefined)
        return (await answered("rev-list", "--max-count=1", `${other}`, `^${commit}`)) === undefined;
      return (await answered("rev-parse", "--is-shallow-repository")) === "false" ? false : undefined;
    },
    readBlobs: (ids) => readBlobs(root, ids),
  };
}

/** Whose checkout it is does not matter: nothing in it is executed. */
const gitIn = (folder: string): Git =>
  openGit(folder, nowhere, [
    ["safe.directory", "*"],
    ["core.fsmonitor", "false"],
  ]);

async function whereIs(folder: string): Promise<{ readonly root: string; readonly prefix: string }> {
  try {
    const [root = "", prefix = ""] = (await gitIn(folder)("rev-parse", "--show-toplevel", "--show-prefix")).split("\n");
    // A bare repository has no folder to work in.
    return root === "" ? { root: folder, prefix: "." } : { root, prefix: prefix.replace(/\/$/, "") || "." };
  } catch (error) {
    throw new UserError(`${folder} is in no Git repository: run this in a checkout of one`, { cause: error });
  }
}
