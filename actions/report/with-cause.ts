import { failureIn } from "../../events/flux-failure.ts";
import { parseSource } from "../../model/names/source.ts";
import { printSpecLine } from "../../model/names/spec-line.ts";
import { OutsideError, UserError } from "../../model/problem.ts";
import type { Event } from "../../model/task/event.ts";
import { decode, encode } from "../../model/task/log.ts";
import { hasFailed, rowOf } from "../../model/task/steps.ts";
import type { Task } from "../../model/task/task.ts";
import type { Lock } from "../../model/tree/lock.ts";
import { causeOfFailure } from "./failure-cause.ts";
import type { ReportDeps, SpecFiles } from "./needs.ts";
import { lockBefore } from "./task-at.ts";
import type { TaskLog } from "./task-log.ts";

export type CauseDeps = Pick<ReportDeps, "history" | "specsAt" | "serverUrl" | "progress">;

/**
 * The events, each failure among them with the address of the line of the specs that brought it, where one is proved to
 * have. A failure that is in the log with its line is not looked into again.
 */
export async function withCause(
  log: Pick<TaskLog, "read">,
  events: readonly Event[],
  deps: CauseDeps,
): Promise<readonly Event[]> {
  if (!events.some(isOpen)) return events;
  const { task } = await log.read();
  const told: Event[] = [];
  for (const event of events) {
    const url = isOpen(event) ? (knownCause(task, event) ?? (await findCause(task, event, deps))) : undefined;
    told.push(url === undefined ? event : { ...event, url });
  }
  return told;
}

/** What goes was made by no line that is still there, and what a suite finds wrong by none for sure. */
const isOpen = ({ about, step, state, url }: Event): boolean =>
  about.kind === "part" && rowOf(step).of === "part" && hasFailed(state) && url === undefined;

/** The same failure told before, as the log keeps it: a retry fails as the first try did. */
function knownCause(task: Task, event: Event): string | undefined {
  const logged = encode(task, [event]).flatMap((entry) => decode(task, entry));
  return task.events.findLast((known) => known.url !== undefined && logged.some((one) => isSame(known, one)))?.url;
}

const isSame = (one: Event, other: Event): boolean =>
  one.about.kind === "part" &&
  other.about.kind === "part" &&
  one.about.unit === other.about.unit &&
  one.step === other.step &&
  one.state === other.state &&
  one.reason === other.reason &&
  one.message === other.message;

async function findCause(task: Task, { about, reason, message }: Event, deps: CauseDeps): Promise<string | undefined> {
  const failed = message === undefined ? undefined : failureIn(message);
  // Where no object is named, only what does not build follows from the specs for sure.
  if (about.kind !== "part" || (failed === undefined && reason !== "BuildFailed")) return undefined;
  const { environment, unit } = about;
  const specs = await specsAround(task, environment, deps);
  const [cause] = specs === undefined ? [] : causeOfFailure({ ...specs, environment, unit, failed });
  return cause && printSpecLine(cause, { serverUrl: deps.serverUrl, source: task.source });
}

type Specs = { readonly former: SpecFiles | undefined; readonly later: SpecFiles };

/** The specs that the task's commit was rendered from, and those that the commit before it was. */
async function specsAround(
  { commit, source }: Task,
  environment: string,
  { history, specsAt, progress }: CauseDeps,
): Promise<Specs | undefined> {
  const [before, after] = [await lockBefore(commit, environment, history), await history.lockAt(commit, environment)];
  const former = before && parseSource(before.source);
  if (after === undefined || (former !== undefined && former.repository !== source.repository)) return undefined;
  try {
    const [later, earlier] = await Promise.all([
      specsAt(source, rootOf(after)),
      former && specsAt(former, rootOf(before)),
    ]);
    return { former: earlier, later };
  } catch (error) {
    // Where the line is, is an extra: what has failed is reported without it.
    if (!(error instanceof UserError || error instanceof OutsideError)) throw error;
    progress(`the specs cannot be read for the cause: ${error.message}`);
    return undefined;
  }
}

/** Locks of before it was written down are of specs in the usual folder. */
const rootOf = (lock: Lock | undefined): string => lock?.root ?? "environments";
