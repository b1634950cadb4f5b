import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { normalize } from "node:path/posix";
import { OutsideError, UserError } from "../../model/problem.ts";
import { type SpecLimits, specLimits } from "../../model/spec/limits.ts";
import type { Files } from "../../model/tree/tree.ts";
import { entriesOf, failure, linked, look, withoutSlash } from "./folders.ts";
import { readStart, specPaths } from "./spec-folder.ts";

/**
 * Every YAML file below `folder`, by its path as the user would write it, in path order; of each no more than shows that
 * it is too large. Folders and files that begin with a dot are left out. Throws a `UserError` for what is no plain file or
 * folder, so that nothing outside the folder is read, and for more than the limits allow.
 */
export function readSpecs(folder: string, limits: SpecLimits = specLimits): ReadonlyMap<string, Uint8Array> {
  const root = withoutSlash(normalize(folder)) || "/";
  const found = new Map<string, Uint8Array>();
  let bytes = 0;
  for (const path of specPaths(root, limits)) {
    const start = readStart(path, limits.fileBytes + 1);
    bytes += start.length;
    if (bytes > limits.bytes)
      throw new UserError(
        `${root} holds more than ${limits.bytes / 2 ** 20} MiB of YAML: read its folders one at a time`,
      );
    found.set(path, start);
  }
  if (found.size === 0) throw new UserError(`${root} holds no YAML file: name the folder of your specs`);
  return found;
}

/** The text of every file below `folder`, by path below it; empty when there is no such folder. */
export function readTree(folder: string): Files {
  const found = look(folder);
  if (found === undefined) return new Map();
  if (found.isSymbolicLink()) throw new UserError(linked(folder));
  return new Map([...walk(folder)].map((path) => [path.slice(folder.length + 1), read(path).toString("utf8")]));
}

/** Names of the entries of a folder; empty when there is none. Throws a `UserError` for a file. */
export const listFolder = (folder: string): readonly string[] =>
  look(folder) === undefined ? [] : entriesOf(folder).map(({ name }) => name);

/** Whether there is a file, and not a folder or a link, of this name. */
export const isFile = (path: string): boolean => look(path)?.isFile() === true;

/**
 * Makes `folder` hold exactly these files. They are written beside it first and put in its place by renaming, so a
 * killed process leaves the old folder or the new one, never a mixture; `restoreTree` clears up after it.
 */
export function replaceTree(folder: string, files: Files): void {
  const { unfinished, former } = besides(folder);
  restoreTree(folder);
  try {
    write(unfinished, files);
    if (look(folder) !== undefined) renameSync(folder, former);
    renameSync(unfinished, folder);
    rmSync(former, { recursive: true, force: true });
  } catch (error) {
    throw failure(`cannot write ${folder}`, error);
  }
}

/**
 * Makes `folder`, which must be empty or not there, hold exactly these files and what `finish` adds to them. It gets its
 * name when all of that is done, so that nobody ever sees a part of it.
 */
export async function newFolder(
  folder: string,
  files: Files,
  finish: (unfinished: string) => Promise<void>,
): Promise<void> {
  const { unfinished } = besides(resolve(folder));
  if (resolve(folder) === process.cwd()) throw new UserError("name a new folder, not the one you are in");
  try {
    rmSync(unfinished, { recursive: true, force: true });
    write(unfinished, files);
    await finish(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error instanceof OutsideError || error instanceof UserError
      ? error
      : failure(`cannot write ${folder}`, error);
  }
}

/** Undoes what a killed `replaceTree` left: an unfinished folder goes, and one it had set aside comes back. */
export function restoreTree(folder: string): void {
  const { unfinished, former } = besides(folder);
  try {
    if (look(former) !== undefined && look(folder) === undefined) renameSync(former, folder);
    for (const leftover of [unfinished, former]) rmSync(leftover, { recursive: true, force: true });
  } catch (error) {
    throw failure(`cannot clear up beside ${folder}`, error);
  }
}

const besides = (folder: string) => ({ unfinished: `${folder}.landfall-new`, former: `${folder}.landfall-old` });

function write(folder: string, files: Files): void {
  mkdirSync(folder, { recursive: true });
  let made = folder;
  for (const [path, text] of files) {
    const parent = dirname(join(folder, path));
    if (parent !== made) mkdirSync(parent, { recursive: true });
    made = parent;
    writeFileSync(join(folder, path), text, { flag: "wx" });
  }
}

/** Writes one file, over one that stands there; never through a symbolic link, which a checkout may hold. */
export function writeText(path: string, text: string): void {
  if (look(path)?.isSymbolicLink()) throw new UserError(linked(path));
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw failure(`cannot write ${path}`, error);
  }
}

/** An event's payload out of a JSON file. */
export function readEventFile(path: string): unknown {
  const text = read(path).toString("utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function* walk(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const path = `${withoutSlash(folder)}/${entry.name}`;
    if (entry.isSymbolicLink()) throw new UserError(linked(path));
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile()) yield path;
  }
}

function read(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw failure(`cannot read ${path}`, error);
  }
}
