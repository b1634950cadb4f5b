import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { OutsideError } from "../../../model/problem.ts";
import { repositoryAt } from "../checkout.ts";
import { type Git, type GitRemote, openGit } from "./process.ts";

/** A repository on this machine, which is only read. */
export type LocalRepository = {
  readonly root: string;
  /** The path of the folder it was found by, below its root; `.` for the root itself. */
  readonly prefix: string;
  readonly git: Git;
};

/** Nothing is fetched from anywhere. */
const nowhere: GitRemote = { url: "https://localhost", token: undefined };

/** Opens the repository that a folder of this machine is in; nothing runs yet. Throws a `UserError` where it is in none. */
export function openLocal(folder: string): LocalRepository {
  const root = repositoryAt(folder);
  const prefix = relative(root, realpathSync(folder)).replaceAll(sep, "/") || ".";
  // Whose checkout it is does not matter: nothing in it is executed.
  return { root, prefix, git: openGit(root, nowhere, [["safe.directory", "*"]]) };
}

/** The newest commit that both have; `undefined` when there is none here. */
export async function mergeBaseOf(git: Git, one: string, other: string): Promise<string | undefined> {
  try {
    return (await git("merge-base", one, other)).trim() || undefined;
  } catch (error) {
    // "None" is a status without a word.
    if (error instanceof OutsideError) return undefined;
    throw error;
  }
}
