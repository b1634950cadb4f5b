import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Event } from "../../../model/task/event.ts";
import { decode, type Entry, encode } from "../../../model/task/log.ts";
import { outcome } from "../../../model/task/outcome.ts";
import { progress } from "../../../model/task/progress.ts";
import type { StepState } from "../../../model/task/steps.ts";
import { fold, type Task } from "../../../model/task/task.ts";
import {
  anyEvent,
  anyEvents,
  applied,
  at,
  begun,
  leaving,
  ofPart,
  ofTask,
  removal,
  sha,
  task,
  unhealthy,
  whole,
} from "./task.sample.ts";

const logged = (of: Task, events: readonly Event[]): readonly Event[] =>
  encode(of, events).flatMap((entry) => {
    const decoded = decode(of, entry);
    assert.ok(decoded.length > 0, `lost: ${entry.text}`);
    return decoded;
  });

/** The one entry of an event. */
const entryOf = (of: Task, event: Event): Entry => {
  const [entry, ...more] = encode(of, [event]);
  assert.ok(entry);
  assert.equal(more, []);
  return entry;
};

/** Everything but the words: of those the log keeps what fits. */
const wordless = (of: Task) => {
  const bare = ({ message: _message, reason: _reason, url: _url, ...rest }: StepState) => rest;
  return progress(of).map(({ parts, ...step }) => ({ ...bare(step), parts: parts?.map(bare) }));
};

const round = suite("the log of a task");

round("what was logged folds to the states and times of what was said", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      for (const one of [task, leaving, removal]) {
        const [said, read] = [fold(one, events), fold(one, logged(one, events))];
        assert.equal(wordless(read), wordless(said));
        assert.is(outcome(read).word, outcome(said).word);
      }
    }),
  );
});

round("where messages are short, what was logged folds to the very same task", () => {
  const short = anyEvents.map((events) =>
    events.map(({ message: _message, ...event }): Event => ({ ...event, message: "not ready" })),
  );
  fc.assert(fc.property(short, (events) => assert.equal(fold(task, logged(task, events)), fold(task, events))));
});

round("an entry is one line of at most 140 characters, and logging it again changes nothing", () => {
  fc.assert(
    fc.property(anyEvent, (event) => {
      const entry = entryOf(task, event);
      assert.ok(entry.text.length <= 140, `${entry.text.length}`);
      assert.not.match(entry.text, /[\p{Cc}\p{Cf}\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])/u);
      const [decoded] = decode(task, entry);
      assert.ok(decoded);
      assert.equal(entryOf(task, decoded), entry);
      assert.equal({ ...decoded, message: "" }, { ...event, message: "" });
    }),
  );
});

round("step, state, time, part and a reason of 40 characters fit beside the longest names", () => {
  const [cluster, application] = ["c".repeat(40), "a".repeat(40)];
  const unit = `${cluster}/tenants/${application}`;
  const long: Task = {
    ...task,
    target: { environment: "e".repeat(40), application },
    parts: [{ unit, digest: sha("1") }],
  };
  const about = { kind: "part", environment: "e".repeat(40), unit, digest: sha("1") } as const;
  const event: Event = {
    ...ofPart("eu", ["proposed", "timed-out"], 1),
    about,
    source: "github",
    reason: "R".repeat(40),
  };
  const [{ message: _message, ...decoded } = { message: "" }] = decode(
    long,
    entryOf(long, { ...event, message: "x".repeat(500) }),
  );
  assert.equal(decoded, event);
});

const readable: readonly (readonly [Event, string])[] = [
  [begun[0] as Event, "proposed done 2026-11-20T12:00:00Z github - - #12"],
  [ofPart("eu", applied, 15), "applied done 2026-11-20T12:00:15Z flux staging-eu/apps -"],
  [
    ofPart("us", unhealthy, 20, {
      reason: "HealthCheckFailed",
      message: `Deployment/shop/shop\nnot  ready ${"z".repeat(99)}`,
    }),
    `healthy failed 2026-11-20T12:00:20Z flux staging-us/apps HealthCheckFailed Deployment/shop/shop not ready ${"z".repeat(33)}…`,
  ],
];
for (const [event, text] of readable)
  round(`reads ${text.slice(0, 60)}`, () => assert.is(entryOf(task, event).text, text));

round("a link travels beside the text", () => {
  const event = ofTask("merged", "done", 10, { url: "https://github.com/acme/environments/commit/c" });
  assert.equal(decode(task, entryOf(task, event)), [event]);
});
round.run();

const together = suite("the log of a whole environment");

const many = whole(1000);
const healthyAt = (place: number, second: number): Event => {
  const part = many.parts[place];
  assert.ok(part);
  const about = { kind: "part", environment: "staging", unit: part.unit, digest: part.digest } as const;
  return { about, step: "healthy", state: "done", at: at(second), source: "cluster" };
};

together("tells what is the same of many parts in one entry, by their places", () => {
  const events = many.parts.map((_, place) => healthyAt(place, 20)).toSpliced(412, 1);
  assert.equal(
    encode(many, events).map(({ text }) => text),
    ["healthy done 2026-11-20T12:00:20Z cluster #0-411,413-999 -"],
  );
  assert.equal(fold(many, logged(many, events)), fold(many, events));
});

together("takes as many entries as it needs, each within the limit", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(999), { maxLength: 200 }), fc.nat(3), (places, second) => {
      const events = places.map((place) => healthyAt(place, second));
      for (const { text } of encode(many, events)) assert.ok(text.length <= 140, text);
      assert.equal(fold(many, logged(many, events)), fold(many, events));
    }),
  );
});

for (const [what, places] of [
  ["a place that there is not", "#1000"],
  ["places that are not in order", "#5,3"],
  ["places that are said twice", "#3-5,5"],
  ["no place", "#"],
  ["a range that never ends", "#0-99999999"],
  ["a unit's name", "staging-eu/apps"],
] as const) {
  together(`refuses ${what}`, () =>
    assert.equal(decode(many, { text: `healthy done 2026-11-20T12:00:20Z cluster ${places} -` }), []),
  );
}
together.run();

const hostile = suite("decode");
const line = entryOf(task, ofPart("eu", unhealthy, 20, { reason: "HealthCheckFailed" })).text;
const refused: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["words of a person", "Deployed by hand, all good"],
  ["an unknown step", line.replace("healthy", "deployed")],
  ["a property of every object as a step", line.replace("healthy", "constructor")],
  ["an unknown state", line.replace("failed", "perfect")],
  ["an unknown sender", line.replace("flux", "mallory")],
  ["a unit that is no part of the task", line.replace("staging-eu", "production-eu")],
  ["a time without a zone", line.replace("20Z", "20")],
  ["a day that does not exist", line.replace("11-20", "13-20")],
  ["a time in another zone", line.replace("20Z", "20+01:00")],
  ["a reason that is no word", line.replace("HealthCheckFailed", "<b>")],
  ["no reason at all", line.replace(" HealthCheckFailed", "")],
  ["two spaces", line.replace(" ", "  ")],
  ["more than 140 characters", `${line} `.padEnd(141, "x")],
];
for (const [what, text] of refused) hostile(`refuses ${what}`, () => assert.equal(decode(task, { text }), []));

hostile("never throws, and gives only events of the task", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const [event] = decode(task, { text: `healthy done ${text}` });
      if (event?.about.kind === "part") assert.is(event.about.environment, "staging");
    }),
  );
});
hostile.run();
