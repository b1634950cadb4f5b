import { hash } from "node:crypto";
import type { Files } from "../model/tree/tree.ts";

/** Git's id of a file with this text (UTF-8), 40 hex digits. */
export const blobId = (text: string): string => hash("sha1", `blob ${Buffer.byteLength(text)}\0${text}`);

/** Git's id of a folder that holds exactly these files, 40 hex digits: what `git ls-tree` prints for it. */
export const treeId = (files: Files): string => treeOf(blobIds(files));

/** Git's ids of files, by path. */
export const blobIds = (files: Files): ReadonlyMap<string, string> =>
  new Map([...files].map(([path, text]) => [path, blobId(text)]));

/**
 * Git's id of a folder by the ids of its files, all of them plain (mode 100644), and of whole folders in it.
 * Throws for a path that Git would not store, and where a file and a folder have one name.
 */
export function treeOf(blobIds: ReadonlyMap<string, string>, trees: ReadonlyMap<string, string> = new Map()): string {
  const root = emptyFolder();
  for (const [path, id] of blobIds) insert(root, path, "files", id);
  for (const [path, id] of trees) insert(root, path, "trees", id);
  return folderId(root);
}

type Folder = {
  readonly files: Map<string, string>;
  /** Folders of which nothing but the id is known. */
  readonly trees: Map<string, string>;
  readonly folders: Map<string, Folder>;
};

const emptyFolder = (): Folder => ({ files: new Map(), trees: new Map(), folders: new Map() });

const unfit = /(?:^|\/)(?:\.{0,2}|\.git)(?:\/|$)|\0/;

function insert(root: Folder, path: string, kind: "files" | "trees", id: string): void {
  if (unfit.test(path)) throw new Error(`${JSON.stringify(path)} is not a path that Git stores`);
  const names = path.split("/");
  const last = names.pop() ?? "";
  let folder = root;
  for (const name of names) {
    const child = folder.folders.get(name) ?? emptyFolder();
    folder.folders.set(name, child);
    folder = child;
  }
  folder[kind].set(last, id);
}

function folderId({ files, trees, folders }: Folder): string {
  const below = [...trees, ...[...folders].map(([name, folder]) => [name, folderId(folder)] as const)];
  for (const [name] of below) if (files.has(name)) throw new Error(`${name} is both a file and a folder`);
  const entries = [
    ...[...files].map(([name, id]) => ({ order: latin1(name), entry: latin1(`100644 ${name}\0`) + latin1(id, "hex") })),
    // Git orders a folder as if its name ended in a slash.
    ...below.map(([name, id]) => ({
      order: latin1(`${name}/`),
      entry: latin1(`40000 ${name}\0`) + latin1(id, "hex"),
    })),
  ].sort((a, b) => (a.order < b.order ? -1 : 1));
  const content = entries.map(({ entry }) => entry).join("");
  return hash("sha1", Buffer.from(`tree ${content.length}\0${content}`, "latin1"));
}

/** One character a byte, so that bytes are compared and joined as text is. */
const latin1 = (text: string, encoding: "utf8" | "hex" = "utf8"): string =>
  Buffer.from(text, encoding).toString("latin1");
