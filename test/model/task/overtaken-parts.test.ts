import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Event } from "../../../model/task/event.ts";
import { outcome } from "../../../model/task/outcome.ts";
import { progress } from "../../../model/task/progress.ts";
import type { State, Step } from "../../../model/task/steps.ts";
import { fold, type Task } from "../../../model/task/task.ts";
import { at, whole, wholeSuited } from "./task.sample.ts";

const many = whole(2);
const manySuited = wholeSuited(2);
const goingMany: Task = { ...many, parts: many.parts.map((part) => ({ ...part, removed: true })) };
const message = "superseded by ddddddd before it was ready";

const ofPlace = (place: number, [step, state]: readonly [Step, State], second: number): Event => {
  const { unit, digest } = many.parts[place] ?? { unit: "", digest: "" };
  const about = { kind: "part", environment: "staging", unit, digest } as const;
  return { about, step, state, at: at(second), source: "flux", ...(state === "skipped" && { message }) };
};
const begun: readonly Event[] = [
  {
    about: { kind: "task", id: `landfall:v1:staging/*@${many.commit}` },
    ...{ step: "merged", state: "done", at: at(10), source: "github" },
  },
];
const left = (place: number, second: number): readonly Event[] =>
  (["fetched", "applied", "healthy", "deleted"] as const).map((step) => ofPlace(place, [step, "skipped"], second));

const overtaken = suite("a task of a whole environment");
for (const [when, task, events, sentence] of [
  ["whose every part was changed again is superseded", many, [...left(0, 30), ...left(1, 40)], message],
  [
    "whose every part was changed again after one was applied is superseded",
    many,
    [ofPlace(0, ["applied", "done"], 20), ...left(0, 30), ...left(1, 30)],
    message,
  ],
  ["goes on with the part that was not changed again", many, left(0, 30), "fetched 0/2, waiting for staging-eu"],
  [
    "is ready once the part that was not changed again is",
    many,
    [...left(0, 30), ofPlace(1, ["healthy", "done"], 40)],
    "ready on staging-eu",
  ],
  [
    "that was ready stays so, whatever is merged after it",
    many,
    [ofPlace(0, ["healthy", "done"], 20), ofPlace(1, ["healthy", "done"], 20), ...left(0, 30), ...left(1, 30)],
    "ready on staging-eu",
  ],
  [
    "whose every removal was taken back is superseded, not deleted",
    goingMany,
    [...left(0, 30), ...left(1, 30)],
    message,
  ],
  [
    "that was deleted stays so, whatever is merged after it",
    goingMany,
    [ofPlace(0, ["deleted", "done"], 20), ofPlace(1, ["deleted", "done"], 20), ...left(0, 30), ...left(1, 30)],
    "deleted from staging-eu",
  ],
  [
    "is ready without the suite of an application that was changed again",
    manySuited,
    [
      ...left(0, 30),
      ofPlace(0, ["tested", "skipped"], 30),
      ofPlace(1, ["healthy", "done"], 40),
      ofPlace(1, ["tested", "done"], 50),
    ],
    "ready on staging-eu",
  ],
  [
    "whose every part was changed again before its suites had ended is superseded",
    manySuited,
    [0, 1].flatMap((place) => [...left(place, 30), ofPlace(place, ["tested", "skipped"], 30)]),
    message,
  ],
] as const) {
  overtaken(when, () => assert.is(outcome(fold(task, [...begun, ...events])).sentence, sentence));
}

overtaken("counts a part that was healthy before it was changed again as done", () => {
  const said = [ofPlace(0, ["healthy", "done"], 20), ...left(0, 30), ...left(1, 30)];
  const task = fold(many, [...begun, ...said]);
  assert.equal(progress(task).find(({ step }) => step === "healthy")?.progress, { done: 1, of: 2 });
  assert.is(outcome(task).word, "ready");
});
overtaken.run();
