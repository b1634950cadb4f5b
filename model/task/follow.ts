import type { Event } from "./event.ts";
import { hasEnded, hasFailed, hasPassed, orderOf, type State, type Step, type StepState } from "./steps.ts";

/**
 * The states of consecutive steps, from events of one subject in the order of `byTime`. `since` is when the step before
 * the first of them ended. A step of which nothing was said, but that a later one proves done, has no end of its own.
 *
 * The latest verdict on a step holds: a later success heals a failure, a later failure ends a success. What Flux says
 * between two verdicts turns a failure into another try, and never takes a success back (it corrects drift without
 * checking health anew). Once a later step was done, failures of an earlier one no longer count: Flux does not
 * say when it has recovered from those. A deletion that failed has failed until it is done: what is said of it
 * meanwhile may be of others that are under way.
 */
export function follow(steps: readonly Step[], events: readonly Event[], since?: string): readonly StepState[] {
  const followed: StepState[] = [];
  let lastEnd = since;
  for (const step of steps) {
    const before = followed.at(-1);
    const startedAt = before === undefined || hasPassed(before) ? lastEnd : undefined;
    const state = stateOf(step, events, before);
    followed.push({ ...state, startedAt });
    lastEnd = state.endedAt ?? lastEnd;
  }
  return followed;
}

/** The same, but that what has come to its end stays so, whatever is merged after it; anything else goes no further. */
export function followToEnd(steps: readonly Step[], events: readonly Event[], since?: string): readonly StepState[] {
  const own = events.filter(({ state }) => state !== "skipped");
  const followed = follow(steps, own, since);
  return own.length === events.length || followed.at(-1)?.state === "done" ? followed : follow(steps, events, since);
}

function stateOf(step: Step, events: readonly Event[], before: StepState | undefined): StepState {
  const own = events.findLast((event) => event.step === step && hasEnded(event.state));
  if (own?.state === "skipped") return told(step, "skipped", own);
  const verdicts = events.filter((event) => verdictOf(event, step) !== undefined);
  const passed = verdicts.findIndex((event) => isAfter(event, step) && event.state === "done");
  const last = passed < 0 ? verdicts.at(-1) : verdicts[passed];
  if (last === undefined) return pending(step, events, before);
  const verdict = verdictOf(last, step) ?? "unknown";
  if (hasFailed(verdict)) return retried(step, events, last) ?? told(step, verdict, last);
  const first = passed < 0 ? firstOfRun(verdicts, step) : verdicts.find((event) => verdictOf(event, step) === "done");
  const said = first ?? last;
  // What proves a step done by being of a later one speaks of that one, which may have failed.
  return said.step === step ? told(step, verdict, said) : { step, state: verdict };
}

/** What the event settles about the step: being at a later step, be it to wait there, proves an earlier one done. */
function verdictOf(event: Event, step: Step): State | undefined {
  if (event.step === step) return hasEnded(event.state) ? event.state : undefined;
  const proves = event.state !== "unknown" && event.state !== "skipped";
  return isAfter(event, step) && proves ? "done" : undefined;
}

const isAfter = (event: Event, step: Step): boolean => orderOf(event.step) > orderOf(step);

/** The first of the verdicts that end the list saying the same: when the step came into the state it is in. */
const firstOfRun = (verdicts: readonly Event[], step: Step): Event | undefined =>
  verdicts[verdicts.findLastIndex((event) => verdictOf(event, step) !== "done") + 1];

/** The step after a failure on which something more was said; `undefined` while the failure is the last word. */
function retried(step: Step, events: readonly Event[], failure: Event): StepState | undefined {
  const last = events.slice(events.indexOf(failure) + 1).findLast(({ state }) => state !== "unknown");
  if (last === undefined || step === "deleted") return undefined;
  return told(step, last.state === "waiting" || hasFailed(last.state) ? "waiting" : "running", last);
}

function pending(step: Step, events: readonly Event[], before: StepState | undefined): StepState {
  const last = events.at(-1);
  if (last === undefined || (before !== undefined && !hasPassed(before))) return { step, state: "waiting" };
  if (last.state === "unknown") return told(step, "unknown", last);
  if (last.step === step) return told(step, last.state, last);
  return { step, state: before?.state === "done" ? "running" : "waiting" };
}

const told = (step: Step, state: State, { at, reason, message, url }: Event): StepState => ({
  step,
  state,
  ...(hasEnded(state) && { endedAt: at }),
  reason,
  message,
  url,
});
