import { type Dirent, lstatSync, readdirSync, type Stats } from "node:fs";
import { OutsideError, UserError } from "../../model/problem.ts";

/** What stands in a folder, in the order of names. */
export function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw failure(`cannot read the folder ${folder}`, error);
  }
}

/** What stands there, a link itself and not what it leads to. */
export function look(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw failure(`cannot look at ${path}`, error);
  }
}

export const withoutSlash = (path: string): string => path.replace(/\/+$/, "");
export const linked = (path: string): string => `${path} is a symbolic link: put the file itself there`;

const mendable: Readonly<Record<string, string>> = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is not a folder",
  EISDIR: "it is a folder",
  EACCES: "you may not",
  EPERM: "you may not",
};

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

/** A `UserError` where the user can mend it, otherwise an `OutsideError`. */
export function failure(what: string, error: unknown): Error {
  const reason = mendable[codeOf(error)];
  if (reason !== undefined) return new UserError(`${what}: ${reason}`, { cause: error });
  return new OutsideError(`${what}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}
