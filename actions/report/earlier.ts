import { isCommitId } from "../../model/names/commit.ts";
import { hasArrived, outcome } from "../../model/task/outcome.ts";
import type { Task } from "../../model/task/task.ts";
import { draw, type Reported } from "./draw.ts";
import type { Deployment, ReportDeps } from "./needs.ts";
import { overtake } from "./overtaken.ts";
import { taskAt } from "./task-at.ts";
import { logOf, type TaskLog } from "./task-log.ts";

/** How many earlier tasks of a target are looked at when a new one starts; each costs a request. */
const most = 5;

/** A task with all its log says. */
export type Earlier = { readonly task: Task; readonly log: TaskLog };

/** The newest tasks of a target among its Deployments, newest first. */
export async function readEarlier(
  { target }: Task,
  deployments: readonly Deployment[],
  deps: ReportDeps,
): Promise<readonly Earlier[]> {
  const commits = [...new Set(deployments.map(({ commit }) => commit))].filter(isCommitId).slice(0, most);
  const earlier = commits.map(async (commit): Promise<readonly Earlier[]> => {
    const task = await taskAt({ target, commit }, deps.history);
    if (task === undefined) return [];
    const log = logOf(
      task,
      deployments.filter((one) => one.commit === commit),
      deps,
    );
    return [{ task: (await log.read()).task, log }];
  });
  return (await Promise.all(earlier)).flat();
}

/** Says of the earlier tasks that were not through that a newer change has overtaken them. */
export async function supersede(earlier: readonly Earlier[], deps: ReportDeps): Promise<readonly Reported[]> {
  const reported: Reported[] = [];
  for (const { task, log } of earlier) {
    const { word } = outcome(task);
    if (hasArrived(word) || word === "superseded") break;
    if (await overtake(task, log, deps)) reported.push(await draw({ log, read: await log.read() }, deps));
  }
  return reported;
}
