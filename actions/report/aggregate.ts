import type { Task } from "../../model/task/task.ts";
import { toAggregate } from "../../views/task/aggregate.ts";
import type { ReportDeps } from "./needs.ts";

/** Each round that repeats was overtaken by another reporter, who does the same. */
const mostRounds = 3;

/**
 * Makes the environment's own status on the task's commit say what the statuses of its applications there say, and looks
 * again after writing: two reporters at one moment may each have seen only their own.
 */
export async function showAggregate(
  { target: { environment, application }, commit }: Task,
  { latestStatusesOn, showStatus, repository }: Pick<ReportDeps, "latestStatusesOn" | "showStatus" | "repository">,
): Promise<void> {
  if (application === undefined) return;
  for (let round = 1; round <= mostRounds; round += 1) {
    const latest = await latestStatusesOn(commit);
    const wanted = toAggregate(environment, latest);
    const shown = wanted && latest.find(({ context }) => context === wanted.context);
    if (wanted === undefined) return;
    if (shown?.state === wanted.state && shown.description === wanted.description) return;
    await showStatus({ repository, commit }, wanted, true);
  }
}
