import { compareText } from "../problem.ts";
import { orderOf, type State, type Step, states } from "./steps.ts";

/**
 * Who can say something of a task: Flux by what it sends, a cluster by what its objects say when they are read; `status` is
 * Flux again, by a commit status; `suite` is the application's own tests, run against the environment.
 */
export const sources = ["github", "flux", "cluster", "status", "suite"] as const;
export type EventSource = (typeof sources)[number];

/** Whom an event speaks of: a task by its external id, or one unit at one digest in whatever task has it as a part. */
export type Subject =
  | { readonly kind: "task"; readonly id: string }
  | { readonly kind: "part"; readonly environment: string; readonly unit: string; readonly digest: string };

/** What somebody said of a step of a task. */
export type Event = {
  readonly about: Subject;
  readonly step: Step;
  readonly state: State;
  /** By the sender's clock: ISO 8601, UTC, whole seconds, as `parseTime` gives it. */
  readonly at: string;
  readonly source: EventSource;
  /** The sender's own word for it, as `HealthCheckFailed`; what `isReason` accepts. */
  readonly reason?: string;
  /** One line for people. */
  readonly message?: string;
  readonly url?: string;
};

/** An RFC 3339 time as `2026-11-20T12:00:00Z`; `undefined` for anything else, and for years that have not four digits. */
export function parseTime(text: unknown): string | undefined {
  if (typeof text !== "string" || text.length > 40) return undefined;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  const printed = Number.isNaN(time) ? "" : new Date(time).toISOString();
  return printed.length === 24 ? `${printed.slice(0, 19)}Z` : undefined;
}

/** A time of `parseTime`, so many seconds on. */
export const later = (time: string, seconds: number): string =>
  parseTime(new Date(Date.parse(time) + seconds * 1000).toISOString()) ?? time;

export const isReason = (text: string): boolean => /^[A-Za-z][A-Za-z0-9]{0,39}$/.test(text);

/** A total order: by time, and within one second by step, then the worse state last, so that no arrival order matters. */
export const byTime = (a: Event, b: Event): number =>
  compareText(a.at, b.at) ||
  orderOf(a.step) - orderOf(b.step) ||
  states.indexOf(a.state) - states.indexOf(b.state) ||
  compareText(identity(a), identity(b));

const identity = ({ about, source, reason, message, url }: Event): string => {
  const subject = about.kind === "task" ? [about.id] : [about.environment, about.unit, about.digest];
  // Of one failure told twice, the telling that knows its line comes last, and so is the one that is shown.
  return JSON.stringify([...subject, source, reason, message, url ?? ""]);
};
