import { decode, type Entry } from "./log.ts";
import { isOfSuite } from "./steps.ts";
import type { Task } from "./task.ts";

/** An entry of a task's log, and when GitHub took it, by its own clock. */
export type TimedEntry = { readonly entry: Entry; readonly at: string };

/**
 * When each unit was last heard of by its cluster, by GitHub's clock. An entry that is repeated, to show another state beside it, says
 * nothing new.
 */
export function heardIn(task: Task, log: readonly TimedEntry[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, TimedEntry>();
  for (const entry of log) {
    const known = firsts.get(entry.entry.text);
    if (known === undefined || entry.at < known.at) firsts.set(entry.entry.text, entry);
  }
  const heard = new Map<string, string>();
  for (const { entry, at } of firsts.values()) {
    for (const event of decode(task, entry)) {
      const { about } = event;
      if (isOfSuite(event)) continue;
      const before = about.kind === "part" ? (heard.get(about.unit) ?? "") : at;
      if (about.kind === "part" && at > before) heard.set(about.unit, at);
    }
  }
  return heard;
}

/** When any of them was last heard of. */
export const lastHeard = (heard: ReadonlyMap<string, string>): string | undefined =>
  [...heard.values()].toSorted().at(-1);
