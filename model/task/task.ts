import { printExternalId, type TaskId } from "../names/external-id.ts";
import type { Source } from "../names/source.ts";
import { byTime, type Event } from "./event.ts";

/** A changed unit on its way: `printUnit`, and Git's tree id of its folder. The parts' digests are the task's digest. */
export type Part = {
  readonly unit: string;
  readonly digest: string;
  /** The commit took the unit out of the tree: `digest` is what it had, and its way ends when it is deleted. */
  readonly removed?: true;
  /** Where a whole environment is told together: what the application's suite says is said of this part of it. */
  readonly suite?: true;
};

/** How long tasks took from merged to ready: `count` of them, in whole seconds. */
export type Usual = {
  readonly median: number;
  /** What nine of ten keep within, by the nearest rank. */
  readonly p90: number;
  readonly fastest: number;
  readonly slowest: number;
  readonly count: number;
};

/** One target on its way to one digest. `target` and `commit` identify it; the rest says what that commit brought. */
export type Task = TaskId & {
  /** The units the commit changed, over all clusters, by name; at least one. */
  readonly parts: readonly Part[];
  /** The specs the commit was rendered from. */
  readonly source: Source;
  /** The source commit the application's image was built from, where the specs say it. */
  readonly application?: Source;
  readonly image?: string;
  /** Of one application: its suite runs against what the commit brought. */
  readonly suite?: true;
  /** Of a whole environment: the applications that the commit brought another commit of, which is to say how that went. */
  readonly applications?: readonly { readonly application: string; readonly source: Source }[];
  /** How long tasks of the target took before this one began. */
  readonly usual?: Pick<Usual, "median" | "p90" | "count">;
  /** What was said so far: each event once, in the order of `byTime`. Every state is derived from it. */
  readonly events: readonly Event[];
};

/** Whether all that the task is about goes. */
export const isRemoval = ({ parts }: Pick<Task, "parts">): boolean =>
  parts.length > 0 && parts.every(({ removed }) => removed === true);

/** Whether the event speaks of this task: of another digest, target or commit, it never does. */
export const concerns = (task: Task, event: Event): boolean => concerning(task)(event);

/** The same of many events of one task. */
function concerning(task: Task): (event: Event) => boolean {
  const id = printExternalId(task);
  const digests = new Map(task.parts.map(({ unit, digest }) => [unit, digest]));
  return ({ about }) =>
    about.kind === "task"
      ? about.id === id
      : about.environment === task.target.environment && digests.get(about.unit) === about.digest;
}

/** The task after one more event. The same event twice, late or out of order gives the same task. */
export function advance(task: Task, event: Event): Task {
  if (!concerns(task, event)) return task;
  const place = task.events.findIndex((known) => byTime(known, event) >= 0);
  const next = place < 0 ? undefined : task.events[place];
  if (next !== undefined && byTime(next, event) === 0) return task;
  return { ...task, events: task.events.toSpliced(place < 0 ? task.events.length : place, 0, event) };
}

/** The task after all of the events, as `advance` would have it one by one. */
export function fold(task: Task, events: Iterable<Event>): Task {
  const inOrder = [...task.events, ...[...events].filter(concerning(task))].sort(byTime);
  const once = inOrder.filter((event, place) => place === 0 || byTime(inOrder[place - 1] ?? event, event) !== 0);
  return once.length === task.events.length ? task : { ...task, events: once };
}

/** The task's parts, each as a task of its own with what was said of it. */
export function split(task: Task): readonly (Task & { readonly part: Part })[] {
  const byUnit = new Map<string, Event[]>(task.parts.map(({ unit }) => [unit, []]));
  const ofTask = task.events.filter(({ about }) => about.kind === "task");
  for (const event of task.events) if (event.about.kind === "part") byUnit.get(event.about.unit)?.push(event);
  return task.parts.map((part) => ({
    ...task,
    part,
    parts: [part],
    events: [...ofTask, ...(byUnit.get(part.unit) ?? [])],
  }));
}
