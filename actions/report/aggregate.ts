import type { Task } from "../../model/task/task.ts";
import { toAggregate } from "../../views/task/aggregate.ts";
import type { Reported } from "./draw.ts";
import type { ReportDeps } from "./needs.ts";

type AggregateDeps = Pick<ReportDeps, "latestStatusesOn" | "showStatus" | "repository">;

/** Each round that repeats was overtaken by another reporter, who does the same. */
const mostRounds = 3;

/** Shows the environments as a whole on the commits of tasks that came to an end or left it, each once. */
export async function showAggregates(reported: readonly Reported[], deps: AggregateDeps): Promise<void> {
  const turned = reported.filter(({ isTurned }) => isTurned === true).map(({ standing }) => standing.task);
  const places = new Map(turned.map((task) => [`${task.target.environment}@${task.commit}`, task]));
  for (const task of places.values()) await showAggregate(task, deps);
}

/**
 * Makes the environment's own status on the task's commit say what the statuses of its applications there say, and looks
 * again after writing: two reporters at one moment may each have seen only their own.
 */
async function showAggregate(
  { target: { environment, application }, commit }: Task,
  { latestStatusesOn, showStatus, repository }: AggregateDeps,
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
