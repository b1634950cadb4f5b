import { printExternalId } from "../../model/names/external-id.ts";
import { printTarget } from "../../model/names/target.ts";
import { parseUnit } from "../../model/names/unit.ts";
import { UserError } from "../../model/problem.ts";
import type { Event, Subject } from "../../model/task/event.ts";
import type { Task } from "../../model/task/task.ts";
import type { Reported } from "./draw.ts";
import type { JobReport } from "./job-report.ts";
import type { ReportDeps } from "./needs.ts";
import { reportAll } from "./report-all.ts";
import { taskAt } from "./task-at.ts";
import { verdictOf } from "./verdict.ts";

type Tested = Extract<JobReport, { readonly kind: "tested" }>;

/**
 * Records how an application's suite went against what a task brought. Throws a `UserError` where there is no such task, or
 * no suite in it.
 */
export async function reportTested(
  { id, state, results, url }: Tested,
  deps: ReportDeps,
): Promise<readonly Reported[]> {
  const task = await taskOf(id, deps);
  const about = subjectIn(task, id);
  const { state: said, message } = verdictOf(state, results);
  const event: Event = {
    ...{ about, step: "tested", state: said, at: deps.now(), source: "suite" },
    ...(message !== undefined && { message }),
    ...(url !== undefined && { url }),
  };
  return reportAll([{ task, events: [event] }], deps);
}

async function taskOf(id: Tested["id"], { history, repository }: ReportDeps): Promise<Task> {
  const { target, commit } = id;
  const none = `there is no task ${printExternalId(id)}:`;
  if (!(await history.isOnDefaultBranch(commit)))
    throw new UserError(`${none} that is no commit of the default branch of ${repository}`);
  const task = await taskAt(id, history);
  if (task === undefined)
    throw new UserError(`${none} that commit of ${repository} changed nothing of ${printTarget(target)}`);
  return task;
}

/** Of whom the suite speaks: of the task, or where many applications are told together, of its own part there. */
function subjectIn(task: Task, { target: { environment, application } }: Tested["id"]): Subject {
  if (task.suite === true) return { kind: "task", id: printExternalId(task) };
  const part = task.parts.find(({ unit, suite }) => suite === true && parseUnit(unit)?.application === application);
  if (part !== undefined) return { kind: "part", environment, unit: part.unit, digest: part.digest };
  throw new UserError(
    `${printExternalId(task)} waits for no suite of ${application}: its lock says that none runs there, or nothing of it stays`,
  );
}
