import { shortCommit } from "../../model/names/commit.ts";
import { printDeploymentTask } from "../../model/names/deployment-task.ts";
import { printSource } from "../../model/names/source.ts";
import { type OutcomeWord, outcome } from "../../model/task/outcome.ts";
import type { Part, Task } from "../../model/task/task.ts";
import { fitText } from "../markup/fit.ts";

const states = {
  waiting: "queued",
  running: "in_progress",
  unknown: "in_progress",
  failed: "failure",
  ready: "success",
  // Nothing of it is deployed any more.
  deleted: "inactive",
  superseded: "inactive",
} as const satisfies Record<OutcomeWord, string>;

/** As long as a status of a Deployment may say. */
const maxDescriptionLength = 140;

/** What GitHub shows beside the task's Deployment. */
export const toDeploymentState = (task: Task): (typeof states)[OutcomeWord] => states[outcome(task).word];

/**
 * The GitHub Deployment that keeps a task's log. GitHub would merge the default branch into `ref` and ask for green
 * checks unless told not to. The payload is for readers without a clone; the locks are what a task is made from.
 */
export const toDeployment = ({ target, commit, parts, source, application, image }: Task) => ({
  ref: commit,
  environment: target.environment,
  task: printDeploymentTask(target.application),
  description: fitText(`${target.application} at ${shortCommit(commit)}`, maxDescriptionLength),
  payload: {
    v: 1,
    ...digests(
      "parts",
      parts.filter(({ removed }) => removed !== true),
    ),
    ...digests(
      "removed",
      parts.filter(({ removed }) => removed === true),
    ),
    source: printSource(source),
    ...(application && { application: printSource(application) }),
    ...(image !== undefined && { image }),
  },
  auto_merge: false,
  required_contexts: [],
});

/** Digest by unit below `key`, which is left out where there is none. */
const digests = (key: "parts" | "removed", parts: readonly Part[]) =>
  parts.length === 0 ? {} : { [key]: Object.fromEntries(parts.map(({ unit, digest }) => [unit, digest])) };
