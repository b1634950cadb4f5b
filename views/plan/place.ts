import type { LocatedEdit, Plan } from "../../model/change/plan.ts";

/** The edits' places, each once, in their order. */
export function placesOf({ edits }: Plan, indexes: Iterable<number>): readonly LocatedEdit[] {
  const places = new Map<string, LocatedEdit>();
  for (const index of indexes) {
    const edit = edits[index];
    if (edit !== undefined && !places.has(placeText(edit))) places.set(placeText(edit), edit);
  }
  return [...places.values()];
}

/** `environments/applications/shop.yaml:12`. */
export const placeText = ({ file, line }: LocatedEdit): string => (line === undefined ? file : `${file}:${line}`);

/** Its line among the files of the head commit, `headUrl`; what is gone from them has no address. */
export const placeUrl = ({ file, line, isIn }: LocatedEdit, headUrl: string): string | undefined =>
  isIn === "after" ? `${headUrl}/${encoded(file)}${line === undefined ? "" : `#L${line}`}` : undefined;

const encoded = (path: string): string => path.toWellFormed().split("/").map(encodeURIComponent).join("/");
