import type { Git } from "./git.ts";

export const modes = ["100644", "100755", "040000", "160000", "120000"] as const;
export type Mode = (typeof modes)[number];
export type Entry = { readonly mode: Mode; readonly id: string };
export type Entries = ReadonlyMap<string, Entry>;

/** What a path becomes; `undefined` removes it. */
export type Edit = { readonly path: readonly string[]; readonly entry: Entry | undefined };

/** A path that was to be removed and is not there. */
export class MissingPath extends Error {
  override readonly name = "MissingPath";
}

export const typeOf = (mode: Mode): "blob" | "tree" | "commit" =>
  mode === "040000" ? "tree" : mode === "160000" ? "commit" : "blob";

export async function readTree(git: Git, id: string): Promise<Entries | undefined> {
  const content = await git.read(id, "tree");
  return content && parseTree(content);
}

/** The id of the tree `base` after the edits; `undefined` when nothing is left in it. */
export async function editTree(
  git: Git,
  base: string | undefined,
  edits: readonly Edit[],
): Promise<string | undefined> {
  const entries = new Map(base === undefined ? [] : await readTree(git, base));
  const below = Map.groupBy(edits, ({ path }) => path[0] ?? "");
  await Promise.all(
    Array.from(below, async ([name, inside]) => {
      const entry = await editEntry(git, entries.get(name), inside);
      if (entry === undefined) entries.delete(name);
      else entries.set(name, entry);
    }),
  );
  return entries.size === 0 ? undefined : writeTree(git, entries);
}

/** The entry after the edits, which all name it or what is below it. */
async function editEntry(git: Git, current: Entry | undefined, edits: readonly Edit[]): Promise<Entry | undefined> {
  const own = edits.findLast(({ path }) => path.length === 1);
  const start = own === undefined ? current : own.entry;
  if (own !== undefined && own.entry === undefined && current === undefined) throw new MissingPath(own.path.join("/"));
  const deeper = edits.filter(({ path }) => path.length > 1).map(({ path, entry }) => ({ path: path.slice(1), entry }));
  if (deeper.length === 0) return start;
  const id = await editTree(git, start?.mode === "040000" ? start.id : undefined, deeper);
  return id === undefined ? undefined : { mode: "040000", id };
}

/** The entry at a path below the tree `id`. */
export async function findEntry(git: Git, id: string, path: readonly string[]): Promise<Entry | undefined> {
  const [name = "", ...rest] = path;
  const entry = (await readTree(git, id))?.get(name);
  return entry === undefined || rest.length === 0 ? entry : findEntry(git, entry.id, rest);
}

export const writeTree = (git: Git, entries: Entries): Promise<string> => git.write("tree", printTree(entries));

export type Listed = Entry & { readonly path: string; readonly size?: number };

/** The entries of a tree, with all that is below them when `recursive`. Sizes are of blobs only. */
export async function listTree(git: Git, id: string, recursive: boolean): Promise<readonly Listed[]> {
  const listing = await git.output(["ls-tree", ...(recursive ? ["-r", "-t"] : []), "-l", "-z", id]);
  return listing
    .split("\0")
    .filter((line) => line !== "")
    .map((line) => {
      const tab = line.indexOf("\t");
      const [mode, , entryId = "", size = "-"] = line.slice(0, tab).split(/ +/);
      return {
        path: line.slice(tab + 1),
        mode: toMode(mode),
        id: entryId,
        ...(size === "-" ? {} : { size: Number(size) }),
      };
    });
}

const toMode = (text: string | undefined): Mode => modes.find((mode) => mode === text?.padStart(6, "0")) ?? "100644";

function parseTree(content: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    const mode = toMode(content.toString("latin1", at, space));
    entries.set(content.toString("utf8", space + 1, end), { mode, id: content.toString("hex", end + 1, end + 21) });
    at = end + 21;
  }
  return entries;
}

/** Git orders entries by their bytes, folders as if their names ended with a slash. */
function printTree(entries: Entries): Buffer {
  const rows = Array.from(entries, ([name, { mode, id }]) => ({
    key: Buffer.from(mode === "040000" ? `${name}/` : name),
    bytes: Buffer.concat([Buffer.from(`${mode.replace(/^0/, "")} ${name}\0`), Buffer.from(id, "hex")]),
  }));
  return Buffer.concat(rows.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ bytes }) => bytes));
}
