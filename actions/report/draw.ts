import type { Source } from "../../model/names/source.ts";
import { OutsideError } from "../../model/problem.ts";
import { lastHeard } from "../../model/task/heard.ts";
import { at, type Standing } from "../../model/task/standing.ts";
import { toCheckRun } from "../../views/task/check-run.ts";
import { toCommitStatus } from "../../views/task/commit-status.ts";
import { toDeploymentState } from "../../views/task/deployment.ts";
import { beginning } from "./beginning.ts";
import type { ReportDeps } from "./needs.ts";
import { refusalOf, showApplications } from "./show-applications.ts";
import type { ReadTask, TaskLog } from "./task-log.ts";

/** A task as it was shown last, and where GitHub did not let us show it; `isLeft` to a run that appended later. */
export type Reported = {
  readonly standing: Standing;
  readonly notReported: readonly string[];
  readonly isLeft?: true;
  /** It has come to an end, or has left it again: its environment as a whole stands otherwise. */
  readonly isTurned?: true;
};

/** Each round that repeats was overtaken by another reporter, who draws as well. */
const mostRounds = 5;

/**
 * What is drawn; `isThorough` where statuses may be missing though the check run is as it must be. `moved`: the units of
 * which something was said; all, where that is not known.
 */
export type Drawing = {
  readonly log: TaskLog;
  readonly read: ReadTask;
  readonly isThorough?: boolean;
  readonly moved?: readonly string[];
};

/**
 * Draws a task from its log, and reads the log again after that: of two reporters at one moment, the one that wrote a
 * view last may have known less, and then sees what it missed.
 */
export async function draw(drawing: Drawing, deps: ReportDeps): Promise<Reported> {
  const { log, read: begin, isThorough = false, moved } = drawing;
  let read = await complete(log, begin, deps);
  let isTurned = false;
  for (let round = 1; ; round += 1) {
    const standing = standingOf(read, deps);
    await log.show(read, toDeploymentState(standing.word));
    // Whoever overtook this round may have drawn the check run, and we its statuses after that.
    const { refusals: notReported, isTurn } = await show(standing, isThorough || round > 1, deps);
    isTurned ||= isTurn;
    notReported.push(...(await showApplications({ standing, moved: isTurn ? undefined : moved, isThorough }, deps)));
    const before = read.task.events.length;
    read = await log.read();
    const reported = { standing, ...(isTurned && ({ isTurned } as const)) };
    if (read.task.events.length === before) return { ...reported, notReported };
    if (round === mostRounds)
      return { ...reported, notReported: [...notReported, "what came in meanwhile: the next event shows it"] };
  }
}

export const standingOf = ({ task, heard }: ReadTask, { now }: Pick<ReportDeps, "now">): Standing =>
  at(task, { now: now(), heardAt: lastHeard(heard) });

/** A log that nobody could give its beginning gets it now. */
async function complete(log: TaskLog, read: ReadTask, deps: ReportDeps): Promise<ReadTask> {
  if (read.task.events.some(({ step }) => step === "merged")) return read;
  await log.append(await beginning(read.task, deps));
  return log.read();
}

type Showing = { readonly refusals: string[]; readonly isTurn: boolean };

async function show(standing: Standing, isThorough: boolean, deps: ReportDeps): Promise<Showing> {
  const { task } = standing;
  const environments: Source = { repository: deps.repository, commit: task.commit };
  const check = await deps.showCheck(toCheckRun(standing, deps));
  const status = toCommitStatus(standing, check.shown && check.url !== "" ? check.url : undefined);
  const refusals: string[] = check.shown ? [] : [check.reason];
  const isNews = check.shown && check.isNews;
  // They were written when the check run came to say what it says.
  if (check.shown && !isNews && !isThorough) return { refusals, isTurn: false };
  // That of the environments comes last: where it says what the check run says, the others do.
  for (const commit of [...(task.application ? [task.application] : []), task.source, environments]) {
    const refused = await refusalOf(() => deps.showStatus(commit, status, isNews && !isThorough));
    if (refused !== undefined) refusals.push(refused.message);
    // A failure that passes is made good by the next sweep, which finds the last one missing.
    if (refused instanceof OutsideError) break;
  }
  return { refusals, isTurn: !check.shown || check.isTurn || isThorough };
}
