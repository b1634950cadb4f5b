import { suite } from "uvu";
import * as assert from "uvu/assert";
import { printExternalId } from "../../../model/names/external-id.ts";
import type { Event } from "../../../model/task/event.ts";
import { heardIn } from "../../../model/task/heard.ts";
import { decode, encode } from "../../../model/task/log.ts";
import { outcome } from "../../../model/task/outcome.ts";
import { progress } from "../../../model/task/progress.ts";
import { at as standingAt } from "../../../model/task/standing.ts";
import type { State, Step } from "../../../model/task/steps.ts";
import { fold, type Task } from "../../../model/task/task.ts";
import { at, begun, healthy, leaving, ofPart, ofSuite, removal, suited, task, wholeSuited } from "./task.sample.ts";

const there = [...begun, ofPart("eu", healthy, 20), ofPart("us", healthy, 30)];
const failed = ofSuite("failed", 50, { message: "2 of 14 tests failed: checkout pays twice" });
const stepsIn = (of: Task): readonly Step[] => progress(of).map(({ step }) => step);
const saidOf = (of: Task, events: readonly Event[]): string => {
  const { word, sentence } = outcome(fold(of, events));
  return `${word}, ${sentence}`;
};

const alone = suite("the suite of an application");

alone("is a step between healthy and ready, and none where there is no suite or nothing to test", () => {
  assert.equal(stepsIn(suited).slice(-3), ["healthy", "tested", "ready"]);
  assert.equal(stepsIn({ ...leaving, suite: true }).slice(-3), ["deleted", "tested", "ready"]);
  for (const one of [task, removal, { ...removal, suite: true } as const])
    assert.not.ok(stepsIn(fold(one, [failed])).includes("tested"));
  assert.is(saidOf(task, [...there, failed]), "ready, ready on staging-eu, staging-us");
});

const rows: readonly (readonly [when: string, events: readonly Event[], said: string])[] = [
  ["nobody said anything of it", there, "running, waiting for the suite's result"],
  ["it runs", [...there, ofSuite("running", 40)], "running, waiting for the suite's result"],
  [
    "it runs and says how far",
    [...there, ofSuite("running", 40, { message: "12 of 14" })],
    "running, waiting for the suite's result: 12 of 14",
  ],
  ["it passed", [...there, ofSuite("done", 50)], "ready, ready on staging-eu, staging-us"],
  ["it failed", [...there, failed], "failed, failed: tested: 2 of 14 tests failed: checkout pays twice"],
  ["it runs again", [...there, failed, ofSuite("running", 60)], "running, waiting for the suite's result"],
  ["a later run passed", [...there, failed, ofSuite("done", 70)], "ready, ready on staging-eu, staging-us"],
  ["a later run failed", [...there, ofSuite("done", 40), failed], `failed, failed: tested: ${failed.message}`],
  ["it timed out", [...there, ofSuite("timed-out", 50)], "timed-out, timed out: tested"],
  [
    "it passed, and then the container died",
    [...there, ofSuite("done", 50), ofPart("eu", ["healthy", "failed"], 60)],
    "failed, failed: healthy on staging-eu",
  ],
  [
    "it passed before a cluster told that all is healthy",
    [...begun, ofPart("eu", healthy, 20), ofSuite("done", 50)],
    "running, fetched 1/2, waiting for staging-us",
  ],
  ["nobody understands it", [...there, ofSuite("unknown", 50)], "unknown, unknown: nothing more was said"],
];
for (const [when, events, said] of rows) alone(`where ${when}: ${said}`, () => assert.is(saidOf(suited, events), said));

alone("takes from when all is healthy to its result, and proves nothing of the steps before", () => {
  const [tested] = progress(fold(suited, [...there, failed])).filter(({ step }) => step === "tested");
  assert.equal([tested?.startedAt, tested?.endedAt], [at(30), at(50)]);
  const [merged] = progress(fold(suited, [ofSuite("done", 50)])).filter(({ step }) => step === "merged");
  assert.is(merged?.state, "waiting");
});
alone.run();

const many = wholeSuited(5);
const ofApp = (place: number, [step, state]: readonly [Step, State], second: number, message?: string): Event => {
  const { unit, digest } = many.parts[place] ?? { unit: "", digest: "" };
  return {
    about: { kind: "part", environment: "staging", unit, digest },
    ...{ step, state, at: at(second), source: step === "tested" ? "suite" : "cluster" },
    ...(message !== undefined && { message }),
  };
};
const begunMany = begun.map((event): Event => ({ ...event, about: { kind: "task", id: printExternalId(many) } }));
const allHealthy = many.parts.map((_, place) => ofApp(place, healthy, 20 + place));

const together = suite("the suites of many applications that are told together");

together("are one step, of which each application is a part", () => {
  assert.is(
    saidOf(many, [...begunMany, ...allHealthy, ofApp(0, ["tested", "done"], 50)]),
    "running, tested 1/5, waiting for app-0001, app-0002, app-0003 and 1 more",
  );
  assert.is(
    saidOf(many, [...begunMany, ...allHealthy, ofApp(1, ["tested", "failed"], 50, "1 of 2 tests failed: pays")]),
    "failed, failed: tested of app-0001: 1 of 2 tests failed: pays",
  );
  const passed = many.parts.map((_, place) => ofApp(place, ["tested", "done"], 60));
  assert.is(saidOf(many, [...begunMany, ...allHealthy, ...passed]), "ready, ready on staging-eu");
});

together("are of those applications alone that have one", () => {
  const few: Task = {
    ...many,
    parts: many.parts.map(({ suite, ...part }, place) => (place < 2 ? { ...part, suite: true } : part)),
  };
  const passed = [0, 1].map((place) => ofApp(place, ["tested", "done"], 60));
  assert.is(
    saidOf(few, [...begunMany, ...allHealthy, ofApp(4, ["tested", "failed"], 60), ...passed]),
    "ready, ready on staging-eu",
  );
});

together("have a time each, which begins when the application is healthy", () => {
  const of = fold(many, [
    ...begunMany,
    ...allHealthy.slice(0, 1),
    ...allHealthy.slice(1).map((event) => ({ ...event, at: at(3000) })),
  ]);
  const { word, sentence } = standingAt(of, { now: at(3700) });
  assert.equal([word, sentence], ["timed-out", "timed out: tested of app-0000: no result of the suite within 60 min"]);
});

together("are kept in the log, and are no word of a cluster", () => {
  const said = many.parts.map((_, place) => ofApp(place, ["tested", "done"], 60));
  const entries = encode(many, said);
  assert.equal(entries, [{ text: "tested done 2026-11-20T12:01:00Z suite #0-4 -" }]);
  assert.equal(
    entries.flatMap((entry) => decode(many, entry)),
    said,
  );
  assert.is(
    heardIn(
      many,
      entries.map((entry) => ({ entry, at: at(60) })),
    ).size,
    0,
  );
});
together.run();
