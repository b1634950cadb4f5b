import type { Source } from "../../model/names/source.ts";
import { OutsideError, UserError } from "../../model/problem.ts";
import type { Task } from "../../model/task/task.ts";
import { toCheckRun } from "../../views/task/check-run.ts";
import { toCommitStatus } from "../../views/task/commit-status.ts";
import type { ReportDeps } from "./needs.ts";
import type { TaskLog } from "./task-log.ts";

/** A task as it was shown last, and where GitHub did not let us show it. */
export type Reported = { readonly task: Task; readonly notReported: readonly string[] };

/** Each round that repeats was overtaken by another reporter, who draws as well. */
const mostRounds = 5;

/**
 * Draws a task from its log, and reads the log again after that: of two reporters at one moment, the one that wrote a
 * view last may have known less, and then sees what it missed.
 */
export async function draw(log: TaskLog, deps: ReportDeps): Promise<Reported> {
  let read = await log.read();
  for (let round = 1; ; round += 1) {
    const { task } = read;
    await log.show(read);
    const notReported = await show(task, deps);
    read = await log.read();
    if (read.task.events.length === task.events.length) return { task, notReported };
    if (round === mostRounds)
      return { task, notReported: [...notReported, "what came in meanwhile: the next event shows it"] };
  }
}

async function show(task: Task, deps: ReportDeps): Promise<readonly string[]> {
  const environments: Source = { repository: deps.repository, commit: task.commit };
  const check = await deps.showCheck(toCheckRun(task, deps));
  const status = toCommitStatus(task, check.shown && check.url !== "" ? check.url : undefined);
  const refusals = check.shown ? [] : [check.reason];
  for (const commit of [environments, task.source, ...(task.application ? [task.application] : [])]) {
    try {
      await deps.showStatus(commit, status);
    } catch (error) {
      if (!(error instanceof UserError || error instanceof OutsideError)) throw error;
      refusals.push(error.message);
    }
  }
  return refusals;
}
