import type { Fold } from "../../model/change/fold.ts";
import type { ObjectChange } from "../../model/change/object-change.ts";
import type { Plan } from "../../model/change/plan.ts";
import { count } from "../markup/count.ts";
import { inert, type Paint } from "../markup/terminal.ts";
import { type DiffLine, type Hunk, toHunks } from "./hunks.ts";
import { placesOf, placeText } from "./place.ts";
import { editsOf, reasonsOf } from "./why.ts";

type Request = { readonly plan: Plan; readonly environment: string; readonly paint: Paint };

/**
 * A fold's files, why they change, and the lines that differ: of one of them where all differ in the same way. Of what only
 * follows, the lines would say nothing to a person: it is named.
 */
export function toFoldLines({ kind, changes, varies }: Fold, { plan, environment, paint }: Request): readonly string[] {
  const names = changes.map((change) => paint("bold", inert(nameOf(environment, change))));
  if (kind === "follows")
    return [...names, paint("dim", "what follows from the changes above; --format diff has the lines")];
  const why = [...placesOf(plan, editsOf(changes)).map(placeText), ...reasonsOf(changes)].join("; ");
  const alikes = changes.length === 1 ? [] : [inert(`${count(changes.length, "file")} in the same way${but(varies)}:`)];
  return [
    ...names,
    ...(why === "" ? [] : [paint("dim", inert(`why: ${why}`))]),
    ...alikes,
    ...toHunks(changes[0].before, changes[0].after).flatMap((hunk) => hunkLines(hunk, paint)),
  ];
}

const but = (varies: readonly string[]): string =>
  varies.length === 0 ? "" : `, but for each one's own ${varies.join(", ")}`;

const nameOf = (environment: string, { kind, path, from }: ObjectChange): string =>
  `${environment}/${path} ${kind}${from === undefined ? "" : ` from ${environment}/${from}`}`;

const styles = { added: "green", deleted: "red" } as const;
const marks = { kept: " ", added: "+", deleted: "-" } as const satisfies Record<DiffLine["kind"], string>;

const hunkLines = ({ before, after, lines }: Hunk, paint: Paint): readonly string[] => [
  paint("blue", `@@ -${before.start},${before.count} +${after.start},${after.count} @@`),
  ...lines.map(({ kind, text }) => {
    const line = `${marks[kind]}${inert(text)}`;
    return kind === "kept" ? line : paint(styles[kind], line);
  }),
];
