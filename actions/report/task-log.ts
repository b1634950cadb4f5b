import { printDeploymentTask } from "../../model/names/deployment-task.ts";
import type { Event } from "../../model/task/event.ts";
import { heardIn } from "../../model/task/heard.ts";
import { decode, encode } from "../../model/task/log.ts";
import { hasFailed } from "../../model/task/steps.ts";
import { readLog } from "../../model/task/stored.ts";
import type { Task } from "../../model/task/task.ts";
import { toDeployment } from "../../views/task/deployment.ts";
import type { Deployment, DeploymentState, ReportDeps } from "./needs.ts";

/** A task with all its log says. */
export type ReadTask = {
  readonly task: Task;
  /** What GitHub shows beside each of its Deployments. */
  readonly shown: ReadonlyMap<number, DeploymentState | undefined>;
  /** The newest entry, as GitHub numbers them. */
  readonly newest: number | undefined;
  /** When each unit was last heard of, by GitHub's clock. */
  readonly heard: ReadonlyMap<string, string>;
};

export type TaskLog = {
  readonly read: () => Promise<ReadTask>;
  /**
   * Appends events without a look at what is there: one that is there twice counts once. Gives the number of the last
   * entry, `undefined` where there was nothing to append.
   */
  readonly append: (events: readonly Event[]) => Promise<number | undefined>;
  /** Whether nothing was appended after the entry of that number, without reading all of the log. */
  readonly endsWith: (entry: number) => Promise<boolean>;
  /**
   * Repeats the last entry with the state that GitHub should show, which changes nothing of the task; a second
   * Deployment is out of use.
   */
  readonly show: (read: ReadTask, state: DeploymentState) => Promise<void>;
};

export type LogDeps = Pick<ReportDeps, "deployments" | "identity">;

/** The Deployments that our own identity made for the task's target: those of the task itself, and those of earlier ones. */
export type OwnDeployments = { readonly own: readonly Deployment[]; readonly others: readonly Deployment[] };

/** GitHub lists so many at once. */
const pageLength = 100;

export async function listOwn(task: Task, { deployments, identity }: LogDeps): Promise<OwnDeployments> {
  const name = printDeploymentTask(task.target);
  const isOurs = ({ creator }: Deployment): boolean => creator === identity;
  const isOwn = ({ commit }: Deployment): boolean => commit === task.commit;
  const newest = await deployments.list(task.target.environment, name);
  const isCut = newest.length >= pageLength && !newest.some(isOwn);
  const all = isCut ? await deployments.list(task.target.environment, name, task.commit) : newest;
  return { own: all.filter(isOwn).filter(isOurs), others: newest.filter((one) => !isOwn(one)).filter(isOurs) };
}

/** Makes a Deployment for the task, with what is known of it. Two reporters at one moment may both do so. */
export async function startLog(task: Task, deps: LogDeps): Promise<TaskLog> {
  const made = await deps.deployments.create(toDeployment(task));
  const { own } = await listOwn(task, deps);
  return logOf(task, [made, ...own.filter(({ id }) => id !== made.id)], deps);
}

/**
 * The log of a task. Where it has two Deployments both are read, and the lower id is written to. Only what our own
 * identity wrote is believed.
 */
export function logOf(task: Task, found: readonly Deployment[], { deployments, identity }: LogDeps): TaskLog {
  const first = Math.min(...found.map(({ id }) => id));
  return {
    read: () => readLogs(task, found, { deployments, identity }),
    append: async (events) => {
      let last: number | undefined;
      for (const event of events)
        if (decode(task, encode(task, [event])[0] ?? { text: "" }).length === 0) throw lost(event);
      for (const entry of encode(task, events))
        last = await deployments.append(first, passing(decode(task, entry)), entry);
      return last;
    },
    endsWith: async (entry) => (await deployments.newest(first))?.id === entry,
    show: async ({ task: current, shown }, state) => {
      const [last] = encode(current, current.events.slice(-1));
      if (last === undefined) return;
      for (const [id, now] of shown) {
        const wanted = id === first ? state : "inactive";
        if (now !== wanted) await deployments.append(id, wanted, last);
      }
    },
  };
}

const lost = (event: Event): Error => new Error(`no log entry can hold ${JSON.stringify(event)}`);

/** What GitHub shows beside an entry until whoever draws the task has seen all of its log. */
const passing = ([event]: readonly Event[]): DeploymentState =>
  event !== undefined && hasFailed(event.state) ? "failure" : "in_progress";

/** A task with all its log says, without any event where it has none. */
export async function readTask(task: Task, deps: LogDeps): Promise<Task> {
  return (await readLogs(task, (await listOwn(task, deps)).own, deps)).task;
}

async function readLogs(
  task: Task,
  found: readonly Deployment[],
  { deployments, identity }: LogDeps,
): Promise<ReadTask> {
  const logs = await Promise.all(found.map(({ id }) => deployments.log(id)));
  const believed = logs.map((log) => log.filter(({ creator }) => creator === identity));
  const [first, ...others] = found.toSorted((a, b) => a.id - b.id);
  return {
    task: readLog(task, {
      payloads: [first, ...others].map((one) => one?.payload),
      log: believed.flat().map(({ entry }) => entry),
    }),
    shown: new Map(found.map(({ id }, index) => [id, believed[index]?.[0]?.state])),
    newest: believed[first === undefined ? 0 : found.indexOf(first)]?.[0]?.id,
    heard: heardIn(task, believed.flat()),
  };
}
