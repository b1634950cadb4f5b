import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Event } from "../../../model/task/event.ts";
import { type OutcomeWord, outcome } from "../../../model/task/outcome.ts";
import { type Standing, at as standingAt } from "../../../model/task/standing.ts";
import { fold, type Task } from "../../../model/task/task.ts";
import {
  anyEvents,
  applied,
  at,
  begun,
  healthy,
  leaving,
  ofPart,
  ofSuite,
  ofTask,
  removal,
  suited,
  task,
  unhealthy,
} from "./task.sample.ts";

/** Merged at 10 s. */
const merged = 10;
const minute = 60;
const usual = { median: 120, p90: 180, count: 4 };
const suspended = ofPart("us", ["applied", "waiting"], 20, { reason: "Suspended", message: "is suspended" });
const healthyEu = ofPart("eu", healthy, 20);
const allOf = (...events: readonly Event[]): Task => fold(task, [...begun, ...events]);

type Case = {
  readonly when: string;
  readonly task: Task;
  /** Seconds after the merge. */
  readonly after: number;
  readonly word: OutcomeWord;
  readonly sentence: string;
  readonly pace?: Standing["pace"];
  /** What is expected, and how many seconds after the merge. */
  readonly expected?: readonly [string, number];
};

const cases: readonly Case[] = [
  {
    when: "a minute after the merge",
    task: allOf(),
    after: minute,
    word: "waiting",
    sentence: "fetched 0/2, waiting for staging-eu, staging-us",
    expected: ["the cluster's Flux to fetch the commit", 60 * minute],
  },
  {
    when: "where nobody ever said anything",
    task: allOf(),
    after: 11 * minute,
    word: "unknown",
    sentence: "unknown on staging-eu, staging-us: nothing was heard since 2026-11-20T12:00:10Z",
  },
  {
    when: "where nobody ever said anything, a day later",
    task: allOf(),
    after: 24 * 60 * minute,
    word: "unknown",
    sentence: "unknown on staging-eu, staging-us: nothing was heard since 2026-11-20T12:00:10Z",
  },
  {
    when: "where one cluster never said anything",
    task: allOf(healthyEu),
    after: 11 * minute,
    word: "unknown",
    sentence: "unknown on staging-us: nothing was heard since 2026-11-20T12:00:10Z",
  },
  {
    when: "within the usual time",
    task: { ...allOf(healthyEu, ofPart("us", applied, 30)), usual },
    after: 2 * minute,
    word: "running",
    sentence: "healthy 1/2, waiting for staging-us",
    expected: ["every object to become healthy", 180],
  },
  {
    when: "beyond what nine of ten took",
    task: { ...allOf(healthyEu, ofPart("us", applied, 30)), usual },
    after: 181,
    word: "running",
    sentence: "healthy 1/2, waiting for staging-us",
    pace: "slow",
    expected: ["every object to become healthy", 60 * minute],
  },
  {
    when: "late, by a history of two",
    task: { ...allOf(healthyEu, ofPart("us", applied, 30)), usual: { ...usual, count: 2 } },
    after: 181,
    word: "running",
    sentence: "healthy 1/2, waiting for staging-us",
    expected: ["every object to become healthy", 60 * minute],
  },
  {
    when: "after a cluster began and fell silent",
    task: { ...allOf(healthyEu, ofPart("us", applied, 30)), usual },
    after: 15 * minute,
    word: "running",
    sentence: "healthy 1/2, waiting for staging-us, stuck: nothing heard for 15 min",
    pace: "stuck",
    expected: ["every object to become healthy", 60 * minute],
  },
  {
    when: "after the limit",
    task: allOf(healthyEu, ofPart("us", applied, 30, { message: "3 objects: 3 created" })),
    after: 61 * minute,
    word: "timed-out",
    sentence: "timed out: healthy on staging-us: not healthy within 60 min",
  },
  {
    when: "after the limit, and then it is ready after all",
    task: allOf(healthyEu, ofPart("us", healthy, 70 * minute)),
    after: 71 * minute,
    word: "ready",
    sentence: "ready on staging-eu, staging-us",
  },
  {
    when: "after the limit, where it waits on a person",
    task: allOf(healthyEu, suspended),
    after: 24 * 60 * minute,
    word: "waiting",
    sentence: "applied 1/2, waiting on a person: staging-us is suspended",
  },
  {
    when: "long after it failed",
    task: allOf(healthyEu, ofPart("us", unhealthy, 30)),
    after: 61 * minute,
    word: "failed",
    sentence: "failed: healthy on staging-us",
  },
  {
    when: "long after it was superseded",
    task: allOf(
      healthyEu,
      ofPart("us", applied, 30),
      ofTask("ready", "skipped", 40, { message: "superseded by ddddddd" }),
    ),
    after: 9 * minute,
    word: "superseded",
    sentence: "superseded by ddddddd",
  },
  {
    when: "after the limit, of a removal",
    task: fold(removal, [...begun, ofPart("us", ["deleted", "running"], 20), ofPart("eu", ["deleted", "done"], 20)]),
    after: 61 * minute,
    word: "timed-out",
    sentence: "timed out: deleted on staging-us: not deleted within 60 min",
  },
  ...casesOfSuite(),
];

