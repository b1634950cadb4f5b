import type { Source } from "../../model/names/source.ts";
import { OutsideError, UserError } from "../../model/problem.ts";
import { at, type Standing } from "../../model/task/standing.ts";
import { toCheckRun } from "../../views/task/check-run.ts";
import { toCommitStatus } from "../../views/task/commit-status.ts";
import { toDeploymentState } from "../../views/task/deployment.ts";
import { showAggregate } from "./aggregate.ts";
import { beginning } from "./beginning.ts";
import type { ReportDeps } from "./needs.ts";
import type { ReadTask, TaskLog } from "./task-log.ts";

/** A task as it was shown last, and where GitHub did not let us show it; `isLeft` to a run that appended later. */
export type Reported = {
  readonly standing: Standing;
  readonly notReported: readonly string[];
  readonly isLeft?: true;
};

/** Each round that repeats was overtaken by another reporter, who draws as well. */
const mostRounds = 5;

/** What is drawn; `isThorough` where statuses may be missing though the check run is as it must be. */
export type Drawing = { readonly log: TaskLog; readonly read: ReadTask; readonly isThorough?: boolean };

/**
 * Draws a task from its log, and reads the log again after that: of two reporters at one moment, the one that wrote a
 * view last may have known less, and then sees what it missed.
 */
export async function draw({ log, read: begin, isThorough = false }: Drawing, deps: ReportDeps): Promise<Reported> {
  let read = await complete(log, begin, deps);
  for (let round = 1; ; round += 1) {
    const standing = standingOf(read, deps);
    await log.show(read, toDeploymentState(standing.word));
    // Whoever overtook this round may have drawn the check run, and we its statuses after that.
    const notReported = await show(standing, isThorough || round > 1, deps);
    const before = read.task.events.length;
    read = await log.read();
    if (read.task.events.length === before) return { standing, notReported };
    if (round === mostRounds)
      return { standing, notReported: [...notReported, "what came in meanwhile: the next event shows it"] };
  }
}

export const standingOf = ({ task, heard }: ReadTask, { now }: Pick<ReportDeps, "now">): Standing =>
  at(task, { now: now(), heardAt: [...heard.values()].toSorted().at(-1) });

/** A log that nobody could give its beginning gets it now. */
async function complete(log: TaskLog, read: ReadTask, deps: ReportDeps): Promise<ReadTask> {
  if (read.task.events.some(({ step }) => step === "merged")) return read;
  await log.append(await beginning(read.task, deps));
  return log.read();
}

async function show(standing: Standing, isThorough: boolean, deps: ReportDeps): Promise<readonly string[]> {
  const { task } = standing;
  const environments: Source = { repository: deps.repository, commit: task.commit };
  const check = await deps.showCheck(toCheckRun(standing, deps));
  const status = toCommitStatus(standing, check.shown && check.url !== "" ? check.url : undefined);
  const refusals = check.shown ? [] : [check.reason];
  const isNews = check.shown && check.isNews;
  // They were written when the check run came to say what it says.
  if (check.shown && !isNews && !isThorough) return [];
  for (const commit of [environments, task.source, ...(task.application ? [task.application] : [])]) {
    try {
      await deps.showStatus(commit, status, isNews && !isThorough);
    } catch (error) {
      if (!(error instanceof UserError || error instanceof OutsideError)) throw error;
      refusals.push(error.message);
    }
  }
  // The environment as a whole stands otherwise only where one of its applications came to an end, or left it.
  if (!check.shown || check.isTurn || isThorough) await showAggregate(task, deps);
  return refusals;
}
