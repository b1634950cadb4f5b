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
  for (const [path, id] of blobIds) insert(root, path, "files", Buffer.from(id, "hex"));
  for (const [path, id] of trees) insert(root, path, "trees", Buffer.from(id, "hex"));
  return folderId(root).toString("hex");
}

type Folder = {
  readonly files: Map<string, Buffer>;
  /** Folders of which nothing but the id is known. */
  readonly trees: Map<string, Buffer>;
  readonly folders: Map<string, Folder>;
};

const emptyFolder = (): Folder => ({ files: new Map(), trees: new Map(), folders: new Map() });

function insert(root: Folder, path: string, kind: "files" | "trees", id: Buffer): void {
  const names = path.split("/");
  if (names.some((name) => ["", ".", "..", ".git"].includes(name) || name.includes("\0"))) {
    throw new Error(`${JSON.stringify(path)} is not a path that Git stores`);
  }
  const last = names.pop() ?? "";
  const folder = names.reduce((parent, name) => {
    const child = parent.folders.get(name) ?? emptyFolder();
    parent.folders.set(name, child);
    return child;
  }, root);
  folder[kind].set(last, id);
}

function folderId({ files, trees, folders }: Folder): Buffer {
  const below = [...trees, ...[...folders].map(([name, folder]) => [name, folderId(folder)] as const)];
  const entries = [
    ...[...files].map(([name, id]) => ({ order: Buffer.from(name), mode: "100644", name, id })),
    // Git orders a folder as if its name ended in a slash.
    ...below.map(([name, id]) => ({ order: Buffer.from(`${name}/`), mode: "40000", name, id })),
  ].sort((a, b) => Buffer.compare(a.order, b.order));
  for (const [name] of below) if (files.has(name)) throw new Error(`${name} is both a file and a folder`);
  const content = Buffer.concat(entries.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), id]));
  return hash("sha1", Buffer.concat([Buffer.from(`tree ${content.length}\0`), content]), "buffer");
}
