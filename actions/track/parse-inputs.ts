import { parseSource, type Source } from "../../model/names/source.ts";

/** An Actions matrix has no more jobs. */
const mostJobs = 256;

/** What was given as text, or what is wrong with it. */
export type Parsed<Value> = { readonly value: Value } | { readonly wrong: string };

/** How many builds a run may start. */
export function parseMost(text: string): Parsed<number> {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= mostJobs) return { value };
  return { wrong: `${JSON.stringify(text)} is no number of builds: write one from 1 to ${mostJobs}` };
}

/** A commit that is to be built again. */
export function parseAsked(text: string | undefined): Parsed<Source | undefined> {
  const value = text === undefined ? undefined : parseSource(text);
  if (text === undefined || value !== undefined) return { value };
  return { wrong: `${JSON.stringify(text)} is no commit: write owner/name@ and its 40 digits` };
}
