import { suite } from "uvu";
import * as assert from "uvu/assert";
import { outcome, outcomeWords } from "../../../model/task/outcome.ts";
import { progress } from "../../../model/task/progress.ts";
import { hasFailed, orderOf, type State, type Step, states } from "../../../model/task/steps.ts";
import { fold, type Task } from "../../../model/task/task.ts";
import { begun, healthy, ofPart, ofSuite, removal, suited, task } from "./task.sample.ts";

type Said = readonly [Step, State];
type Told = { readonly steps: ReadonlyMap<Step, State>; readonly word: string; readonly sentence: string };
/** One thing more that is said of the part on staging-eu. */
type Change = { readonly said: readonly Said[]; readonly next: Said; readonly before: Told; readonly after: Told };

/** What becomes of the part on staging-eu when this is said of it, one thing a second; the other was healthy before. */
function tell(of: Task, said: readonly Said[]): Told {
  const events = said.map((one, index) => ofPart("eu", one, 20 + index));
  const told = fold(of, [...begun, ofPart("us", healthy, 11), ...events]);
  const own = progress(told).flatMap(({ parts = [] }) => parts.filter(({ unit }) => unit.startsWith("staging-eu/")));
  return { steps: new Map(own.map(({ step, state }) => [step, state])), ...outcome(told) };
}

/** Everything that can be said, after each list of up to two of them: those bring a part into every state. */
function changesOf(of: Task, steps: readonly Step[]): readonly Change[] {
  const all = steps.flatMap((step) => states.map((state): Said => [step, state]));
  const pasts: readonly (readonly Said[])[] = [
    [],
    ...all.map((one) => [one]),
    ...all.flatMap((one) => all.map((two) => [one, two])),
  ];
  return pasts.flatMap((past) => {
    const before = tell(of, past);
    return all.map((next) => ({ said: [...past, next], next, before, after: tell(of, [...past, next]) }));
  });
}

const print = ({ said, after }: Change): string => `${said.map((one) => one.join(" ")).join(", ")}: ${after.sentence}`;
const isLater = (one: Step, other: Step): boolean => orderOf(one) > orderOf(other);
const endOf = (told: Told): Step => [...told.steps.keys()].at(-1) ?? "ready";
/** Whether every step of the part that is in such a state satisfies the claim. */
const each = (told: Told, states: (state: State) => boolean, isSo: (step: Step, state: State) => boolean): boolean =>
  [...told.steps].every(([step, state]) => !states(state) || isSo(step, state));
const isDone = (state: State): boolean => state === "done";

/** Whether it says that the step is done: itself, or a later step by being at work. */
const proves = ([step, state]: Said, of: Step): boolean =>
  step === of ? isDone(state) : isLater(step, of) && state !== "unknown" && state !== "skipped";
const isPassed = ({ said }: Change, step: Step): boolean =>
  said.some(([other, state]) => isLater(other, step) && isDone(state));

