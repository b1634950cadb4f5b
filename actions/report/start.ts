import type { SuiteRun } from "../../model/release/suite-run.ts";
import type { RunnerEvent } from "../io/runner.ts";
import { connect, type ReportTarget } from "./deps.ts";
import type { Reported } from "./draw.ts";
import type { JobReport } from "./job-report.ts";
import type { ReportDeps } from "./needs.ts";
import { reportBuilt } from "./report-built.ts";
import { reportTested } from "./report-tested.ts";
import { type ReportOutcome, reportedOf, run } from "./run.ts";
import { connectStatuses } from "./statuses-of.ts";
import { suitesOf } from "./suites.ts";

/**
 * What was reported, and the suites that it is time for. `isAwaited`: a task ended, or began again, where images come by
 * themselves, so that others may go on.
 */
export type Started = {
  readonly outcome: ReportOutcome;
  readonly suites: readonly SuiteRun[];
  readonly isAwaited: boolean;
};

/** Reports what a job of the delivery tells; without one, the event that started the run. */
export async function start(
  job: JobReport | undefined,
  event: () => RunnerEvent,
  target: ReportTarget,
): Promise<Started> {
  if (job?.kind === "built") {
    const built = await reportBuilt(job, connectStatuses(target.server, job.commit.repository));
    return {
      outcome: { status: "reported", tasks: [], problems: [], notChecked: [], built },
      suites: [],
      isAwaited: false,
    };
  }
  await using deps = await connect(target);
  const outcome = job === undefined ? await run(event(), deps) : reportedOf(await reportTested(job, deps));
  const tasks = outcome.status === "reported" ? outcome.tasks : [];
  const suites = await suitesOf(
    tasks.map(({ standing }) => standing),
    deps,
  );
  return { outcome, suites, isAwaited: await isAwaited(tasks, deps) };
}

async function isAwaited(tasks: readonly Reported[], { history }: Pick<ReportDeps, "history">): Promise<boolean> {
  for (const { standing, isTurned } of tasks) {
    const { target, commit } = standing.task;
    if (isTurned === true && (await history.lockAt(commit, target.environment))?.delivered === true) return true;
  }
  return false;
}
