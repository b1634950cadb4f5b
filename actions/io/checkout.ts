import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { UserError } from "../../model/problem.ts";

/** The path of a file that is there as its Git repository names it. Throws a `UserError` for one that is in none. */
export function pathInRepository(path: string): string {
  const file = realpathSync(path);
  let folder = dirname(file);
  while (!existsSync(join(folder, ".git"))) {
    if (folder === dirname(folder))
      throw new UserError(`${path} is in no Git repository: run this in a checkout of one`);
    folder = dirname(folder);
  }
  return relative(folder, file).replaceAll(sep, "/");
}
