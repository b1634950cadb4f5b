import type { SuiteRun } from "../../model/release/suite-run.ts";
import type { RunnerEvent } from "../io/runner.ts";
import { connect, type ReportTarget } from "./deps.ts";
import type { JobReport } from "./job-report.ts";
import { reportBuilt } from "./report-built.ts";
import { reportTested } from "./report-tested.ts";
import { type ReportOutcome, reportedOf, run } from "./run.ts";
import { connectStatuses } from "./statuses-of.ts";
import { suitesOf } from "./suites.ts";

/** What was reported, and the suites that it is time for. */
export type Started = { readonly outcome: ReportOutcome; readonly suites: readonly SuiteRun[] };

/** Reports what a job of the delivery tells; without one, the event that started the run. */
export async function start(
  job: JobReport | undefined,
  event: () => RunnerEvent,
  target: ReportTarget,
): Promise<Started> {
  if (job?.kind === "built") {
    const built = await reportBuilt(job, connectStatuses(target.server, job.commit.repository));
    return { outcome: { status: "reported", tasks: [], problems: [], notChecked: [], built }, suites: [] };
  }
  await using deps = await connect(target);
  const outcome = job === undefined ? await run(event(), deps) : reportedOf(await reportTested(job, deps));
  const tasks = outcome.status === "reported" ? outcome.tasks : [];
  const suites = await suitesOf(
    tasks.map(({ standing }) => standing),
    deps,
  );
  return { outcome, suites };
}
