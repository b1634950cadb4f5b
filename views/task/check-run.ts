import { printCheckName } from "../../model/names/check-name.ts";
import { printExternalId } from "../../model/names/external-id.ts";
import type { OutcomeWord } from "../../model/task/outcome.ts";
import type { Standing } from "../../model/task/standing.ts";
import { fitText } from "../markup/fit.ts";
import { visible } from "../markup/visible.ts";
import { printSeconds } from "./duration.ts";
import { type Links, pageOf, toSummary } from "./summary.ts";

/** GitHub refuses a longer title. */
const maxTitleLength = 255;

/** Only what ended has a conclusion; what was given up is cancelled, since neutral would let a required check pass. */
const states = {
  waiting: { status: "queued" },
  running: { status: "in_progress" },
  unknown: { status: "in_progress" },
  failed: { status: "completed", conclusion: "failure" },
  "timed-out": { status: "completed", conclusion: "timed_out" },
  ready: { status: "completed", conclusion: "success" },
  deleted: { status: "completed", conclusion: "success" },
  superseded: { status: "completed", conclusion: "cancelled" },
} as const satisfies Record<OutcomeWord, object>;

/** The task on the commit of the environments repository that started it. */
export function toCheckRun(standing: Standing, links: Links) {
  const { task, word, steps } = standing;
  const [startedAt] = task.events.map(({ at }) => at);
  const completedAt = steps
    .map(({ endedAt }) => endedAt)
    .filter((time) => time !== undefined)
    .toSorted()
    .at(-1);
  const url = pageOf(links, steps.find(({ step }) => step === "proposed")?.url);
  return {
    name: visible(printCheckName(task.target)),
    headSha: task.commit,
    externalId: printExternalId(task),
    ...states[word],
    title: fitText(titleOf(standing), maxTitleLength),
    summary: toSummary(standing, links),
    ...(url !== undefined && { detailsUrl: url }),
    ...(startedAt !== undefined && { startedAt }),
    ...("conclusion" in states[word] && completedAt !== undefined && { completedAt }),
  };
}

/** `healthy 1/2, waiting for staging-us, slow: 5m 5s, usually 3m 0s`. */
export function titleOf({ task: { usual }, sentence, seconds, pace }: Standing): string {
  if (seconds === undefined) return sentence;
  const took = `${pace === "slow" ? "slow: " : ""}${printSeconds(seconds)}`;
  return `${sentence}, ${took}${usual === undefined ? "" : `, usually ${printSeconds(usual.median)}`}`;
}
