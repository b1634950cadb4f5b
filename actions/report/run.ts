import { parseFlux } from "../../events/flux.ts";
import { type GithubEvent, parseGithub } from "../../events/github.ts";
import { printTarget } from "../../model/names/target.ts";
import { UserError } from "../../model/problem.ts";
import type { Event } from "../../model/task/event.ts";
import { hasArrived, outcome } from "../../model/task/outcome.ts";
import type { Task } from "../../model/task/task.ts";
import type { RunnerEvent } from "../io/runner.ts";
import { beginning, supersededEvent } from "./beginning.ts";
import { draw, type Reported } from "./draw.ts";
import { findTasks, superseder, tasksBetween } from "./find-task.ts";
import type { ReportDeps } from "./needs.ts";
import { taskAt } from "./task-at.ts";
import { loggedCommits, openLog } from "./task-log.ts";

export type ReportOutcome =
  /** The event says nothing of a task; nothing was written. */
  | { readonly status: "nothing"; readonly reason: string }
  /** Its sender may not say it; nothing was written. */
  | { readonly status: "refused"; readonly reason: string }
  /** `problems`: environments whose lock cannot be read, or whose tasks GitHub does not let us log. */
  | { readonly status: "reported"; readonly tasks: readonly Reported[]; readonly problems: readonly string[] };

/** How many earlier tasks of a target are looked at when a new one starts, until one that has found its end. */
const earlierTasks = 5;

/** Records what an event says in the logs of the tasks it concerns, and shows those tasks wherever people look. */
export async function run(event: RunnerEvent, deps: ReportDeps): Promise<ReportOutcome> {
  const parsed = parseGithub(event.name, event.payload);
  if (parsed.kind === "push") return reportPush(parsed, deps);
  if (parsed.kind === "dispatch") return reportFlux(parsed, deps);
  return { status: "nothing", reason: parsed.reason };
}

/** What a push brought starts tasks: one per application whose units changed, by the commit that changed them. */
async function reportPush(push: Extract<GithubEvent, { kind: "push" }>, deps: ReportDeps): Promise<ReportOutcome> {
  const { history } = deps;
  const { after } = push;
  if (!(await history.isOnDefaultBranch(after))) return { status: "nothing", reason: `${after} is no longer there` };
  const isKnown = push.before !== undefined && (await history.isOnDefaultBranch(push.before));
  const before = isKnown ? push.before : undefined;
  const tasks: Reported[] = [];
  const problems: string[] = [];
  for (const environment of await history.environmentsAt(after)) {
    try {
      for (const task of await tasksBetween({ environment, before, after }, history)) {
        tasks.push(...(await report(task, [], deps)));
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push(`${environment}: ${error.message}`);
    }
  }
  return { status: "reported", tasks, problems };
}

/** What Flux says is appended to the tasks it speaks of, which are started if the push that brought them was never seen. */
async function reportFlux(
  { sender, payload }: Extract<GithubEvent, { kind: "dispatch" }>,
  deps: ReportDeps,
): Promise<ReportOutcome> {
  const parsed = parseFlux(payload);
  if (parsed.status === "unknown") return { status: "nothing", reason: parsed.reason };
  const found = await findTasks(parsed.event, sender, deps);
  if (found.status !== "found") return found;
  const tasks: Reported[] = [];
  for (const { task, event } of found.told) tasks.push(...(await report(task, [event], deps)));
  return { status: "reported", tasks, problems: [] };
}

/** Appends the events to the task's log and draws it; where there are none, or it is new, so are the tasks it supersedes. */
async function report(task: Task, events: readonly Event[], deps: ReportDeps): Promise<readonly Reported[]> {
  const log = await openLog(task, deps);
  const begun = (await log.read()).task.events.some(({ step }) => step === "merged");
  const isNew = log.created || events.length === 0;
  const newer = isNew ? await superseder(task, deps.history) : undefined;
  await log.append([
    ...(begun ? [] : await beginning(task, deps)),
    ...(newer === undefined ? [] : [await supersededEvent(task, newer, deps)]),
    ...events,
  ]);
  deps.progress(`${printTarget(task.target)}: drawing ${task.commit}`);
  const reported = await draw(log, deps);
  return isNew ? [reported, ...(await supersedeEarlier(task, deps))] : [reported];
}

async function supersedeEarlier(task: Task, deps: ReportDeps): Promise<readonly Reported[]> {
  const reported: Reported[] = [];
  const commits = (await loggedCommits(task, deps)).filter((commit) => commit !== task.commit);
  for (const commit of commits.slice(0, earlierTasks)) {
    const earlier = await taskAt({ target: task.target, commit }, deps.history);
    if (earlier === undefined) continue;
    const log = await openLog(earlier, deps);
    const { word } = outcome((await log.read()).task);
    if (hasArrived(word) || word === "superseded") break;
    const newer = await superseder(earlier, deps.history);
    if (newer === undefined) continue;
    await log.append([await supersededEvent(earlier, newer, deps)]);
    reported.push(await draw(log, deps));
  }
  return reported;
}
