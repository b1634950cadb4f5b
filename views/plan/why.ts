import type { ObjectChange, Why } from "../../model/change/object-change.ts";

/** The indexes of the edits that bring the changes about, each once. */
export const editsOf = (changes: readonly ObjectChange[]): ReadonlySet<number> =>
  new Set(changes.flatMap(({ why }) => why.flatMap((one) => (one.kind === "spec" ? [one.edit] : []))));

/** What brings them about beside the edits, each once. */
export const reasonsOf = (changes: readonly ObjectChange[]): readonly string[] =>
  [...new Set(changes.flatMap(({ why }) => why.map(reason)))].filter((text) => text !== "");

/** What brings something about beside the edits; empty where that is one of them. */
export function reason(why: Why): string {
  switch (why.kind) {
    case "spec":
      return "";
    case "follows":
      return "it follows from other changes";
    case "earlier":
      return "the specs said so before, and it is not there yet";
    case "hand":
      return "it was edited by hand, and is set right";
    case "renderer":
      return `Landfall ${why.from} rendered it otherwise`;
  }
}
