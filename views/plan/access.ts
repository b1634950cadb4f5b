import type { AccessChange } from "../../model/change/access.ts";
import { count } from "../markup/count.ts";

/** `ada (ada-codes) gains operate of shop in production, by group payments`. */
export const accessText = ({ kind, person, login, right, environment, application, reason }: AccessChange): string =>
  `${person} (${login}) ${kind === "gained" ? "gains" : "loses"} ${right}${application === undefined ? "" : ` of ${application}`} in ${environment}, ${reason}`;

/** Who gets rights and who loses some, counted: `2 people gain access`, `1 person loses access`; the second where any do. */
export function accessSaid(changes: readonly AccessChange[]): readonly [string, string?] {
  const people = (kind: AccessChange["kind"]): number =>
    new Set(changes.filter((change) => change.kind === kind).map(({ login }) => login)).size;
  const [gaining, losing] = [people("gained"), people("lost")];
  const gained = gaining === 0 ? "nobody gains access" : `${count(gaining, "person gains", "people gain")} access`;
  return losing === 0 ? [gained] : [gained, `${count(losing, "person loses", "people lose")} access`];
}
