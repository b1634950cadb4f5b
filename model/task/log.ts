import { printExternalId } from "../names/external-id.ts";
import { parseRanges, printRanges } from "../names/ranges.ts";
import { type Event, isReason, parseTime, type Subject, sources } from "./event.ts";
import { isState, isStep } from "./steps.ts";
import type { Part, Task } from "./task.ts";
import { cut, oneLine } from "./text.ts";

/** The most characters GitHub takes as a Deployment status' description. */
export const maxEntryLength = 140;
/** As many of them may say whose parts an entry is of, so that the rest always fits. */
const maxPartsLength = 40;

/** One line of a task's log: the description of a Deployment status, and its `log_url`. */
export type Entry = { readonly text: string; readonly url?: string };

/**
 * `healthy failed 2026-11-20T12:00:00Z flux staging-eu/apps HealthCheckFailed Deployment/shop/shop not ready …`: all
 * but the message always fits. Environment, application and digest are those of the task whose log it is. In the log of
 * a whole environment a part is told by its place among the task's parts, and what is the same of several is one entry:
 * `healthy done 2026-11-20T12:00:00Z cluster #0-411,413 -`.
 */
export function encode(task: Task, events: readonly Event[]): readonly Entry[] {
  if (task.target.application !== undefined)
    return events.map((event) => entryOf(event, event.about.kind === "task" ? "-" : shortUnit(event.about.unit)));
  const groups = new Map<string, Event[]>();
  for (const event of events) {
    const { about, ...said } = event;
    const key = JSON.stringify([about.kind, said]);
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.values()].flatMap((group) => {
    const [event] = group;
    if (event === undefined) return [];
    if (event.about.kind === "task") return [entryOf(event, "-")];
    return placesOf(task, group).map((places) => entryOf(event, `#${places}`));
  });
}

/** What `encode` wrote of the task: one event of each part it names; none for anything else, and for what is no part. */
export function decode(task: Task, { text, url }: Entry): readonly Event[] {
  if (text.length > maxEntryLength) return [];
  const [step, state, time, by, part, reason = "", ...words] = text.split(" ");
  const source = sources.find((known) => known === by);
  const at = parseTime(time);
  if (!isStep(step) || !isState(state) || !source || at === undefined || at !== time) return [];
  if (reason !== "-" && !isReason(reason)) return [];
  const message = oneLine(words.join(" "));
  return subjectsOf(task, part).map((about) => ({
    ...{ about, step, state, at, source },
    ...(reason !== "-" && { reason }),
    ...(message !== "" && { message }),
    ...(url !== undefined && { url }),
  }));
}

function entryOf({ step, state, at, source, reason, message, url }: Event, part: string): Entry {
  const head = [step, state, at, source, part, reason ?? "-"].join(" ");
  return { text: cut(oneLine(`${head} ${message ?? ""}`), maxEntryLength), ...(url !== undefined && { url }) };
}

/** `staging-eu/apps` for `staging-eu/apps/shop`: the log's task names the application. */
const shortUnit = (unit: string): string => unit.split("/").slice(0, 2).join("/");

/** The places of the events' parts, cut into texts that each fit into an entry. */
function placesOf(task: Task, events: readonly Event[]): readonly string[] {
  const units = new Set(events.flatMap(({ about }) => (about.kind === "part" ? [about.unit] : [])));
  const runs = printRanges(task.parts.flatMap(({ unit }, place) => (units.has(unit) ? [place] : []))).split(",");
  const texts: string[] = [];
  for (const run of runs) {
    const longer = `${texts.at(-1)},${run}`;
    if (texts.length > 0 && longer.length <= maxPartsLength) texts[texts.length - 1] = longer;
    else texts.push(run);
  }
  return texts.filter((text) => text !== "");
}

function subjectsOf(task: Task, part = ""): readonly Subject[] {
  if (part === "-") return [{ kind: "task", id: printExternalId(task) }];
  const isWhole = task.target.application === undefined;
  const places = isWhole && part.startsWith("#") ? parseRanges(part.slice(1), task.parts.length) : undefined;
  const found = isWhole
    ? places?.flatMap((place) => task.parts[place] ?? [])
    : task.parts.filter(({ unit }) => shortUnit(unit) === part);
  return (found ?? []).map(({ unit, digest }: Part) => ({
    kind: "part",
    environment: task.target.environment,
    unit,
    digest,
  }));
}
