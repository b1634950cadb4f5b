import type { StepState } from "../../model/task/steps.ts";

/** Where the sender's word for it says what is wrong; of what goes well it is only the name of an event. */
const isAmiss = (state: StepState["state"]): boolean => state !== "done" && state !== "running";

/** What was said of a step, as one text. */
export function saidOf({ state, reason, message }: StepState): string {
  const word = isAmiss(state) || message === undefined ? reason : undefined;
  return [word, message].filter((part) => part !== undefined).join(": ");
}
