import { isCommitId } from "../names/commit.ts";
import { parseDeploymentTask } from "../names/deployment-task.ts";
import { isLabel } from "../names/label.ts";
import { parseSource, type Source } from "../names/source.ts";
import { parseUnit } from "../names/unit.ts";
import { decode, type Entry } from "./log.ts";
import { fold, type Part, type Task } from "./task.ts";

/** A task as GitHub keeps it: the Deployment, and the descriptions of its statuses in any order. */
export type StoredTask = {
  readonly environment: string;
  /** The Deployment's `task`. */
  readonly task: string;
  readonly commit: string;
  readonly payload: unknown;
  readonly log: readonly Entry[];
};

/**
 * The task for readers that have no clone of the environments repository, as its Deployment's payload tells it;
 * `undefined` for a Deployment that is none of ours. Whoever writes to a log makes the task from the locks.
 */
export function restoreTask({ log, ...stored }: StoredTask): Task | undefined {
  const task = taskIn(stored);
  return task && readLog(task, { payloads: [stored.payload], log });
}

/** The same before anything was said of it. */
export function taskIn({ environment, task: name, commit, payload }: Omit<StoredTask, "log">): Task | undefined {
  const of = parseDeploymentTask(name);
  if (of === undefined || !isLabel(environment) || !isCommitId(commit) || !isFields(payload)) return undefined;
  const parts = [
    ...Object.entries(fieldsIn(payload, "parts")).map(toPart),
    ...Object.entries(fieldsIn(payload, "removed")).map(toPart).map(asRemoved),
  ];
  const source = sourceIn(payload, "source");
  if (payload["v"] !== 1 || source === undefined || parts.length === 0 || !parts.every(isPart)) return undefined;
  const [origin, image] = [sourceIn(payload, "application"), payload["image"]];
  return {
    ...{ target: { environment, ...of }, commit, source, events: [] },
    parts: parts.toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
    ...(origin && { application: origin }),
    ...(typeof image === "string" && { image }),
    ...(payload["suite"] === true && { suite: true }),
    ...usualIn(payload),
  };
}

/** What is kept of a task: of its Deployments, lowest id first, the payloads; the entries of them all in any order. */
type Kept = { readonly payloads: readonly unknown[]; readonly log: readonly Entry[] };

/** The task with all its log says. The first of its Deployments tells how long its target's tasks take. */
export function readLog(task: Task, { payloads, log }: Kept): Task {
  return fold(
    { ...task, ...usualIn(payloads[0]) },
    [...payloads.flatMap(beganIn), ...log].flatMap((entry) => decode(task, entry)),
  );
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;

const fieldsIn = (fields: Fields, name: string): Fields => {
  const value = fields[name];
  return isFields(value) ? value : {};
};

function sourceIn(fields: Fields, name: string): Source | undefined {
  const value = fields[name];
  return typeof value === "string" ? parseSource(value) : undefined;
}

/** What was known of the task when its log was opened, as the entries of a log; none where it is not told. */
export function beganIn(payload: unknown): readonly Entry[] {
  const entries = isFields(payload) ? payload["began"] : undefined;
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown): readonly Entry[] => {
    if (!isFields(entry) || typeof entry["text"] !== "string") return [];
    const { text, url } = entry;
    return [{ text, ...(typeof url === "string" && { url }) }];
  });
}

/** When the task's commit was merged, where that was known when its log was opened. */
export const mergedIn = (payload: unknown): string | undefined =>
  beganIn(payload).flatMap(({ text }) => /^merged done (\S+)/.exec(text)?.[1] ?? [])[0];

/** How long its target's tasks take, as it was known when the task began. */
function usualIn(payload: unknown): Pick<Task, "usual"> {
  const { median, p90, count } = fieldsIn(isFields(payload) ? payload : {}, "usual");
  return isSeconds(median) && isSeconds(p90) && isSeconds(count) ? { usual: { median, p90, count } } : {};
}

const isSeconds = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0;

const toPart = ([unit, digest]: readonly [string, unknown]): Part | undefined =>
  parseUnit(unit) !== undefined && isCommitId(digest) ? { unit, digest } : undefined;
const asRemoved = (part: Part | undefined): Part | undefined => part && { ...part, removed: true };
const isPart = (part: Part | undefined): part is Part => part !== undefined;
