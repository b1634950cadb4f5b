import type { StepState, TaskStep } from "../../model/task/steps.ts";

/** Where the sender's word for it says what is wrong; of what goes well it is only the name of an event. */
const isAmiss = (state: StepState["state"]): boolean => state !== "done" && state !== "running";

/** What was said of a step, as one text. */
export function saidOf({ state, reason, message }: StepState): string {
  const word = isAmiss(state) || message === undefined ? reason : undefined;
  return [word, message].filter((part) => part !== undefined).join(": ");
}

/** ` 1/2`: how many of its parts are through with a step, where it has any. */
export const countOf = ({ progress }: TaskStep): string =>
  progress === undefined ? "" : ` ${progress.done}/${progress.of}`;

/** `every object to become healthy, by 2026-11-20T12:05:00Z`, of the step that is at hand. */
export const nextOf = ({ expected }: TaskStep): readonly string[] =>
  expected === undefined ? [] : [`${expected.what}, by ${expected.by}`];
