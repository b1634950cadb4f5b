import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { printExternalId } from "../../../model/names/external-id.ts";
import { byTime, type Event, sources } from "../../../model/task/event.ts";
import { decode, encode } from "../../../model/task/log.ts";
import { outcome, outcomeWords } from "../../../model/task/outcome.ts";
import { progress } from "../../../model/task/progress.ts";
import { at as standingAt } from "../../../model/task/standing.ts";
import { rows, type Step, states } from "../../../model/task/steps.ts";
import { advance, fold, type Task } from "../../../model/task/task.ts";
import {
  anyEvent,
  anyEvents,
  at,
  begun,
  leaving,
  ofTask,
  removal,
  sha,
  suited,
  task,
  whole,
  wholeSuited,
} from "./task.sample.ts";

const many = whole(2);
const testedMany = wholeSuited(2);
const goingMany: Task = { ...many, parts: many.parts.map((part) => ({ ...part, removed: true })) };
const mergedMany: Event = { ...ofTask("merged", "done", 0), about: { kind: "task", id: printExternalId(many) } };
const inMany: fc.Arbitrary<Event> = fc
  .tuple(
    fc.nat(1),
    fc.constantFrom(...states),
    fc.nat(8),
    fc.constantFrom<Step>("fetched", "applied", "healthy", "deleted", "tested"),
  )
  .map(([place, state, second, step]): Event => {
    const { unit, digest } = many.parts[place] ?? { unit: "", digest: "" };
    const about = { kind: "part", environment: "staging", unit, digest } as const;
    return { about, step, state, at: at(second), source: "cluster", message: "not ready" };
  });
const anyTold: fc.Arbitrary<readonly [Task, readonly Event[]]> = fc.oneof(
  fc.tuple(
    fc.constantFrom(task, leaving, removal, suited),
    anyEvents.map((events) => [...begun, ...events]),
  ),
  fc.tuple(
    fc.constantFrom(many, goingMany, testedMany),
    fc.array(inMany, { maxLength: 12 }).map((events) => [mergedMany, ...events]),
  ),
);

/** What the log keeps of an event: of its message, as much as fits. */
const kept = (of: Task, event: Event): readonly Event[] => encode(of, [event]).flatMap((entry) => decode(of, entry));
const mixed = <T>(all: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 });

const order = suite("what order and repetition do");

order("events in any order, and each of them twice, give one task, of a whole environment too", () => {
  const told = anyTold.chain(([of, events]) => fc.tuple(fc.constant([of, events] as const), mixed(events)));
  fc.assert(fc.property(told, ([[of, events], again]) => assert.equal(fold(of, again), fold(of, events))));
});

order("a log's entries in any order, and each of them twice, give what was said, cut to what the log keeps", () => {
  const told = anyTold.chain(([of, events]) =>
    fc.tuple(fc.constant([of, events] as const), mixed(encode(of, [...events]))),
  );
  fc.assert(
    fc.property(told, ([[of, events], entries]) => {
      const read = fold(
        of,
        entries.flatMap((entry) => decode(of, entry)),
      );
      assert.equal(
        read,
        fold(
          of,
          events.flatMap((event) => kept(of, event)),
        ),
      );
    }),
  );
});
order.run();

/** Of each part's step, whether it is done. */
const doneIn = (of: Task): ReadonlyMap<string, boolean> =>
  new Map(
    progress(of).flatMap(({ step, parts = [] }) =>
      parts.map(({ unit, state }): [string, boolean] => [`${step} ${unit}`, state === "done"]),
    ),
  );

/** Whether the part's own last word on the last step of its way is that it is done, told without the model. */
function isProven({ unit, removed }: Task["parts"][number], events: readonly Event[]): boolean {
  const own = events
    .filter(({ about, step }) => about.kind === "part" && about.unit === unit && step === lastStep(removed))
    .toSorted(byTime);
  if (removed === true && own.some(({ state }) => state === "unknown")) return false;
  const verdicts = own.filter(({ state }) => state === "done" || state === "failed" || state === "timed-out");
  return verdicts.at(-1)?.state === "done";
}
/** Whether the last word of the suite, of one part or of the task, is that it passed or was left out. */
function isTestedBy(events: readonly Event[], unit?: string): boolean {
  const own = events
    .filter(({ step, about }) => step === "tested" && (about.kind === "part" ? about.unit : undefined) === unit)
    .filter(({ state }) => ["done", "failed", "timed-out", "skipped"].includes(state))
    .toSorted(byTime);
  return own.at(-1)?.state === "done" || own.some(({ state }) => state === "skipped");
}
const lastStep = (removed: boolean | undefined): string => (removed === true ? "deleted" : "healthy");
const isLeft = ({ unit, removed }: Task["parts"][number], events: readonly Event[]): boolean =>
  events.some(
    ({ about, step, state }) =>
      about.kind === "part" && about.unit === unit && step === lastStep(removed) && state === "skipped",
  );

