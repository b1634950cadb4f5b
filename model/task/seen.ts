import { type Event, parseTime } from "./event.ts";
import { progress } from "./progress.ts";
import { advance, type Task } from "./task.ts";

/**
 * An event of what is seen of a part now, if it says more than the log of the task does; `undefined` if not. Since it is
 * seen now, it is later than all that was said of the part, whatever its sender's clock says.
 */
export function seenNow(task: Task, event: Event): Event | undefined {
  const { about } = event;
  if (about.kind !== "part") return undefined;
  const last = task.events.findLast((said) => said.about.kind === "part" && said.about.unit === about.unit)?.at;
  const news = last !== undefined && last >= event.at ? { ...event, at: second(last) } : event;
  return statesOf(advance(task, news), about.unit) === statesOf(task, about.unit) ? undefined : news;
}

/** The second after a time. */
const second = (time: string): string => parseTime(new Date(Date.parse(time) + 1000).toISOString()) ?? time;

const statesOf = (task: Task, unit: string): string =>
  progress({ ...task, parts: task.parts.filter((part) => part.unit === unit) })
    .flatMap(({ parts = [] }) => parts.map(({ state, reason }) => `${state} ${reason ?? ""}`))
    .join();
