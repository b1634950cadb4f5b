import type { FieldText } from "../../model/explanation.ts";

/** A path's parts in lower case; which item of a list is meant is no matter. */
const partsOf = (path: string): readonly string[] =>
  path
    .toLowerCase()
    .replaceAll(/\[[^\]]*\]/g, "")
    .split(".");

/** A path may be written without `spec`, which every kind has. */
const shortened = ([kind = "", ...rest]: readonly string[]): readonly string[] =>
  rest[0] === "spec" && rest.length > 1 ? [kind, ...rest.slice(1)] : [kind, ...rest];

type Fits = (parts: readonly string[], asked: readonly string[]) => boolean;

const isSame: Fits = (parts, asked) => parts.length === asked.length && parts.every((part, at) => part === asked[at]);

/** `*` in the path stands for any name. */
const isSameByAnyName: Fits = (parts, asked) =>
  parts.length === asked.length && parts.every((part, at) => part === "*" || part === asked[at]);

const isEnd: Fits = (parts, asked) => isSame(parts.slice(-asked.length), asked);

/** As an end, a lone `*` would be everything: the last part must be the field's own. */
const isEndByAnyName: Fits = (parts, asked) =>
  isSameByAnyName(parts.slice(-asked.length), asked) && parts.at(-1) === asked.at(-1);

/**
 * The fields a path may mean, the case aside. A whole path from the kind on means one; else it is the end of some, as
 * `scaling.min`, of one kind when it begins with that. What is named exactly goes before what is named by a `*`.
 */
export function find(path: string, fields: readonly FieldText[]): readonly FieldText[] {
  const asked = partsOf(path);
  const known = fields.map((field) => ({ field, parts: partsOf(field.path) }));
  const ofKind = known.filter(({ parts }) => parts[0] === asked[0]);
  const rest = asked.slice(1);
  const [among, end] = ofKind.length > 0 && rest.length > 0 ? [ofKind, rest] : [known, asked];
  const ways: readonly ((parts: readonly string[]) => boolean)[] = [
    (parts) => isSame(parts, asked) || isSame(shortened(parts), asked),
    (parts) => isSameByAnyName(parts, asked) || isSameByAnyName(shortened(parts), asked),
    (parts) => isEnd(parts, end),
    (parts) => isEndByAnyName(parts, end),
  ];
  for (const fits of ways) {
    const found = among.filter(({ parts }) => fits(parts));
    if (found.length > 0) return found.map(({ field }) => field);
  }
  return [];
}

/** The ends of all paths that have as many parts as the one asked for: what may have been meant. */
export function endsLike(path: string, fields: readonly FieldText[]): readonly string[] {
  const { length } = partsOf(path);
  return fields.flatMap((field) => {
    const parts = field.path.replaceAll("[]", "").split(".");
    return [parts, shortened(parts)].map((some) => some.slice(-length).join("."));
  });
}
