import { parseStatusContext, printStatusContext } from "../../model/names/status-context.ts";
import { fitText } from "../markup/fit.ts";
import { visible } from "../markup/visible.ts";

/** A status on a commit of the environments repository, as this view reads it. */
export type Said = { readonly context: string; readonly state: string };

/** GitHub refuses a longer description. */
const maxDescriptionLength = 140;

/** What a state of a status counts as, in the order in which it is told. */
const words = { failure: "failed", error: "superseded", pending: "under way", success: "ready" } as const;
const states = ["failure", "error", "pending", "success"] as const satisfies (keyof typeof words)[];

/**
 * All tasks of an environment that a commit started, as one status; `latest` has the newest of each context. `undefined`
 * where there is none.
 */
export function toAggregate(environment: string, latest: readonly Said[]) {
  const told = latest.flatMap(({ context, state }) => {
    const target = parseStatusContext(context);
    return target?.environment === environment && target.application !== undefined
      ? [{ application: target.application, state }]
      : [];
  });
  if (told.length === 0) return undefined;
  const parts = states.flatMap((state) => {
    const word = words[state];
    const names = told.filter((one) => one.state === state).map(({ application }) => application);
    if (names.length === 0) return [];
    return [state === "success" ? `${names.length} ${word}` : `${names.length} ${word} (${listed(names)})`];
  });
  return {
    state: states.find((state) => told.some((one) => one.state === state)) ?? ("pending" as const),
    context: visible(printStatusContext({ environment })),
    description: fitText(`of ${told.length}: ${parts.join(", ")}`, maxDescriptionLength),
  };
}

const listed = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(", ")}, …` : names.join(", ");
