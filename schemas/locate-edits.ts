import type { LocatedEdit } from "../model/change/plan.ts";
import type { SpecEdit } from "../model/change/spec-edits.ts";
import { type Positions, positions } from "./read/position.ts";
import { decodeAnyway } from "./read/text.ts";

type Files = ReadonlyMap<string, Uint8Array>;

/** Where each edit stands, in the files as they will be or as they were. A file is parsed again once. */
export function locateEdits(
  edits: readonly SpecEdit[],
  files: Readonly<Record<SpecEdit["isIn"], Files>>,
): readonly LocatedEdit[] {
  const known = new Map<string, Positions>();
  return edits.map((edit) => {
    const { place, path, isIn } = edit;
    const bytes = files[isIn].get(place.file);
    if (bytes === undefined) return { ...edit, file: place.file };
    const key = `${isIn} ${place.file}`;
    const places = known.get(key) ?? positions(decodeAnyway(bytes));
    known.set(key, places);
    return { ...edit, file: place.file, ...places.ofPath(place.document, path, "key") };
  });
}
