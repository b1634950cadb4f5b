import { shortCommit } from "../../model/names/commit.ts";
import { printDeploymentTask } from "../../model/names/deployment-task.ts";
import { printSource } from "../../model/names/source.ts";
import { encode } from "../../model/task/log.ts";
import type { OutcomeWord } from "../../model/task/outcome.ts";
import type { Part, Task } from "../../model/task/task.ts";
import { fitText } from "../markup/fit.ts";

const states = {
  waiting: "queued",
  running: "in_progress",
  unknown: "in_progress",
  failed: "failure",
  "timed-out": "failure",
  ready: "success",
  // Nothing of it is deployed any more.
  deleted: "inactive",
  superseded: "inactive",
} as const satisfies Record<OutcomeWord, string>;

/** As long as a status of a Deployment may say. */
const maxDescriptionLength = 140;

/** What GitHub shows beside the task's Deployment. */
export const toDeploymentState = (word: OutcomeWord): (typeof states)[OutcomeWord] => states[word];

/**
 * The GitHub Deployment that keeps a task's log. GitHub would merge the default branch into `ref` and ask for green
 * checks unless told not to. The payload is for readers without a clone, and has what was known when the log was opened;
 * the locks are what a task is made from, and alone tell the parts of a whole environment, which are too many here.
 */
export const toDeployment = (task: Task) => ({
  ref: task.commit,
  environment: task.target.environment,
  task: printDeploymentTask(task.target),
  description: fitText(
    `${task.target.application ?? "all applications"} at ${shortCommit(task.commit)}`,
    maxDescriptionLength,
  ),
  payload: payloadOf(task),
  auto_merge: false,
  required_contexts: [],
});

function payloadOf(task: Task) {
  const { target, parts, source, application, image, suite, usual, events } = task;
  const [gone, here] = [
    parts.filter(({ removed }) => removed === true),
    parts.filter(({ removed }) => removed !== true),
  ];
  return {
    v: 1,
    ...(target.application !== undefined && { ...digests("parts", here), ...digests("removed", gone) }),
    source: printSource(source),
    ...(application && { application: printSource(application) }),
    ...(image !== undefined && { image }),
    ...(suite && { suite }),
    ...(usual && { usual }),
    ...(events.length > 0 && { began: encode(task, events) }),
  };
}

/** Digest by unit below `key`, which is left out where there is none. */
const digests = (key: "parts" | "removed", parts: readonly Part[]) =>
  parts.length === 0 ? {} : { [key]: Object.fromEntries(parts.map(({ unit, digest }) => [unit, digest])) };
