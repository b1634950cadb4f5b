import type { Leaf } from "../../../model/change/difference.ts";
import type { Fold } from "../../../model/change/fold.ts";
import type { ObjectChange } from "../../../model/change/object-change.ts";
import { dotted } from "../../../model/problem.ts";
import type { Json } from "../../../model/spec/json.ts";
import { cut } from "../../../model/task/text.ts";
import { count } from "../../markup/count.ts";

/** More leaves than this are counted, and a longer value is cut: the diff has them all. */
const mostLeaves = 3;
const longestValue = 60;

/** `Deployment shop/web`; where it is no object, the path. */
export function titleOf({ object, path }: ObjectChange): string {
  if (object === undefined) return path;
  const name = object.namespace === undefined ? object.name : `${object.namespace}/${object.name}`;
  return `${object.kind} ${name}`;
}

/** What differs, in short: `spec.replicas 2 → 4`. */
export function saidOf({ leaves }: Pick<ObjectChange, "leaves">): string {
  const said = leaves.slice(0, mostLeaves).map(leafOf);
  const rest = leaves.length - said.length;
  return [...said, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

/** What the changes of a fold have in common. */
export function foldTitle({ kind, changes, varies }: Fold): string {
  const [first] = changes;
  if (kind === "follows")
    return `${count(changes.length, "file")} that only ${changes.length === 1 ? "follows" : "follow"}`;
  if (changes.length === 1) return titleOf(first);
  const leaves = first.leaves.filter(({ path }) => !varies.includes(dotted(path)));
  const said = leaves.length > 0 ? saidOf({ leaves }) : first.kind;
  return `${count(changes.length, "object")}: ${said}`;
}

function leafOf({ path, before, after }: Leaf): string {
  const name = dotted(path);
  if (before === undefined) return `${name} + ${shortValue(after)}`;
  if (after === undefined) return `${name} − ${shortValue(before)}`;
  return `${name} ${shortValue(before)} → ${shortValue(after)}`;
}

const shortValue = (value: Json): string =>
  cut(typeof value === "string" && value !== "" ? value : (JSON.stringify(value) ?? ""), longestValue);
