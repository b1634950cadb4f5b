import { normalize } from "node:path/posix";
import { UserError } from "../../../model/problem.ts";
import { specLimits } from "../../../model/spec/limits.ts";
import { linked } from "../folders.ts";
import { type Entry, listTree } from "./objects.ts";
import type { Git } from "./process.ts";

export type CheckOutRequest = {
  /** A full id. */
  readonly commit: string;
  /** Where the specs are, from the root of the repository. */
  readonly folder: string;
  /** An existing folder outside the repository. */
  readonly target: string;
};

/**
 * For `info/attributes` of a repository, where it has the last word: files come out with the bytes they were committed
 * with, whatever their own `.gitattributes` asks for.
 */
export const asCommitted = "* !text !eol !crlf !ident !filter !working-tree-encoding\n";

/**
 * Writes the YAML files of a commit's folder below `target`. Throws a `UserError` before anything is written when there is
 * a link or a submodule among them, or more than is read.
 */
export async function checkOut(git: Git, { commit, folder, target }: CheckOutRequest): Promise<void> {
  const root = normalize(folder).replace(/\/+$/, "");
  const specs = await specEntries(git, commit, root);
  if (specs.length === 0) throw new UserError(`${root} holds no YAML file: name the folder of your specs`);
  const endings = ["yaml", "yml"].filter((ending) => specs.some(endsIn(ending)));
  const patterns = endings.map((ending) => patternOf(root, ending));
  await git("--work-tree", target, "checkout", "--force", commit, "--", ...patterns);
}

/**
 * The YAML files of a commit below `root`, by their paths from the repository's; none where it has no such folder. Throws a
 * `UserError` for a link or a submodule among them, and for more than is read.
 */
export async function specEntries(git: Git, commit: string, root: string): Promise<readonly Entry[]> {
  const entries = (await listTree(git, commit, root)).filter(({ path }) => !isHidden(path, root));
  const refused = entries.flatMap((entry) => wrongWith(entry) ?? []);
  if (refused.length > 0) throw new UserError(refused.slice(0, 20).join("\n"));
  const specs = entries.filter((entry) => ["yaml", "yml"].some((ending) => endsIn(ending)(entry)));
  if (specs.length > specLimits.files || bytesOf(specs) > specLimits.bytes)
    throw new UserError(`${root} holds more YAML than is read: read its folders one at a time`);
  return specs;
}

const isHidden = (path: string, root: string): boolean =>
  (root === "." ? path : path.slice(root.length)).split("/").some((part) => part.startsWith("."));

function wrongWith({ mode, path }: Entry): string | undefined {
  if (mode === "120000") return linked(path);
  return mode === "160000" ? `${path} is a submodule: put the specs themselves there` : undefined;
}

const endsIn =
  (ending: string) =>
  ({ path }: Entry): boolean =>
    path.toLowerCase().endsWith(`.${ending}`);

const bytesOf = (entries: readonly Entry[]): number => entries.reduce((sum, { bytes }) => sum + bytes, 0);

const patternOf = (root: string, ending: string): string =>
  `:(glob,icase)${root === "." ? "" : `${root.replace(/[\\*?[\]]/g, "\\$&")}/`}**/*.${ending}`;
