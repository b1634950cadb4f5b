import { UserError } from "../../../model/problem.ts";
import type { Git } from "./process.ts";

/** `bytes` is NaN unless the listing is a long one. */
export type Entry = { readonly mode: string; readonly id: string; readonly bytes: number; readonly path: string };

/** What stands in the commits of a repository. */
export type CommitReader = {
  /** `undefined` when nothing stands there; throws a `UserError` for what is no plain file, or too large to read. */
  readonly readFile: (commit: string, path: string) => Promise<string | undefined>;
  /** Path below `folder` -> blob id, zeros for what is no plain file. Empty when that commit holds no such folder. */
  readonly listFiles: (commit: string, folder: string) => Promise<ReadonlyMap<string, string>>;
  /** The folders at the root of a commit. */
  readonly listFolders: (commit: string) => Promise<readonly string[]>;
  /** Those of the paths at which something stands. */
  readonly existing: (commit: string, paths: readonly string[]) => Promise<ReadonlySet<string>>;
};

export const commitReader = (git: Git): CommitReader => ({
  readFile: (commit, path) => readFile(git, commit, path),
  listFiles: (commit, folder) => listFiles(git, commit, folder),
  listFolders: (commit) => listFolders(git, commit),
  existing: (commit, paths) => existing(git, commit, paths),
});

/** The most bytes of a file that are read; the lock of 50,000 units has fewer. */
export const maxFileBytes = 16 * 1024 * 1024;

/** What stands at a path of a commit; `undefined` when nothing does. */
export async function entryOf(git: Git, commit: string, path: string): Promise<Entry | undefined> {
  return parseEntries(await git("ls-tree", "-z", commit, "--", path))[0];
}

async function readFile(git: Git, commit: string, path: string): Promise<string | undefined> {
  const [entry] = parseEntries(await git("ls-tree", "--long", "-z", commit, "--", path));
  if (entry === undefined) return undefined;
  const { id, bytes } = entry;
  if (!isFile(entry)) throw new UserError(`${path} is no plain file: delete it`);
  if (bytes > maxFileBytes) throw new UserError(`${path} has ${bytes} bytes, more than ${maxFileBytes}: delete it`);
  return git("cat-file", "blob", id);
}

/** Stands in for the id of what is no plain file: no file of any content has it. */
export const noFile = "0".repeat(40);

async function listFiles(git: Git, commit: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const tree = (await entryOf(git, commit, folder))?.id;
  if (tree === undefined) return new Map();
  const entries = parseEntries(await git("ls-tree", "-r", "-z", tree));
  return new Map(entries.map((entry) => [entry.path, entry.mode === plainMode ? entry.id : noFile]));
}

/** Everything below a commit's folder, with its path from the root; `.` is the root. */
export async function listTree(git: Git, commit: string, folder: string): Promise<readonly Entry[]> {
  const paths = folder === "." ? [] : ["--", folder];
  return parseEntries(await git("ls-tree", "-r", "--long", "-z", commit, ...paths));
}

async function listFolders(git: Git, commit: string): Promise<readonly string[]> {
  return parseEntries(await git("ls-tree", "-z", "-d", commit)).map(({ path }) => path);
}

async function existing(git: Git, commit: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  return new Set(parseEntries(await git("ls-tree", "-z", commit, "--", ...paths)).map(({ path }) => path));
}

/** Read from the commit itself: in a clone of limited depth, Git's own listings leave out parents it does not hold. */
export async function parentsOf(git: Git, commit: string): Promise<readonly string[]> {
  const text = await git("cat-file", "commit", commit);
  const head = text.slice(0, text.indexOf("\n\n")).split("\n");
  return head.flatMap((line) => (line.startsWith("parent ") ? [line.slice("parent ".length)] : []));
}

export const plainMode = "100644";
const isFile = ({ mode }: Entry): boolean => mode === plainMode || mode === "100755";

const parseEntries = (listing: string): readonly Entry[] =>
  listing.split("\0").flatMap((line) => {
    const [, mode, id, bytes, path] = /^(\d+) \w+ ([0-9a-f]{40,64})(?: +(\d+|-))?\t(.+)$/s.exec(line) ?? [];
    return mode && id && path ? [{ mode, id, bytes: Number(bytes), path }] : [];
  });
