import type { TaskId } from "../../model/names/external-id.ts";
import { hasArrived } from "../../model/task/outcome.ts";
import type { Standing } from "../../model/task/standing.ts";

/** Several tasks as they stand at one moment. */
export type Overview = {
  /** ISO 8601 in UTC, by GitHub's clock. */
  readonly now: string;
  readonly tasks: readonly Standing[];
  /** Tasks of which nothing can be said, and why. */
  readonly unreadable: readonly (TaskId & { readonly reason: string })[];
  /** What else to know of it: sentences. */
  readonly notes: readonly string[];
};

/** Whether something more is expected of the task without a person. */
export const isUnderWay = ({ seconds }: Standing): boolean => seconds !== undefined;

/** Whether the task waits, for a person or for what comes next. */
export const isOpen = ({ word }: Standing): boolean => word === "waiting" || word === "running";

/** Whether the task went wrong. */
export const isWrong = ({ word }: Standing): boolean => word === "failed" || word === "timed-out";

/** What it comes to: `wrong` also where nobody knows, for that is no good news. */
export function verdictOf({ tasks, unreadable }: Overview): "well" | "open" | "wrong" {
  const isKnown = unreadable.length === 0 && tasks.every(({ word }) => word !== "unknown");
  if (!isKnown || tasks.some(isWrong)) return "wrong";
  return tasks.some(isOpen) ? "open" : "well";
}

/** `1 went wrong, 2 under way, 1 unknown, 7 arrived`: what there is, and the last always. */
export function saidOf({ tasks, unreadable }: Overview): string {
  const unknown = tasks.filter(({ word }) => word === "unknown").length + unreadable.length;
  const said = [
    [tasks.filter(isWrong).length, "went wrong"],
    [tasks.filter(isOpen).length, "under way"],
    [unknown, "unknown"],
    [tasks.filter(({ word }) => word === "superseded").length, "superseded"],
  ] as const;
  const arrived = tasks.filter(({ word }) => hasArrived(word)).length;
  if (tasks.length === 0 && unknown === 0) return "nothing was deployed yet";
  return [...said.filter(([number]) => number > 0), [arrived, "arrived"] as const]
    .map(([number, what]) => `${number} ${what}`)
    .join(", ");
}
