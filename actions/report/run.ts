import { parseFlux } from "../../events/flux.ts";
import { type GithubEvent, parseGithub } from "../../events/github.ts";
import { shortCommit } from "../../model/names/commit.ts";
import { printTarget } from "../../model/names/target.ts";
import type { RunnerEvent } from "../io/runner.ts";
import type { Reported } from "./draw.ts";
import { inEachEnvironment } from "./each-environment.ts";
import { findFetched } from "./find-fetched.ts";
import { findTasks, tasksBetween } from "./find-task.ts";
import type { ReportDeps } from "./needs.ts";
import { reportAll } from "./report-all.ts";
import type { Built } from "./report-built.ts";
import { type Swept, sweep } from "./sweep.ts";
import { reportTold } from "./together.ts";

export type ReportOutcome =
  /** The event says nothing of a task; nothing was written. */
  | { readonly status: "nothing"; readonly reason: string }
  /** Its sender may not say it; nothing was written. */
  | { readonly status: "refused"; readonly reason: string }
  /**
   * `problems`: environments whose lock cannot be read, or whose tasks GitHub does not let us log. `built`: what was shown of
   * an image instead.
   */
  | ({ readonly status: "reported"; readonly built?: Built } & Swept);

/** Records what an event says in the logs of the tasks it concerns, and shows those tasks wherever people look. */
export async function run(event: RunnerEvent, deps: ReportDeps): Promise<ReportOutcome> {
  const parsed = parseGithub(event.name, event.payload);
  if (parsed.kind === "push") return reportPush(parsed, deps);
  if (parsed.kind === "dispatch") return reportFlux(parsed, deps);
  if (parsed.kind === "sweep") return { status: "reported", ...(await sweep(deps)) };
  return { status: "nothing", reason: parsed.reason };
}

/** What a push brought starts tasks: one per application whose units changed, by the commit that changed them. */
async function reportPush(push: Extract<GithubEvent, { kind: "push" }>, deps: ReportDeps): Promise<ReportOutcome> {
  const { history } = deps;
  const { after } = push;
  if (!(await history.isOnDefaultBranch(after))) return { status: "nothing", reason: `${after} is no longer there` };
  const isKnown = push.before !== undefined && (await history.isOnDefaultBranch(push.before));
  const before = isKnown ? push.before : undefined;
  const { done, problems } = await inEachEnvironment(after, history, async (environment) => {
    const begun = await tasksBetween({ environment, before, after }, history);
    const told = begun.map((task) => ({ task, events: [] }));
    return reportAll(told, deps);
  });
  return { status: "reported", tasks: done.flat(), problems, notChecked: [] };
}

/** What Flux says is appended to the tasks it speaks of, which are started if the push that brought them was never seen. */
async function reportFlux(
  { sender, payload }: Extract<GithubEvent, { kind: "dispatch" }>,
  deps: ReportDeps,
): Promise<ReportOutcome> {
  const parsed = parseFlux(payload);
  if (parsed.status === "unknown") return { status: "nothing", reason: parsed.reason };
  const found =
    parsed.status === "cluster"
      ? await findFetched(parsed.event, sender, deps.history)
      : await findTasks(parsed.event, sender, deps);
  if (found.status !== "found") return found;
  for (const { task } of found.told)
    deps.progress(`${printTarget(task.target)}@${shortCommit(task.commit)}: something was said of it`);
  return reportedOf(await reportTold(found.told, deps));
}

/** What was reported of tasks that somebody spoke of; none where a run that began later draws it. */
export const reportedOf = (tasks: readonly Reported[]): ReportOutcome =>
  tasks.length === 0
    ? { status: "nothing", reason: "many applications moved at once: a later run tells of all" }
    : { status: "reported", tasks, problems: [], notChecked: [] };
