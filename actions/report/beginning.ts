import { shortCommit } from "../../model/names/commit.ts";
import { printExternalId } from "../../model/names/external-id.ts";
import type { Event } from "../../model/task/event.ts";
import type { Task } from "../../model/task/task.ts";
import type { ReportDeps } from "./needs.ts";
import { timeOf } from "./time-of.ts";

type BeginningDeps = Pick<ReportDeps, "history" | "pullRequestOf" | "specsRequestOf" | "repository" | "serverUrl">;

/** What somebody said of a step of the task itself, without what all of it has in common. */
type Said = Omit<Event, "about" | "source">;

/** How the task's commit came to be: from the pull request of the specs on, as far as there were any. */
export async function beginning(task: Task, deps: BeginningDeps): Promise<readonly Event[]> {
  const about = { kind: "task", id: printExternalId(task) } as const;
  const pullRequest = await deps.pullRequestOf(task.commit);
  const mergedAt = timeOf(pullRequest?.mergedAt ?? (await deps.history.committedAt(task.commit)));
  const said: readonly Said[] = [
    ...(await request(task, mergedAt, deps)),
    ...(pullRequest === undefined
      ? [skipped("rendered", mergedAt, pushed), skipped("proposed", mergedAt, pushed)]
      : [
          done("rendered", timeOf(pullRequest.headAt)),
          {
            ...done("proposed", timeOf(pullRequest.createdAt)),
            ...{ message: `#${pullRequest.number}`, url: pullRequest.url },
          },
        ]),
    {
      ...done("merged", mergedAt),
      message: shortCommit(task.commit),
      url: `${deps.serverUrl}/${deps.repository}/commit/${task.commit}`,
    },
  ];
  return said.map((one) => ({ about, source: "github", ...one }));
}

const pushed = "pushed without a pull request";
const done = (step: Said["step"], at: string): Said => ({ step, state: "done", at });
const skipped = (step: Said["step"], at: string, message: string): Said => ({ step, state: "skipped", at, message });

/** What the specs' own pull request tells: without one, or without a check, the step was left out. */
async function request(task: Task, mergedAt: string, deps: BeginningDeps): Promise<readonly Said[]> {
  const asked = await deps.specsRequestOf(task.source);
  if (asked === undefined) {
    const none = "no pull request of the specs was found";
    return [skipped("requested", mergedAt, none), skipped("validated", mergedAt, none)];
  }
  const { number, url, createdAt, checkedAt } = asked;
  return [
    { ...done("requested", timeOf(createdAt)), message: `#${number}`, url },
    checkedAt === undefined
      ? skipped("validated", timeOf(asked.mergedAt), "no check was seen on it")
      : { ...done("validated", timeOf(checkedAt)), url },
  ];
}
