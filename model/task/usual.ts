import { progress } from "./progress.ts";
import type { Task, Usual } from "./task.ts";

/** What the tasks that are ready took; `undefined` when none is. */
export function usualOf(tasks: Iterable<Task>): Usual | undefined {
  const all = [...tasks].flatMap((task) => secondsToReady(task) ?? []).toSorted((a, b) => a - b);
  const [fastest, slowest] = [all[0], all.at(-1)];
  if (fastest === undefined || slowest === undefined) return undefined;
  const middle = all.slice(Math.ceil(all.length / 2) - 1, Math.floor(all.length / 2) + 1);
  const median = Math.round(middle.reduce((sum, seconds) => sum + seconds, 0) / middle.length);
  const p90 = all[Math.ceil(0.9 * all.length) - 1] ?? slowest;
  return { median, p90, fastest, slowest, count: all.length };
}

/** `undefined` for what is not ready, or no longer, and where the clocks disagree: nothing is ready before its merge. */
function secondsToReady(task: Task): number | undefined {
  const steps = progress(task);
  const merged = steps.find(({ step }) => step === "merged");
  const ready = steps.find(({ step, state }) => step === "ready" && state === "done");
  const seconds = (Date.parse(ready?.endedAt ?? "") - Date.parse(merged?.endedAt ?? "")) / 1000;
  return seconds > 0 ? seconds : undefined;
}
