import { closeSync, constants, type Dirent, fstatSync, openSync, readSync } from "node:fs";
import { UserError } from "../../model/problem.ts";
import type { SpecLimits } from "../../model/spec/limits.ts";
import { entriesOf, failure, linked, look, withoutSlash } from "./folders.ts";

/** A file that may be read as a spec, or why something below the folder keeps the specs from being read. */
type Found = { readonly file: string } | { readonly refused: string };

/**
 * The paths of all YAML files below `root`, in order. Throws a `UserError` that names everything by which a reader could
 * be led outside the folder, or miss a part of the specs without knowing it.
 */
export function specPaths(root: string, limits: SpecLimits): readonly string[] {
  const refused = throughLinks(root);
  const files: string[] = [];
  if (refused.length === 0)
    for (const found of walk(root)) {
      if ("refused" in found) refused.push(found.refused);
      else files.push(found.file);
      if (files.length > limits.files)
        throw new UserError(`${root} holds more than ${limits.files} YAML files: read its folders one at a time`);
    }
  if (refused.length > 0) throw new UserError(listed(refused));
  return files;
}

/** A relative folder is reached through no link: in a checkout, somebody else has put it there. */
function throughLinks(root: string): string[] {
  const parts = root.startsWith("/") ? [] : root.split("/");
  const ways = [...parts.keys()].map((index) => parts.slice(0, index + 1).join("/"));
  const link = [...ways, root].find((path) => look(path)?.isSymbolicLink());
  return link === undefined ? [] : [`${link} is a symbolic link: name the folder itself`];
}

const isSpec = (name: string): boolean => /\.ya?ml$/i.test(name);

/** Entries that begin with a dot are left out, and so is what is no folder and has no name of a YAML file. */
function* walk(folder: string): Generator<Found> {
  const entries = entriesOf(folder).filter(({ name }) => !name.startsWith("."));
  const names = new Map<string, string>();
  for (const entry of entries) {
    const path = folder === "." ? entry.name : `${withoutSlash(folder)}/${entry.name}`;
    if (!entry.isSymbolicLink() && !entry.isDirectory() && !isSpec(entry.name)) continue;
    const twin = names.get(foldCase(entry.name));
    names.set(foldCase(entry.name), path);
    const wrong = twin === undefined ? wrongWith(entry, path) : `${twin} and ${path} differ in case only: rename one`;
    if (wrong !== undefined) yield { refused: wrong };
    else if (entry.isDirectory()) yield* within(path);
    else yield { file: path };
  }
}

function* within(folder: string): Generator<Found> {
  const entries = entriesOf(folder);
  if (entries.some(({ name }) => name === ".git"))
    yield { refused: `${folder} is a Git repository of its own: put the specs themselves there` };
  else if (entries.length === 0)
    yield { refused: `${folder} is empty, like a submodule that was not fetched: remove it, or put specs there` };
  else yield* walk(folder);
}

/** What a terminal, a page or a file system does not show as it is. */
const illegible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffd]/gu;

function wrongWith(entry: Dirent, path: string): string | undefined {
  if (entry.isSymbolicLink()) return linked(path);
  if (path.search(illegible) >= 0) return `${legible(path)} has a name that cannot be read: rename it`;
  if (isSpec(entry.name) && entry.isDirectory()) return `${path} is a folder with the name of a file: rename it`;
  return entry.isDirectory() || entry.isFile() ? undefined : `${path} is no plain file: remove it`;
}

const legible = (path: string): string =>
  path.replace(illegible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

const foldCase = (name: string): string => name.normalize("NFC").toLowerCase();

const maxListed = 20;

const listed = (refused: readonly string[]): string => {
  const rest = refused.length - maxListed;
  return [...refused.slice(0, maxListed), ...(rest > 0 ? [`and ${rest} more`] : [])].join("\n");
};

/** The first bytes of a plain file. Nothing else is opened, or waited for: not what has taken its place since. */
export function readStart(path: string, most: number): Buffer {
  try {
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      const found = fstatSync(descriptor);
      if (!found.isFile()) throw new UserError(`${path} is no plain file: remove it`);
      const bytes = Buffer.alloc(Math.min(found.size, most));
      return bytes.subarray(0, readSync(descriptor, bytes));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw error instanceof UserError ? error : failure(`cannot read ${path}`, error);
  }
}
