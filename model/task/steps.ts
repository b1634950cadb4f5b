/**
 * The way of a task, in order; another kind of target adds rows. `of` says whose step it is: the target's own, one that
 * every part takes for itself, be it there to stay or to be removed, or one that follows from all others.
 */
export const rows = [
  { step: "proposed", of: "target" },
  { step: "merged", of: "target" },
  { step: "applied", of: "part" },
  { step: "healthy", of: "part" },
  { step: "deleted", of: "removal" },
  { step: "ready", of: "all" },
] as const;

export type Row = (typeof rows)[number];
export type Step = Row["step"];

/** What a step can be in; where two are said of one second, the later in this list holds. */
export const states = ["waiting", "running", "unknown", "skipped", "done", "timed-out", "failed"] as const;
export type State = (typeof states)[number];

/** A step as the events tell it. Times are ISO 8601 in UTC, by the senders' clocks. */
export type StepState = {
  readonly step: Step;
  readonly state: State;
  /** When the step before it ended. */
  readonly startedAt?: string | undefined;
  readonly endedAt?: string | undefined;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  readonly url?: string | undefined;
};

/** A step of a whole task; `parts` only where each part takes the step for itself, in the order of the task's parts. */
export type TaskStep = StepState & { readonly parts?: readonly PartStep[] };
export type PartStep = StepState & { readonly unit: string };

/** The step's place on the way, from 0. */
export const orderOf = (step: Step): number => rows.findIndex((row) => row.step === step);

export const isStep = (text: string | undefined): text is Step => rows.some(({ step }) => step === text);
export const isState = (text: string | undefined): text is State => states.some((state) => state === text);

/** Whether nothing more is expected of the step, as things stand. */
export const hasEnded = (state: State): boolean => states.indexOf(state) >= states.indexOf("skipped");
/** Whether the step went wrong. */
export const hasFailed = (state: State): boolean => state === "failed" || state === "timed-out";