const loss = suite("what is lost");

loss("without the latest events a task is what it was before they were said, in whatever order they came", () => {
  const told = anyTold.chain(([of, events]) => fc.tuple(fc.constant(of), mixed(events), fc.nat(12)));
  fc.assert(
    fc.property(told, ([of, events, second]) => {
      const all = fold(of, events);
      const until = (event: Event): boolean => event.at <= at(second);
      const cut = { ...all, events: all.events.filter(until) };
      assert.equal(progress(fold(of, events.filter(until))), progress(cut));
    }),
  );
});

loss("whatever is lost, only what is left proves a task ready or deleted, part by part", () => {
  const told = anyTold.chain(([of, events]) =>
    fc.tuple(fc.constant(of), fc.subarray([...events], { minLength: Math.floor(events.length / 2) })),
  );
  fc.assert(
    fc.property(told, ([of, events]) => {
      const { word } = outcome(fold(of, events));
      if (word !== "ready" && word !== "deleted") return;
      for (const part of of.parts) assert.ok(isProven(part, events) || isLeft(part, events), part.unit);
      assert.ok(of.parts.some((part) => isProven(part, events)));
      if (of.suite) assert.ok(isTestedBy(events));
      for (const { unit, suite } of of.parts) if (suite) assert.ok(isTestedBy(events, unit), unit);
    }),
    { numRuns: 3000 },
  );
});

loss("where evidence of success is lost, no step of any part is done that was not", () => {
  const told = anyTold.chain(([of, events]) => {
    const done = events.filter(({ state }) => state === "done");
    return fc.tuple(fc.constant([of, events] as const), fc.subarray([...done]));
  });
  fc.assert(
    fc.property(told, ([[of, events], lost]) => {
      const [before, after] = [
        doneIn(fold(of, events)),
        doneIn(
          fold(
            of,
            events.filter((one) => !lost.includes(one)),
          ),
        ),
      ];
      for (const [step, isDone] of after) assert.ok(!isDone || before.get(step), step);
    }),
    { numRuns: 500 },
  );
});
loss.run();

const newer = suite("a newer digest");
const next: Task = {
  ...task,
  commit: sha("d"),
  parts: task.parts.map((part) => ({ ...part, digest: sha("7") })),
};
/** The same words, of the newer task. */
const ofNext = ({ about, ...said }: Event): Event => ({
  about:
    about.kind === "task" ? { ...about, id: about.id.replace(sha("c"), sha("d")) } : { ...about, digest: sha("7") },
  ...said,
});

newer("never merges into the one before: nothing that is said of it changes the older task", () => {
  fc.assert(
    fc.property(anyEvents, anyEvent, (events, event) => {
      const older = fold(task, events);
      assert.is(advance(older, ofNext(event)), older);
      assert.is(advance(next, event), next);
    }),
  );
});

newer("supersedes for good: a task that was given up never gets ready by what is said of the newer one", () => {
  const superseded = ofTask("ready", "skipped", 5);
  fc.assert(
    fc.property(anyEvents, anyEvents, (events, after) => {
      const before = outcome(fold(task, [...events, superseded]));
      assert.equal(outcome(fold(task, [...events, superseded, ...after.map(ofNext)])), before);
    }),
  );
});
newer.run();

const total = suite("advance");
const anySubject: fc.Arbitrary<Event["about"]> = fc.oneof(
  fc.record({ kind: fc.constant("task" as const), id: fc.string() }),
  fc.record({ kind: fc.constant("part" as const), environment: fc.string(), unit: fc.string(), digest: fc.string() }),
);
const anything: fc.Arbitrary<Event> = fc.record({
  about: anySubject,
  step: fc.constantFrom(...rows.map(({ step }) => step)),
  state: fc.constantFrom(...states),
  at: fc.oneof(fc.nat(60).map(at), fc.string()),
  source: fc.constantFrom(...sources),
});
/** A task with parts of any names, which the event may speak of. */
const anyTask = fc
  .tuple(fc.constantFrom(task, leaving, removal, suited), fc.array(anySubject, { maxLength: 3 }))
  .map(([of, subjects]): Task => {
    const parts = subjects.flatMap((about) => (about.kind === "part" ? [about] : []));
    return { ...of, parts: parts.map(({ unit, digest }) => ({ unit, digest, suite: true })) };
  });

total("takes any event for any task, one without parts too, and the second time changes nothing", () => {
  fc.assert(
    fc.property(anyTask, fc.array(fc.oneof(anything, anyEvent)), (of, events) => {
      const told = fold(of, events);
      for (const event of events) assert.is(advance(told, event), told);
      const { word } = standingAt(told, { now: at(1) });
      assert.ok(outcomeWords.includes(word));
      if (of.parts.length === 0) assert.not.ok(word === "ready" || word === "deleted");
    }),
    { numRuns: 500 },
  );
});
total.run();
