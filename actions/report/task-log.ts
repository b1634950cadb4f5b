import { isCommitId } from "../../model/names/commit.ts";
import { printDeploymentTask } from "../../model/names/deployment-task.ts";
import type { Event } from "../../model/task/event.ts";
import { decode, encode } from "../../model/task/log.ts";
import { advance, fold, type Task } from "../../model/task/task.ts";
import { toDeployment, toDeploymentState } from "../../views/task/deployment.ts";
import type { Deployment, DeploymentState, ReportDeps } from "./needs.ts";

/** A task with all its log says, and what GitHub shows beside each of its Deployments. */
export type ReadTask = { readonly task: Task; readonly shown: ReadonlyMap<number, DeploymentState | undefined> };

/** A task's log; `created` when this run started it. */
export type TaskLog = {
  readonly created: boolean;
  readonly read: () => Promise<ReadTask>;
  /** Appends those events that the log does not hold yet. */
  readonly append: (events: readonly Event[]) => Promise<void>;
  /**
   * Repeats the last entry with the state that GitHub should show, which changes nothing of the task; a second
   * Deployment is out of use.
   */
  readonly show: (read: ReadTask) => Promise<void>;
};

export type LogDeps = Pick<ReportDeps, "deployments" | "identity">;

/**
 * Opens the log of a task. Two reporters at one moment may have made two Deployments for it: both are read, and the
 * lower id is written to. Only what our own identity wrote is believed.
 */
export async function openLog(task: Task, { deployments, identity }: LogDeps): Promise<TaskLog> {
  const mine = async () => (await ours(task, task.commit, { deployments, identity })).map(({ id }) => id);
  const found = await mine();
  const made = found.length > 0 ? found : [(await deployments.create(toDeployment(task))).id, ...(await mine())];
  const ids = [...new Set(made)];
  const first = Math.min(...ids);
  const read = (): Promise<ReadTask> => readLogs(task, ids, { deployments, identity });
  return {
    created: found.length === 0,
    read,
    append: async (events) => {
      let { task: known } = await read();
      for (const event of events) {
        const next = advance(known, asLogged(known, event));
        if (next !== known) await deployments.append(first, toDeploymentState(next), encode(event));
        known = next;
      }
    },
    show: async ({ task: current, shown }) => {
      const last = current.events.at(-1);
      if (last === undefined) return;
      for (const [id, state] of shown) {
        const wanted = id === first ? toDeploymentState(current) : "inactive";
        if (state !== wanted) await deployments.append(id, wanted, encode(last));
      }
    },
  };
}

/** A task with all its log says, without any event where it has none. */
export async function readTask(task: Task, deps: LogDeps): Promise<Task> {
  const found = await ours(task, task.commit, deps);
  const ids = found.map(({ id }) => id);
  return (await readLogs(task, ids, deps)).task;
}

async function readLogs(task: Task, ids: readonly number[], { deployments, identity }: LogDeps): Promise<ReadTask> {
  const logs = await Promise.all(ids.map((id) => deployments.log(id)));
  const believed = logs.map((log) => log.filter(({ creator }) => creator === identity));
  const events = believed.flat().flatMap(({ entry }) => decode(task, entry) ?? []);
  return { task: fold(task, events), shown: new Map(ids.map((id, index) => [id, believed[index]?.[0]?.state])) };
}

/** The event as it will be read back: a view must not show what the log has not kept. */
function asLogged(task: Task, event: Event): Event {
  const logged = decode(task, encode(event));
  if (logged === undefined) throw new Error(`no log entry can hold ${JSON.stringify(event)}`);
  return logged;
}

/** The commits for which the target has a log, newest first. */
export async function loggedCommits(task: Task, deps: LogDeps): Promise<readonly string[]> {
  const commits = (await ours(task, undefined, deps)).map(({ commit }) => commit);
  return [...new Set(commits)].filter(isCommitId);
}

async function ours(
  { target: { environment, application } }: Task,
  commit: string | undefined,
  { deployments, identity }: LogDeps,
): Promise<readonly Deployment[]> {
  const listed = await deployments.list(environment, printDeploymentTask(application), commit);
  return listed.filter((each) => each.creator === identity && (commit === undefined || each.commit === commit));
}
