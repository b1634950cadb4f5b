import { isCommitId } from "./commit.ts";

const key = "Landfall-Set: ";

/** The last line of a promotion that somebody asked for by hand: which verified set, by its commit. */
export const printSetTrailer = (set: string): string => `${key}${set}`;

/** Reads a whole commit message; `undefined` where its last line names no set. */
export function parseSetTrailer(message: string): string | undefined {
  const last = message.trimEnd().split("\n").at(-1) ?? "";
  const set = last.startsWith(key) ? last.slice(key.length) : undefined;
  return isCommitId(set) ? set : undefined;
}
