import { printStatusContext } from "../../model/names/status-context.ts";
import type { OutcomeWord } from "../../model/task/outcome.ts";
import type { Standing } from "../../model/task/standing.ts";
import { fitText } from "../markup/fit.ts";
import { isWebAddress } from "../markup/link.ts";
import { visible } from "../markup/visible.ts";

/** GitHub refuses a longer description. */
const maxDescriptionLength = 140;

/** A status has no state for what was given up: `error`, for it never came to be. */
const states = {
  waiting: "pending",
  running: "pending",
  unknown: "pending",
  failed: "failure",
  "timed-out": "failure",
  ready: "success",
  deleted: "success",
  superseded: "error",
} as const satisfies Record<OutcomeWord, string>;

/** The task in one line on each commit that has a part in it: of the environments, the specs, the application. */
export function toCommitStatus({ task, word, sentence }: Standing, targetUrl?: string) {
  return {
    state: states[word],
    context: visible(printStatusContext(task.target)),
    description: fitText(sentence, maxDescriptionLength),
    ...(isWebAddress(targetUrl) && { targetUrl }),
  };
}
