import type { RunnerEvent } from "../io/runner.ts";
import { connect, type ReportTarget } from "./deps.ts";
import type { JobReport } from "./job-report.ts";
import { reportBuilt } from "./report-built.ts";
import { reportTested } from "./report-tested.ts";
import { type ReportOutcome, reportedOf, run } from "./run.ts";
import { connectStatuses } from "./statuses-of.ts";

/** Reports what a job of the delivery tells; without one, the event that started the run. */
export async function start(
  job: JobReport | undefined,
  event: () => RunnerEvent,
  target: ReportTarget,
): Promise<ReportOutcome> {
  if (job?.kind === "built") {
    const built = await reportBuilt(job, connectStatuses(target.server, job.commit.repository));
    return { status: "reported", tasks: [], problems: [], notChecked: [], built };
  }
  await using deps = await connect(target);
  return job === undefined ? await run(event(), deps) : reportedOf(await reportTested(job, deps));
}