/** Both clusters are healthy 20 s after the merge. */
function casesOfSuite(): readonly Case[] {
  const there = fold(suited, [...begun, ofPart("eu", healthy, 20), ofPart("us", healthy, 30)]);
  const started = fold(there, [ofSuite("running", 20 * minute)]);
  const awaited = { word: "running", sentence: "waiting for the suite's result" } as const;
  const late = { word: "timed-out", sentence: "timed out: tested: no result of the suite within 60 min" } as const;
  const by = (seconds: number) => ["the suite's result", seconds] as const;
  return [
    { when: "whose suite is awaited in silence", task: there, after: 59 * minute, ...awaited, expected: by(3620) },
    { when: "whose suite never says anything", task: there, after: 3621, ...late },
    {
      when: "whose suite runs longer",
      task: started,
      after: 149 * minute,
      ...awaited,
      expected: by(150 * minute - 10),
    },
    {
      ...{ when: "whose suite began and never ended", task: started, after: 150 * minute, word: "timed-out" },
      sentence: "timed out: tested: no result of the suite within 130 min",
    },
    {
      when: "whose suite says so after all",
      task: fold(started, [ofSuite("done", 155 * minute)]),
      ...{ after: 156 * minute, word: "ready", sentence: "ready on staging-eu, staging-us" },
    },
    {
      when: "whose suite is usually over sooner",
      task: { ...there, usual },
      ...{ after: 60, ...awaited, expected: by(180) },
    },
    {
      when: "whose suite is late, where a cluster's clock is an hour behind",
      task: fold(suited, [...begun, ofPart("eu", healthy, -3600), ofPart("us", healthy, -3600)]),
      ...{ after: 59 * minute, ...awaited, expected: by(60 * minute) },
    },
    {
      when: "whose suite waits for a cluster that fell silent",
      task: fold(suited, [...begun, ofPart("eu", healthy, 20), ofPart("us", applied, 30)]),
      ...{ after: 15 * minute, word: "running", pace: "stuck", expected: ["every object to become healthy", 3600] },
      sentence: "healthy 1/2, waiting for staging-us, stuck: nothing heard for 15 min",
    },
  ];
}

const test = suite("a task at a moment");
for (const { when, task: of, after, word, sentence, pace, expected } of cases) {
  test(`${when}: ${sentence}`, () => {
    const standing = standingAt(of, { now: at(merged + after) });
    assert.equal([standing.word, standing.sentence, standing.pace], [word, sentence, pace]);
    const said = standing.steps.flatMap((step) => step.expected ?? []);
    assert.equal(said, expected === undefined ? [] : [{ what: expected[0], by: at(merged + expected[1]) }]);
  });
}

test("is not stuck where its log grew by GitHub's clock, whatever the cluster's clock says", () => {
  for (const skew of [-3600, 3600]) {
    const of = allOf(ofPart("eu", healthy, 20 + skew), ofPart("us", applied, 30 + skew));
    const { pace, word } = standingAt(of, { now: at(15 * minute), heardAt: at(14 * minute) });
    assert.equal([word, pace], ["running", undefined], `${skew}`);
    assert.is(standingAt(of, { now: at(15 * minute), heardAt: at(30) }).pace, "stuck", `${skew}`);
  }
});

test("is the same in the same order of steps, an hour of skew or none", () => {
  const events = [ofPart("eu", applied, 15), healthyEu, ofPart("us", applied, 18), ofPart("us", healthy, 30)];
  for (const skew of [-3600, 3600]) {
    const skewed = events.map((event) => ({
      ...event,
      at: at((Date.parse(event.at) - Date.parse(at(0))) / 1000 + skew),
    }));
    for (let count = 0; count <= events.length; count += 1) {
      const [told, there] = [allOf(...events.slice(0, count)), allOf(...skewed.slice(0, count))];
      const now = { now: at(minute), heardAt: at(minute) };
      assert.is(standingAt(there, now).sentence, standingAt(told, now).sentence);
    }
  }
});

test("never is better than what was said, and only that makes it ready or deleted", () => {
  fc.assert(
    fc.property(anyEvents, fc.nat(100_000), (events, second) => {
      for (const one of [task, leaving, removal, suited]) {
        const folded = fold(one, events);
        const [{ word }, standing] = [outcome(folded), standingAt(folded, { now: at(second) })];
        if (standing.word !== word) assert.ok(["unknown", "timed-out"].includes(standing.word), standing.word);
        if (standing.word !== word) assert.ok(["waiting", "running", "unknown"].includes(word), word);
      }
    }),
    { numRuns: 1000 },
  );
});

test("over time goes from under way to unknown or timed out, and never back", () => {
  fc.assert(
    fc.property(fc.constantFrom(task, suited), anyEvents, fc.nat(10_000), fc.nat(10_000), (of, events, first, more) => {
      const folded = fold(of, events);
      const [before, later] = [first, first + more].map((second) => standingAt(folded, { now: at(second) }).word);
      if (before === "timed-out") assert.is(later, "timed-out");
      if (before === "unknown") assert.ok(later === "unknown" || later === "timed-out");
    }),
    { numRuns: 1000 },
  );
});
test.run();
