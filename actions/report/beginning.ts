import { shortCommit } from "../../model/names/commit.ts";
import { printExternalId } from "../../model/names/external-id.ts";
import { type Event, parseTime } from "../../model/task/event.ts";
import type { Task } from "../../model/task/task.ts";
import type { ReportDeps } from "./needs.ts";

type BeginningDeps = Pick<ReportDeps, "history" | "pullRequestOf" | "repository" | "serverUrl">;

/** How the task's commit came to be: by a pull request that was proposed and merged, or without one. */
export async function beginning(task: Task, deps: BeginningDeps): Promise<readonly Event[]> {
  const about = { kind: "task", id: printExternalId(task) } as const;
  const url = `${deps.serverUrl}/${deps.repository}/commit/${task.commit}`;
  const pullRequest = await deps.pullRequestOf(task.commit);
  const merged = timeOf(pullRequest?.mergedAt ?? (await deps.history.committedAt(task.commit)));
  const github = { about, source: "github" } as const;
  return [
    pullRequest === undefined
      ? { ...github, step: "proposed", state: "skipped", at: merged, message: "pushed without a pull request" }
      : {
          ...github,
          step: "proposed",
          state: "done",
          at: timeOf(pullRequest.createdAt),
          message: `#${pullRequest.number}`,
          url: pullRequest.url,
        },
    { ...github, step: "merged", state: "done", at: merged, message: shortCommit(task.commit), url },
  ];
}

/** The task was overtaken: `newer` changed a unit of it again. */
export async function supersededEvent(task: Task, newer: string, deps: BeginningDeps): Promise<Event> {
  return {
    about: { kind: "task", id: printExternalId(task) },
    step: "ready",
    state: "skipped",
    at: timeOf(await deps.history.committedAt(newer)),
    source: "github",
    reason: "Superseded",
    message: `superseded by ${shortCommit(newer)} before it was ready`,
    url: `${deps.serverUrl}/${deps.repository}/commit/${newer}`,
  };
}

function timeOf(text: string): string {
  const time = parseTime(text);
  if (time === undefined) throw new Error(`${JSON.stringify(text)} is no time`);
  return time;
}
