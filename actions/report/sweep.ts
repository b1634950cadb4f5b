import { printExternalId } from "../../model/names/external-id.ts";
import { printStatusContext } from "../../model/names/status-context.ts";
import { parseUnit } from "../../model/names/unit.ts";
import { compareText } from "../../model/problem.ts";
import { hasFailed } from "../../model/task/steps.ts";
import type { Task } from "../../model/task/task.ts";
import { showAggregates } from "./aggregate.ts";
import { draw, type Reported } from "./draw.ts";
import { inEachEnvironment } from "./each-environment.ts";
import { type Evidence, lookAt, newsOf } from "./evidence.ts";
import { tasksBetween } from "./find-task.ts";
import type { ReportDeps } from "./needs.ts";
import { overtake } from "./overtaken.ts";
import { reportAll, unitsIn } from "./report-all.ts";
import { taskAt } from "./task-at.ts";
import { listOwn, logOf } from "./task-log.ts";
import { withCause } from "./with-cause.ts";

/** What a sweep showed, what it could not, and what it had no way to look at. */
export type Swept = {
  readonly tasks: readonly Reported[];
  readonly problems: readonly string[];
  readonly notChecked: readonly string[];
};

/** Commits older than this are left as they were told last: by then everything has ended, or is unknown. */
const windowHours = 6;
/** Each costs a request. */
const mostCommits = 50;

/**
 * Looks at every task that has not come to its end: starts those that nobody started, appends what can be seen of the
 * others, and draws them as they stand now. It does what lost events, and runs that died, left undone.
 */
export async function sweep(deps: ReportDeps): Promise<Swept> {
  const { done, problems } = await inEachEnvironment(await deps.history.tip(), deps.history, (environment) =>
    sweepEnvironment(environment, deps),
  );
  const [tasks, notChecked] = [done.flatMap((one) => one.tasks), done.flatMap((one) => one.notChecked)];
  return { tasks, problems, notChecked };
}

async function sweepEnvironment(environment: string, deps: ReportDeps): Promise<Omit<Swept, "problems">> {
  const lock = await deps.history.lockAt(await deps.history.tip(), environment);
  if (lock === undefined) return { tasks: [], notChecked: [] };
  const since = new Date(Date.parse(deps.now()) - windowHours * 3600_000).toISOString();
  const commits = await deps.history.recent(environment, since, mostCommits);
  const open = await openTasks(environment, commits, deps);
  const evidence = await lookAt({ environment, lock, commits: await statused(commits, deps) }, deps);
  const failing = await failingTasks(environment, evidence, deps);
  const all = new Map([...open, ...failing].map((task) => [printExternalId(task), task]));
  const tasks: Reported[] = [];
  for (const task of all.values()) tasks.push(...(await look(task, evidence, deps)));
  await showAggregates(tasks, deps);
  return { tasks, notChecked: evidence.notChecked };
}

/** The tasks of the newest commits whose check run is missing, or does not say that all has ended well. */
async function openTasks(
  environment: string,
  commits: readonly string[],
  { history, checksOn, latestStatusesOn }: ReportDeps,
): Promise<readonly Task[]> {
  const open: Task[] = [];
  for (const commit of commits) {
    const before = await history.firstParentOf(commit);
    const tasks = await tasksBetween({ environment, before, after: commit }, history);
    if (tasks.length === 0) continue;
    const [checks, statuses] = [await checksOn(commit), await latestStatusesOn(commit)];
    const states = new Map(statuses.map(({ context, state }) => [context, state]));
    open.push(
      ...tasks.filter((task) => {
        const settled = settledState(checks.get(printExternalId(task)));
        return settled === undefined || states.get(printStatusContext(task.target)) !== settled;
      }),
    );
  }
  return open;
}

/** The commits that a cluster can have been at last: that of the branch itself, whatever it changed, and the newest ones. */
const statused = async (commits: readonly string[], { history }: ReportDeps): Promise<readonly string[]> => [
  ...new Set([await history.tip(), ...commits]),
];

/**
 * The state that the status beside a check run must have where nothing more is expected of the task; `undefined` where
 * something is: what failed may have been mended meanwhile. With another one, a run died before it had shown everything.
 */
const settledState = (conclusion: string | null | undefined): string | undefined =>
  conclusion === "success" ? "success" : conclusion === "cancelled" ? "error" : undefined;

/** The tasks of units that fail now, however long ago they were ready. */
async function failingTasks(
  environment: string,
  { clusters, statuses }: Evidence,
  { history }: ReportDeps,
): Promise<readonly Task[]> {
  const newest = new Map(statuses.toSorted((a, b) => compareText(a.at, b.at)).map((said) => [said.unit, said]));
  const said = [...newest.values(), ...[...clusters.values()].flatMap((cluster) => cluster.said)];
  const tasks = said
    .filter(({ state }) => hasFailed(state))
    .map(async ({ unit, revision }) => {
      const application = parseUnit(unit)?.application;
      if (application === undefined || revision === undefined || !(await history.isOnDefaultBranch(revision)))
        return [];
      const commit = await history.lastChange(revision, `${environment}/${unit}`);
      const task =
        commit === undefined ? undefined : await taskAt({ target: { environment, application }, commit }, history);
      return task ?? [];
    });
  return (await Promise.all(tasks)).flat();
}

/** Appends what is seen of the task, and draws it as it stands. */
export async function look(task: Task, evidence: Evidence, deps: ReportDeps): Promise<readonly Reported[]> {
  const { own } = await listOwn(task, deps);
  const begun = own.length === 0 ? await reportAll([{ task, events: [] }], deps) : [];
  const log = logOf(task, own.length === 0 ? (await listOwn(task, deps)).own : own, deps);
  const read = await log.read();
  const news = await newsOf(read, evidence, deps.history);
  if (begun.length > 0 && news.length === 0) return begun;
  await overtake(read.task, log, deps);
  await log.append(await withCause(log, news, deps));
  const [, ...others] = begun;
  return [await draw({ log, read: await log.read(), isThorough: true, moved: unitsIn(news) }, deps), ...others];
}
