import { createHash } from "node:crypto";
import type { Files } from "../model/tree/tree.ts";

/** Git's id of a file with this text (UTF-8), 40 hex digits. */
export const blobId = (text: string): string => objectId("blob", Buffer.from(text)).toString("hex");

/** Git's id of a folder that holds exactly these files, 40 hex digits: what `git ls-tree` prints for it. */
export const treeId = (files: Files): string => treeOf(new Map([...files].map(([path, text]) => [path, blobId(text)])));

/**
 * Git's id of a folder by the ids of its files, all of them plain (mode 100644).
 * Throws for a path that Git would not store, and where a file and a folder have one name.
 */
export function treeOf(blobIds: ReadonlyMap<string, string>): string {
  const root = emptyFolder();
  for (const [path, id] of blobIds) insert(root, path, Buffer.from(id, "hex"));
  return folderId(root).toString("hex");
}

type Folder = { readonly files: Map<string, Buffer>; readonly folders: Map<string, Folder> };

const emptyFolder = (): Folder => ({ files: new Map(), folders: new Map() });

function insert(root: Folder, path: string, id: Buffer): void {
  const names = path.split("/");
  if (names.some((name) => ["", ".", "..", ".git"].includes(name) || name.includes("\0"))) {
    throw new Error(`${JSON.stringify(path)} is not a path that Git stores`);
  }
  const file = names.pop() ?? "";
  const folder = names.reduce((parent, name) => {
    const child = parent.folders.get(name) ?? emptyFolder();
    parent.folders.set(name, child);
    return child;
  }, root);
  folder.files.set(file, id);
}

function folderId({ files, folders }: Folder): Buffer {
  const entries = [
    ...[...files].map(([name, id]) => ({ order: name, mode: "100644", name, id })),
    // Git orders a folder as if its name ended in a slash.
    ...[...folders].map(([name, folder]) => ({ order: `${name}/`, mode: "40000", name, id: folderId(folder) })),
  ].sort((a, b) => Buffer.compare(Buffer.from(a.order), Buffer.from(b.order)));
  for (const name of files.keys()) if (folders.has(name)) throw new Error(`${name} is both a file and a folder`);
  return objectId(
    "tree",
    Buffer.concat(entries.flatMap(({ mode, name, id }) => [Buffer.from(`${mode} ${name}\0`), id])),
  );
}

const objectId = (type: "blob" | "tree", content: Buffer): Buffer =>
  createHash("sha1").update(`${type} ${content.length}\0`).update(content).digest();
