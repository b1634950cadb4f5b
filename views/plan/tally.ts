import { onlyFollows } from "../../model/change/fold.ts";
import type { ObjectChange } from "../../model/change/object-change.ts";
import { count } from "../markup/count.ts";

const kinds = ["added", "changed", "moved", "deleted"] as const satisfies readonly ObjectChange["kind"][];

/** `2 objects added, 3 changed`: without what only follows from them, unless there is nothing else. */
export function tallyOf(changes: readonly ObjectChange[]): string {
  const causes = changes.filter((change) => !onlyFollows(change));
  if (causes.length === 0) return changes.length === 0 ? "nothing changes" : `${count(changes.length, "file")} updated`;
  const counts = kinds
    .map((kind) => ({ kind, number: causes.filter((change) => change.kind === kind).length }))
    .filter(({ number }) => number > 0);
  return counts
    .map(({ kind, number }, index) => `${index === 0 ? count(number, "object") : number} ${kind}`)
    .join(", ");
}
