import { type Event, later } from "./event.ts";
import { progress } from "./progress.ts";
import { advance, type Task } from "./task.ts";

/**
 * An event of what is seen of a part now, if it says more than the log of the task, which has only that part, does;
 * `undefined` if not. Since it is seen now, it is later than all that was said of the part, whatever its sender's clock says.
 */
export function seenNow(task: Task, event: Event): Event | undefined {
  const last = task.events.findLast(({ about }) => about.kind === "part")?.at;
  const news = last !== undefined && last >= event.at ? { ...event, at: later(last, 1) } : event;
  return statesOf(advance(task, news)) === statesOf(task) ? undefined : news;
}

const statesOf = (task: Task): string =>
  progress(task)
    .flatMap(({ parts = [] }) => parts.map(({ state, reason }) => `${state} ${reason ?? ""}`))
    .join();
