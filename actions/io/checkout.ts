import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { UserError } from "../../model/problem.ts";
import { failure } from "./folders.ts";

/** The root of the Git repository that a file or folder is in, links resolved. Throws a `UserError` for one that is in none. */
export function repositoryAt(path: string): string {
  let folder = realPath(path);
  while (!existsSync(join(folder, ".git"))) {
    if (folder === dirname(folder))
      throw new UserError(`${path} is in no Git repository: run this in a checkout of one`);
    folder = dirname(folder);
  }
  return folder;
}

/** The path of a file that is there as its Git repository names it. Throws a `UserError` for one that is in none. */
export const pathInRepository = (path: string): string =>
  relative(repositoryAt(path), realPath(path)).replaceAll(sep, "/");

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw failure(`cannot read ${path}`, error);
  }
}
