import { shortCommit } from "../../model/names/commit.ts";
import { printTarget } from "../../model/names/target.ts";
import { outcome } from "../../model/task/outcome.ts";
import type { Task } from "../../model/task/task.ts";
import { inert } from "../markup/terminal.ts";

/** `staging/shop@abc1234: healthy 1/2, waiting for staging-eu`. */
export const toLine = (task: Task): string =>
  inert(`${printTarget(task.target)}@${shortCommit(task.commit)}: ${outcome(task).sentence}`);

/** A run of `report`, as far as this view shows it. */
type Outcome =
  | { readonly status: "nothing" | "refused"; readonly reason: string }
  | {
      readonly status: "reported";
      readonly tasks: readonly { readonly task: Task; readonly notReported: readonly string[] }[];
      readonly problems: readonly string[];
    };

/** What a run did: one line per task, where it could not be shown, and what could not be read. */
export const toLines = (outcome: Outcome): readonly string[] =>
  outcome.status !== "reported"
    ? [`${outcome.status === "nothing" ? "nothing to report" : "refused"}: ${inert(outcome.reason)}`]
    : [
        ...outcome.tasks.flatMap(({ task, notReported }) => [
          toLine(task),
          ...notReported.map((refusal) => `  not reported: ${inert(refusal)}`),
        ]),
        ...outcome.problems.map(inert),
      ];
