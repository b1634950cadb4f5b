import { UserError } from "../../model/problem.ts";
import { entriesOf, linked, look, withoutSlash } from "./folders.ts";
import { readStart } from "./spec-folder.ts";

const mostFiles = 1000;
const mostBytesTogether = 64 * 2 ** 20;

/**
 * The texts of the XML files below a folder, or of one file, in the order of their paths; none where nothing is there. Of
 * each no more than `mostBytes`. Throws a `UserError` for links, and for more than can be meant.
 */
export function readResultFiles(path: string, mostBytes: number): readonly string[] {
  const texts: string[] = [];
  let bytes = 0;
  for (const file of filesAt(withoutSlash(path) || "/")) {
    const start = readStart(file, mostBytes);
    bytes += start.length;
    if (texts.length >= mostFiles || bytes > mostBytesTogether)
      throw new UserError(
        `${path} holds more results than are read: ${mostFiles} files, ${mostBytesTogether / 2 ** 20} MiB`,
      );
    texts.push(start.toString("utf8"));
  }
  return texts;
}

function* filesAt(path: string): Generator<string> {
  const found = look(path);
  if (found?.isSymbolicLink()) throw new UserError(linked(path));
  if (found?.isDirectory()) yield* filesBelow(path);
  else if (found !== undefined) yield path;
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of entriesOf(folder)) {
    const path = `${withoutSlash(folder)}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (!entry.name.toLowerCase().endsWith(".xml")) continue;
    else if (entry.isSymbolicLink()) throw new UserError(linked(path));
    else yield path;
  }
}
