import type { Git } from "./process.ts";

type Entry = { readonly type: string; readonly id: string; readonly path: string };

/** What stands at a path of a commit; `undefined` when nothing does. */
export async function entryOf(git: Git, commit: string, path: string): Promise<Entry | undefined> {
  return parseEntries(await git("ls-tree", "-z", commit, "--", path))[0];
}

/** A file's text; `undefined` when that commit holds no such file. */
export async function readFile(git: Git, commit: string, path: string): Promise<string | undefined> {
  const entry = await entryOf(git, commit, path);
  return entry?.type === "blob" ? git("cat-file", "blob", entry.id) : undefined;
}

/** Path below `folder` -> blob id; empty when that commit holds no such folder. */
export async function listFiles(git: Git, commit: string, folder: string): Promise<ReadonlyMap<string, string>> {
  const tree = (await entryOf(git, commit, folder))?.id;
  if (tree === undefined) return new Map();
  return new Map(parseEntries(await git("ls-tree", "-r", "-z", tree)).map(({ path, id }) => [path, id]));
}

/** The folders at the root of a commit. */
export async function listFolders(git: Git, commit: string): Promise<readonly string[]> {
  return parseEntries(await git("ls-tree", "-z", "-d", commit)).map(({ path }) => path);
}

/** Read from the commit itself: in a clone of limited depth, Git's own listings leave out parents it does not hold. */
export async function parentsOf(git: Git, commit: string): Promise<readonly string[]> {
  const text = await git("cat-file", "commit", commit);
  const head = text.slice(0, text.indexOf("\n\n")).split("\n");
  return head.flatMap((line) => (line.startsWith("parent ") ? [line.slice("parent ".length)] : []));
}

const parseEntries = (listing: string): readonly Entry[] =>
  listing.split("\0").flatMap((line) => {
    const [, type, id, path] = /^\d+ (\w+) ([0-9a-f]{40,64})\t(.+)$/s.exec(line) ?? [];
    return type && id && path ? [{ type, id, path }] : [];
  });
