import { shortCommit } from "../../model/names/commit.ts";
import type { Source } from "../../model/names/source.ts";
import { printTarget } from "../../model/names/target.ts";
import type { Standing } from "../../model/task/standing.ts";
import { inert } from "../markup/terminal.ts";

/** `staging/shop@abc1234: healthy 1/2, waiting for staging-eu`. */
export const toLine = ({ task, sentence }: Standing): string =>
  inert(`${printTarget(task.target)}@${shortCommit(task.commit)}: ${sentence}`);

/** A run of `report`, as far as this view shows it. */
type Outcome =
  | { readonly status: "nothing" | "refused"; readonly reason: string }
  | {
      readonly status: "reported";
      readonly tasks: readonly {
        readonly standing: Standing;
        readonly notReported: readonly string[];
        readonly isLeft?: true;
      }[];
      readonly problems: readonly string[];
      readonly notChecked: readonly string[];
      readonly built?: {
        readonly application: string;
        readonly commit: Source;
        readonly status: { readonly description: string };
      };
    };

type Built = NonNullable<Extract<Outcome, { readonly status: "reported" }>["built"]>;

/** `shop of acme/shop@abc1234: building the image`. */
const toBuiltLine = ({ application, commit: { repository, commit }, status }: Built): string =>
  inert(`${application} of ${repository}@${shortCommit(commit)}: ${status.description}`);

/** What a run did: one line per task, where it could not be shown, and what could not be read. */
export const toLines = (outcome: Outcome): readonly string[] =>
  outcome.status !== "reported"
    ? [`${outcome.status === "nothing" ? "nothing to report" : "refused"}: ${inert(outcome.reason)}`]
    : [
        ...outcome.tasks.flatMap(({ standing, notReported, isLeft }) => [
          toLine(standing),
          ...(isLeft ? ["  a run that began later shows it"] : []),
          ...notReported.map((refusal) => `  not reported: ${inert(refusal)}`),
        ]),
        ...(outcome.built ? [toBuiltLine(outcome.built)] : []),
        ...outcome.problems.map(inert),
        ...outcome.notChecked.map(inert),
      ];
