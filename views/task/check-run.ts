import { printCheckName } from "../../model/names/check-name.ts";
import { printExternalId } from "../../model/names/external-id.ts";
import { type OutcomeWord, outcome } from "../../model/task/outcome.ts";
import { progress } from "../../model/task/progress.ts";
import type { Task } from "../../model/task/task.ts";
import { fitText } from "../markup/fit.ts";
import { visible } from "../markup/visible.ts";
import { type Links, pageOf, toSummary } from "./summary.ts";

/** GitHub refuses a longer title. */
const maxTitleLength = 255;

/** Only what ended has a conclusion; what was given up is cancelled, since neutral would let a required check pass. */
const states = {
  waiting: { status: "queued" },
  running: { status: "in_progress" },
  unknown: { status: "in_progress" },
  failed: { status: "completed", conclusion: "failure" },
  ready: { status: "completed", conclusion: "success" },
  deleted: { status: "completed", conclusion: "success" },
  superseded: { status: "completed", conclusion: "cancelled" },
} as const satisfies Record<OutcomeWord, object>;

/** The task on the commit of the environments repository that started it. */
export function toCheckRun(task: Task, links: Links) {
  const { word, sentence } = outcome(task);
  const steps = progress(task);
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
    title: fitText(sentence, maxTitleLength),
    summary: toSummary(task, links),
    ...(url !== undefined && { detailsUrl: url }),
    ...(startedAt !== undefined && { startedAt }),
    ...("conclusion" in states[word] && completedAt !== undefined && { completedAt }),
  };
}
