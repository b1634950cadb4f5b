import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../../model/problem.ts";
import type { Files } from "../../model/tree/tree.ts";

const isSpec = (name: string): boolean => /\.ya?ml$/i.test(name);

/**
 * Every YAML file below `folder`, by its path as `folder` was written joined with `/`, in path order. Folders and
 * files that begin with a dot are left out; a symbolic link is refused, so that nothing outside the folder is read.
 */
export function readSpecs(folder: string): ReadonlyMap<string, Uint8Array> {
  const root = folder.replace(/\/+$/, "") || "/";
  const found = new Map<string, Uint8Array>();
  for (const path of walk(root)) if (isSpec(path)) found.set(path, readFileSync(path));
  if (found.size === 0) throw new UserError(`${root} holds no YAML file: name the folder of your specs`);
  return found;
}

/** The text of every file below `folder`, by path below it; empty when there is no such folder. */
export function readTree(folder: string): Files {
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return new Map();
  return new Map([...walk(folder, true)].map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

/** Names of the entries of a folder; empty when there is no such folder, or it is a file. */
export const listFolder = (folder: string): readonly string[] =>
  lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];

/**
 * Makes `folder` hold exactly these files. They are written beside it first and put in its place by renaming, so a
 * killed process leaves the old folder or the new one, never a mixture.
 */
export function replaceTree(folder: string, files: Files): void {
  const [next, last] = [`${folder}.landfall-new`, `${folder}.landfall-old`];
  for (const leftover of [next, last]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  let made = next;
  for (const [path, text] of files) {
    const parent = dirname(join(next, path));
    if (parent !== made) mkdirSync(parent, { recursive: true });
    made = parent;
    writeFileSync(join(next, path), text, { flag: "wx" });
  }
  if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined) renameSync(folder, last);
  renameSync(next, folder);
  rmSync(last, { recursive: true, force: true });
}

/** An event's payload out of a JSON file. */
export function readEventFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new UserError(`cannot read the event in ${path}: ${reasonOf(error)}`, { cause: error });
  }
}

function* walk(folder: string, hidden = false): Generator<string> {
  for (const entry of entriesOf(folder)) {
    if (entry.name.startsWith(".") && !hidden) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) throw new UserError(`${path} is a symbolic link: put the file itself there`);
    if (entry.isDirectory()) yield* walk(path, hidden);
    else if (entry.isFile()) yield path;
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new UserError(`cannot read the folder ${folder}: ${reasonOf(error)}`, { cause: error });
  }
}

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "it does not exist";
  if (code === "ENOTDIR") return "it is not a folder";
  return error instanceof Error ? error.message : String(error);
};