/** What must be so of each change that is meant. */
const laws: readonly (readonly [
  title: string,
  isMeant: (change: Change) => boolean,
  isSo: (change: Change) => boolean,
])[] = [
  [
    "every step is in a known state, and the task's word is known",
    () => true,
    ({ after }) =>
      each(
        after,
        () => true,
        (_, state) => states.includes(state),
      ) && outcomeWords.some((word) => word === after.word),
  ],
  [
    "only evidence makes a step done",
    ({ after }) => [...after.steps.values()].some(isDone),
    ({ said, after }) => each(after, isDone, (step) => said.some((one) => proves(one, step))),
  ],
  [
    "a step that is said to be done is done",
    ({ next }) => next[1] === "done",
    ({ said, next, after }) => after.steps.get(next[0]) === "done" || said.some(([, state]) => state === "unknown"),
  ],
  [
    "a step that is said to fail has failed, unless a later one was done",
    (change) => hasFailed(change.next[1]) && !isPassed(change, change.next[0]),
    ({ said, next, after }) => after.steps.get(next[0]) === next[1] || said.some(([step]) => isLater(step, next[0])),
  ],
  [
    "a step that is left out is skipped, unless the part had come to its end",
    ({ next, before }) => next[1] === "skipped" && before.steps.get(endOf(before)) !== "done",
    ({ next, after }) => after.steps.get(next[0]) === "skipped",
  ],
  [
    "a failure never ends by a word that nobody understands",
    ({ before, next }) => next[1] === "unknown" && [...before.steps.values()].some(hasFailed),
    ({ before, after }) => each(before, hasFailed, (step, state) => after.steps.get(step) === state),
  ],
  [
    "a failure turns into success by evidence alone, and by no older one",
    ({ before }) => [...before.steps.values()].some(hasFailed),
    ({ before, next, after }) =>
      each(before, hasFailed, (step) => after.steps.get(step) !== "done" || proves(next, step)),
  ],
  [
    "what came to its end stays so, until that end itself is said to fail, or something to be left",
    ({ before }) => before.steps.get(endOf(before)) === "done",
    ({ before, next, after }) => {
      const end = endOf(before);
      if (next[0] === end && hasFailed(next[1])) return after.word === (next[1] === "failed" ? "failed" : "timed-out");
      return after.word === before.word || (end === "deleted" && next[1] === "unknown" && after.word !== "deleted");
    },
  ],
  [
    "one failure makes the whole fail, and names its cluster alone",
    ({ after }) => [...after.steps.values()].some(hasFailed),
    ({ after }) =>
      after.word === ([...after.steps.values()].includes("failed") ? "failed" : "timed-out") &&
      after.sentence.includes(" on staging-eu") &&
      !after.sentence.includes("staging-us"),
  ],
];

const single: Task = { ...task, parts: task.parts.slice(0, 1) };
const going: Task = { ...removal, parts: removal.parts.slice(0, 1) };
const way: readonly Step[] = ["fetched", "applied", "healthy"];

const event = suite("every event in every state");
for (const [what, changes] of [
  ["an application on one cluster", changesOf(single, way)],
  ["an application on two clusters", changesOf(task, way)],
  ["a removal", changesOf(going, ["deleted"])],
] as const) {
  for (const [title, isMeant, isSo] of laws)
    event(`of ${what}: ${title}`, () => {
      const meant = changes.filter(isMeant);
      assert.ok(meant.length > 0);
      for (const change of meant) assert.ok(isSo(change), print(change));
    });
}

event("of an application on two clusters: it is ready exactly when both are healthy, or left out on one", () => {
  for (const change of changesOf(task, way)) {
    const ended = [...change.after.steps.values()].every((state) => isDone(state) || state === "skipped");
    assert.is(change.after.word === "ready", ended, print(change));
  }
});

event("of an application on one cluster, and of a removal: what was only left out is superseded", () => {
  for (const change of [...changesOf(single, way), ...changesOf(going, ["deleted"])]) {
    const end = change.after.steps.get(endOf(change.after));
    if (end === "skipped") assert.not.ok(["ready", "deleted"].includes(change.after.word), print(change));
  }
});
event("of an application with a suite: it is ready exactly when it was, and the suite passed last", () => {
  const verdicts: readonly State[] = states.filter((state) => !["waiting", "running", "unknown"].includes(state));
  const pasts = [[], ...states.map((one) => [one]), ...states.flatMap((one) => states.map((two) => [one, two]))];
  for (const heard of [[], [ofPart("eu", healthy, 10)], [ofPart("eu", ["healthy", "failed"], 10)]])
    for (const past of pasts) {
      const of = { ...suited, parts: task.parts.slice(0, 1) };
      const said = past.map((state, index) => ofSuite(state, 20 + index));
      const without = outcome(fold({ ...of, suite: undefined } as unknown as Task, [...begun, ...heard]));
      const { word } = outcome(fold(of, [...begun, ...heard, ...said]));
      const last = past.findLast((state) => verdicts.includes(state));
      const isOver = last !== undefined && !hasFailed(last);
      assert.is(word === "ready", without.word === "ready" && isOver, past.join());
      if (without.word === "failed") assert.is(word, "failed");
      if (past.at(-1) !== undefined && hasFailed(past.at(-1) ?? "done"))
        assert.ok(["failed", "timed-out"].includes(word));
    }
});
event.run();
