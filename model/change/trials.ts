import type { Files } from "../tree/tree.ts";
import type { SpecEdit } from "./spec-edits.ts";

/** Edits of the specs that are tried together, and what a unit is then; `undefined` for specs that cannot be rendered. */
export type Trial = {
  readonly edits: readonly SpecEdit[];
  /** By the former specs with these edits alone. */
  readonly alone: () => Files | undefined;
  /** By the later specs without them. */
  readonly without: () => Files | undefined;
};

/** A unit by both specs, without files where they have none such, and what may have brought a field or an object of it. */
export type Tried = {
  readonly former: Files;
  readonly later: Files;
  readonly ofField: readonly Trial[];
  readonly ofObject: readonly Trial[];
};

/** What files say of something: one text for what is the same. `undefined` says nothing, and proves nothing. */
export type Ask = (files: Files) => string | undefined;

/**
 * The edits that changed what is asked for: those that do so alone or, where none does, those without which it would not
 * be as it is. None where it is as it was before.
 */
export function provenBy({ former, later }: Tried, trials: readonly Trial[], ask: Ask): readonly SpecEdit[] {
  const [was, is] = [ask(former), ask(later)];
  if (is === undefined || was === is) return [];
  const differs = (files: Files | undefined, from: string | undefined): boolean => {
    const text = files && ask(files);
    return text !== undefined && text !== from;
  };
  const alone = trials.filter((trial) => differs(trial.alone(), was));
  const proven = alone.length > 0 ? alone : trials.filter((trial) => differs(trial.without(), is));
  return proven.flatMap(({ edits }) => edits);
}
