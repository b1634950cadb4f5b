import { type Revised, specEdits } from "../../../model/change/spec-edits.ts";

import type { Model } from "../../../model/spec/model.ts";
import { load } from "../../../schemas/load.ts";
import { sample } from "../../actions/acme.ts";

/** Replacements in files of acme's specs, by the end of their path; `undefined` leaves a file out. */
export type Edits = Readonly<Record<string, readonly (readonly [from: string, to: string])[] | undefined>>;

export type Specs = Readonly<Record<string, string>>;

/** acme's specs with some of them edited. Throws where a text to replace is not there. */
export function edited(edits: Edits, more: Specs = {}): Specs {
  const files = Object.entries(sample).flatMap(([path, text]) => {
    const [end] = Object.keys(edits).filter((name) => path.endsWith(name));
    if (end === undefined) return [[path, text] as const];
    const replaced = edits[end]?.reduce((all, [from, to]) => {
      if (!all.includes(from)) throw new Error(`${path} does not say ${from}`);
      return all.replace(from, to);
    }, text);
    return replaced === undefined ? [] : [[path, replaced] as const];
  });
  return { ...Object.fromEntries(files), ...more };
}

export function modelOf(specs: Specs): Model {
  const loaded = load(new Map(Object.entries(specs).map(([path, text]) => [path, new TextEncoder().encode(text)])));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  return loaded.model;
}

/** acme's specs as they are, and as these edits make them. */
export function revisedBy(edits: Edits, more: Specs = {}): Revised {
  const [before, after] = [modelOf(sample), modelOf(edited(edits, more))];
  return { before, after, edits: specEdits(before, after) };
}
