import type { LocatedEdit, Plan } from "../../../model/change/plan.ts";
import { dotted } from "../../../model/problem.ts";
import type { Cause, Cell } from "../../page/data.ts";
import type { Context } from "../context.ts";
import { placesOf, placeText, placeUrl } from "../place.ts";

/** Where an edit of the specs stands, and what of it is edited. */
export function causeOf(edit: LocatedEdit, { headUrl }: Context): Cause {
  const { document, path } = edit;
  const subject = path.length === 0 ? `${document.kind} ${document.name}` : dotted(path);
  const url = placeUrl(edit, headUrl);
  return { text: `${placeText(edit)} ${subject}`, ...(url !== undefined && { url }) };
}

/** The same in a table: the first of several places, and the others. */
export function placeCell(plan: Plan, indexes: readonly number[], { headUrl }: Context): Cell {
  const [first, ...others] = placesOf(plan, indexes);
  if (first === undefined) return { text: "" };
  const url = placeUrl(first, headUrl);
  return {
    text: placeText(first),
    ...(url !== undefined && { url }),
    ...(others.length > 0 && { note: others.map(placeText).join(", ") }),
  };
}
