/**
 * The way of a task, in order; another kind of target adds rows. `of` says whose step it is: the target's own, one that
 * every part takes for itself, be it there to stay or to be removed, one that an application's suite takes, or one that follows
 * from all others. `means` is what is so once the step is done, `by` who says so, `awaited` what is waited for until then.
 */
export const rows = [
  {
    step: "requested",
    of: "target",
    means: "a pull request of the specs asks for it",
    by: "GitHub",
    awaited: "a pull request of the specs",
  },
  {
    step: "validated",
    of: "target",
    means: "the checks of that pull request passed",
    by: "GitHub",
    awaited: "the checks of the specs' pull request",
  },
  {
    step: "rendered",
    of: "target",
    means: "the specs were merged, and their manifests written",
    by: "GitHub",
    awaited: "the manifests of what was merged",
  },
  {
    step: "proposed",
    of: "target",
    means: "a pull request of the manifests is there",
    by: "GitHub",
    awaited: "a pull request of the manifests",
  },
  {
    step: "merged",
    of: "target",
    means: "the manifests are on the branch that Flux follows",
    by: "GitHub",
    awaited: "the merge of the manifests",
  },
  {
    step: "fetched",
    of: "part",
    means: "the cluster's Flux has the commit",
    by: "Flux",
    awaited: "the cluster's Flux to fetch the commit",
  },
  {
    step: "applied",
    of: "part",
    means: "the API server took every object",
    by: "Flux",
    awaited: "Flux to apply it",
  },
  {
    step: "healthy",
    of: "part",
    means: "every object is in the state it is to be in",
    by: "Flux",
    awaited: "every object to become healthy",
  },
  {
    step: "deleted",
    of: "removal",
    means: "what was taken out of the specs is gone from the cluster",
    by: "Flux",
    awaited: "what was removed to be gone",
  },
  {
    step: "tested",
    of: "suite",
    means: "the application's suite passed against it",
    by: "the suite",
    awaited: "the suite's result",
  },
  {
    step: "ready",
    of: "all",
    means: "every step of every part has come to its end",
    by: "the steps before it",
    awaited: "everything else",
  },
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
export type TaskStep = StepState & {
  readonly parts?: readonly PartStep[];
  /** How many of the parts are through with it. */
  readonly progress?: { readonly done: number; readonly of: number };
  /** Of the step that is at hand: what is waited for, and when it is to be there at the latest. */
  readonly expected?: { readonly what: string; readonly by: string };
};
export type PartStep = StepState & { readonly unit: string };

/** What is known of every step of this name. */
export const rowOf = (step: Step): Row => rows[orderOf(step)] ?? rows[0];

/** The steps that are of this, in order. */
export const stepsOf = (of: Row["of"]): readonly Step[] => rows.filter((row) => row.of === of).map(({ step }) => step);

/** Whether it is about a suite, which a cluster never speaks of. */
export const isOfSuite = ({ step }: { readonly step: Step }): boolean => rowOf(step).of === "suite";

/** The step's place on the way, from 0. */
export const orderOf = (step: Step): number => rows.findIndex((row) => row.step === step);

export const isStep = (text: string | undefined): text is Step => rows.some(({ step }) => step === text);
export const isState = (text: string | undefined): text is State => states.some((state) => state === text);

/** Whether nothing more is expected of the step, as things stand. */
export const hasEnded = (state: State): boolean => states.indexOf(state) >= states.indexOf("skipped");

/** Reasons that stand for a person's decision: nothing goes on before they take it back, however long that is. */
const ofPeople: readonly (string | undefined)[] = ["Suspended"];
export const waitsOnPerson = ({ state, reason }: StepState): boolean =>
  state === "waiting" && ofPeople.includes(reason);

/** Whether the step went wrong. */
export const hasFailed = (state: State): boolean => state === "failed" || state === "timed-out";

/** Whether what comes after the step may begin. */
export const hasPassed = ({ state }: Pick<StepState, "state">): boolean => hasEnded(state) && !hasFailed(state);
