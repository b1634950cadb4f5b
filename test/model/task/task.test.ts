import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Event } from "../../../model/task/event.ts";
import { outcome } from "../../../model/task/outcome.ts";
import { progress } from "../../../model/task/progress.ts";
import type { Step } from "../../../model/task/steps.ts";
import { advance, concerns, fold } from "../../../model/task/task.ts";
import {
  anyEvent,
  anyEvents,
  applied,
  begun,
  healthy,
  leaving,
  ofPart,
  ofTask,
  removal,
  sha,
  task,
} from "./task.sample.ts";

const folding = suite("fold");

folding("events in any order, and any of them twice, give one task", () => {
  const shuffled = anyEvents.chain((events) =>
    fc.tuple(fc.constant(events), fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 })),
  );
  fc.assert(
    fc.property(shuffled, ([events, again]) => {
      for (const one of [task, leaving, removal]) {
        const [straight, mixed] = [fold(one, events), fold(one, again)];
        assert.equal(mixed, straight);
        assert.equal(progress(mixed), progress(straight));
      }
    }),
  );
});

folding("all events at once give the task that they give one by one", () => {
  fc.assert(
    fc.property(anyEvents, anyEvents, (first, more) => {
      for (const one of [task, leaving, removal])
        assert.equal(fold(fold(one, first), more), [...first, ...more].reduce(advance, one));
    }),
  );
});

folding("an event seen before changes nothing, down to the object", () => {
  fc.assert(
    fc.property(anyEvents, anyEvent, (events, event) => {
      const once = advance(fold(task, events), event);
      assert.is(advance(once, event), once);
    }),
  );
});

const ends = (unit: string, step: Step) => (event: Event) =>
  event.about.kind === "part" &&
  event.about.unit === unit &&
  event.step === step &&
  (event.state === "done" || event.state === "skipped");
folding("no events make a task ready but a healthy, or left out, check of every part", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      if (outcome(fold(task, events)).word !== "ready") return;
      for (const { unit } of task.parts) assert.ok(events.some(ends(unit, "healthy")), unit);
    }),
    { numRuns: 500 },
  );
});

for (const [word, one] of [
  ["ready", leaving],
  ["deleted", removal],
] as const) {
  folding(`no events make a task ${word} whose removed parts were not all deleted`, () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const end = outcome(fold(one, events));
        assert.ok(end.word !== (word === "ready" ? "deleted" : "ready"));
        if (end.word !== word) return;
        for (const { unit, removed } of one.parts)
          assert.ok(events.some(ends(unit, removed ? "deleted" : "healthy")), unit);
      }),
      { numRuns: 500 },
    );
  });
}

folding("any events have an outcome of one line", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      for (const one of [task, leaving, removal]) assert.match(outcome(fold(one, events)).sentence, /^\P{Cc}+$/u);
    }),
    { numRuns: 1000 },
  );
});
folding.run();

const concerning = suite("concerns");
const event = ofPart("eu", healthy, 20);
const foreign: readonly (readonly [string, Event])[] = [
  ["another digest of the same unit", { ...event, about: { ...event.about, digest: sha("9") } as Event["about"] }],
  ["a digest of another part", { ...event, about: { ...event.about, digest: sha("2") } as Event["about"] }],
  ["another environment", { ...event, about: { ...event.about, environment: "production" } as Event["about"] }],
  [
    "a unit that did not change",
    { ...event, about: { ...event.about, unit: "staging-eu/tenants/shop" } as Event["about"] },
  ],
  [
    "another commit's task of the same target",
    { ...begun[1], about: { kind: "task", id: `landfall:v1:staging/shop@${sha("d")}` } } as Event,
  ],
];
for (const [what, other] of foreign) {
  concerning(`an event of ${what} leaves the task as it is`, () => {
    assert.not(concerns(task, other));
    assert.is(advance(task, other), task);
  });
}
concerning("an event of a part or of the task itself is taken", () => {
  for (const own of [event, ofPart("us", applied, 20), ofTask("merged", "done", 10)]) assert.ok(concerns(task, own));
});
concerning.run();
