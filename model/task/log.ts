import { printExternalId } from "../names/external-id.ts";
import { type Event, isReason, parseTime, type Subject, sources } from "./event.ts";
import { isState, isStep } from "./steps.ts";
import type { Task } from "./task.ts";
import { cut, oneLine } from "./text.ts";

/** The most characters GitHub takes as a Deployment status' description. */
export const maxEntryLength = 140;

/** One line of a task's log: the description of a Deployment status, and its `log_url`. */
export type Entry = { readonly text: string; readonly url?: string };

/**
 * `healthy failed 2026-11-20T12:00:00Z flux staging-eu/apps HealthCheckFailed Deployment/shop/shop not ready …`: all
 * but the message always fits. Environment, application and digest are those of the task whose log it is.
 */
export function encode({ about, step, state, at, source, reason, message, url }: Event): Entry {
  const part = about.kind === "task" ? "-" : shortUnit(about.unit);
  const head = [step, state, at, source, part, reason ?? "-"].join(" ");
  return { text: cut(oneLine(`${head} ${message ?? ""}`), maxEntryLength), ...(url !== undefined && { url }) };
}

/** What `encode` wrote of the task; `undefined` for anything else, and for a unit that is no part of the task. */
export function decode(task: Task, { text, url }: Entry): Event | undefined {
  if (text.length > maxEntryLength) return undefined;
  const [step, state, time, by, part, reason = "", ...words] = text.split(" ");
  const source = sources.find((known) => known === by);
  const at = parseTime(time);
  const about = subjectOf(task, part);
  if (!isStep(step) || !isState(state) || !source || !about || at === undefined || at !== time) return undefined;
  if (reason !== "-" && !isReason(reason)) return undefined;
  const message = oneLine(words.join(" "));
  return {
    ...{ about, step, state, at, source },
    ...(reason !== "-" && { reason }),
    ...(message !== "" && { message }),
    ...(url !== undefined && { url }),
  };
}

/** `staging-eu/apps` for `staging-eu/apps/shop`: the log's task names the application. */
const shortUnit = (unit: string): string => unit.split("/").slice(0, 2).join("/");

function subjectOf(task: Task, part: string | undefined): Subject | undefined {
  if (part === "-") return { kind: "task", id: printExternalId(task) };
  const found = task.parts.find(({ unit }) => shortUnit(unit) === part);
  return found && { kind: "part", environment: task.target.environment, unit: found.unit, digest: found.digest };
}
