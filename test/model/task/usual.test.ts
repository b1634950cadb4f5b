import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fold, type Task } from "../../../model/task/task.ts";
import { usualOf } from "../../../model/task/usual.ts";
import { begun, healthy, ofPart, ofTask, removal, task, unhealthy } from "./task.sample.ts";

const test = suite("how long it usually takes");

/** Merged at 10 s, ready so many seconds after that. */
const readyAfter = (seconds: number): Task =>
  fold(task, [...begun, ofPart("eu", healthy, 11), ofPart("us", healthy, 10 + seconds)]);

for (const [took, usual] of [
  [[30], { median: 30, p90: 30, fastest: 30, slowest: 30, count: 1 }],
  [[50, 30], { median: 40, p90: 50, fastest: 30, slowest: 50, count: 2 }],
  [[31, 30], { median: 31, p90: 31, fastest: 30, slowest: 31, count: 2 }],
  [[45, 30, 1000], { median: 45, p90: 1000, fastest: 30, slowest: 1000, count: 3 }],
  [[45, 30, 1000, 20, 50], { median: 45, p90: 1000, fastest: 20, slowest: 1000, count: 5 }],
] as const) {
  test(`of ${took.join(", ")} seconds is ${usual.median}, whatever the longest took`, () => {
    assert.equal(usualOf(took.map(readyAfter)), usual);
  });
}

const partly = fold(task, [...begun, ofPart("eu", healthy, 20)]);
for (const [what, other] of [
  ["of which nothing is known", task],
  ["that is not ready everywhere", partly],
  ["that was overtaken before it was ready", fold(partly, [ofTask("ready", "skipped", 30)])],
  ["that failed", fold(partly, [ofPart("us", unhealthy, 30)])],
  ["that was ready and is no longer", fold(readyAfter(20), [ofPart("us", unhealthy, 60)])],
  ["that was ready before it was merged, by other clocks", fold(readyAfter(-2), [ofPart("eu", healthy, 5)])],
  ["whose beginning is not known", { ...readyAfter(20), events: readyAfter(20).events.slice(2) }],
  ["that only removes", fold(removal, begun)],
] as const) {
  test(`a task ${what} does not count`, () => {
    assert.is(usualOf([other]), undefined);
    assert.is(usualOf([other, readyAfter(30)])?.count, 1);
  });
}

test("is not known where there is no task", () => {
  assert.is(usualOf([]), undefined);
});

test.run();
