import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { heardIn, lastHeard } from "../../../model/task/heard.ts";
import { encode } from "../../../model/task/log.ts";
import { mergedIn, readLog, restoreTask, type StoredTask, taskIn } from "../../../model/task/stored.ts";
import { fold, type Task } from "../../../model/task/task.ts";
import { toDeployment } from "../../../views/task/deployment.ts";
import { anyEvents, begun, healthy, leaving, ofPart, ofSuite, removal, sha, suited, task } from "./task.sample.ts";

const test = suite("a task out of its Deployment");

/** As GitHub gives it back. */
const stored = (of: Task): StoredTask => {
  const { ref, environment, task: name, payload } = toDeployment({ ...of, events: of.events.slice(0, 1) });
  const log = encode(of, of.events.slice(1));
  return JSON.parse(JSON.stringify({ environment, task: name, commit: ref, payload, log }));
};

const { application: _, image: __, ...bare } = task;
for (const [what, of] of [
  ["one that stays", task],
  ["one without an image of ours", bare],
  ["one whose application has a suite", suited],
  ["one that leaves a cluster", leaving],
  ["one that goes", removal],
  ["one whose usual time is known", { ...task, usual: { median: 120, p90: 180, count: 4 } }],
] as const) {
  test(`is the same that was stored: ${what}`, () => {
    const said = fold(of, [...begun, ofPart("us", healthy, 20), ofSuite("running", 30)]);
    assert.equal(restoreTask(stored(said)), said);
  });
}

test("has what the logs of both its Deployments say, and tells when it was merged", () => {
  const said = fold(task, [...begun, ofPart("eu", healthy, 15), ofPart("us", healthy, 20)]);
  const [first, second] = [stored({ ...said, events: begun }), stored({ ...said, events: said.events.slice(2) })];
  const payloads = [first.payload, second.payload];
  assert.equal(readLog(taskIn(first) ?? said, { payloads, log: [...second.log, ...first.log] }), said);
  assert.equal(payloads.map(mergedIn), [undefined, undefined]);
  assert.is(mergedIn(toDeployment(said).payload), "2026-11-20T12:00:10Z");
});

test("was heard of when GitHub took what a cluster said first, however often it is repeated", () => {
  const [proposed, eu, us] = encode(task, [...begun.slice(0, 1), ofPart("eu", healthy, 15), ofPart("us", healthy, 20)]);
  if (!proposed || !eu || !us) throw new Error("there are three");
  const log = [
    { entry: proposed, at: "2026-11-20T12:09:00Z" },
    { entry: eu, at: "2026-11-20T12:08:00Z" },
    { entry: us, at: "2026-11-20T12:02:00Z" },
    { entry: eu, at: "2026-11-20T12:01:00Z" },
  ];
  assert.equal(
    [...heardIn(task, log)],
    [
      ["staging-eu/apps/shop", "2026-11-20T12:01:00Z"],
      ["staging-us/apps/shop", "2026-11-20T12:02:00Z"],
    ],
  );
  assert.is(lastHeard(heardIn(task, log)), "2026-11-20T12:02:00Z");
  assert.is(lastHeard(heardIn(task, log.slice(0, 1))), undefined);
});

test("has the parts in the order of their names, whatever order they were stored in", () => {
  const turned = { ...leaving, parts: leaving.parts.toReversed() };
  assert.equal(restoreTask(stored(turned)), leaving);
});

test("is none where the Deployment is not ours", () => {
  const mine = stored(task);
  const payload = mine.payload as object;
  for (const other of [
    { task: "deploy" },
    { task: "landfall:" },
    { environment: "Production EU" },
    { commit: "main" },
    ...["", null, 7, [], {}, "{}"].map((payload) => ({ payload })),
    { payload: { ...payload, v: 2 } },
    { payload: { ...payload, source: "main" } },
    { payload: { ...payload, parts: {} } },
    { payload: { ...payload, parts: { "../etc": sha("1") } } },
    { payload: { ...payload, parts: { "staging-eu/apps/shop": 7 } } },
    { payload: { ...payload, parts: ["staging-eu/apps/shop"] } },
  ]) {
    assert.is(restoreTask({ ...mine, ...other }), undefined, JSON.stringify(other));
  }
});

test("survives whatever a log and a payload say", () => {
  const anyLog = fc.array(fc.record({ text: fc.string({ unit: "binary" }) }));
  fc.assert(
    fc.property(anyEvents, anyLog, fc.jsonValue(), (events, noise, payload) => {
      const mine = stored(fold(task, events));
      assert.equal(restoreTask({ ...mine, log: [...noise, ...mine.log] }), restoreTask(mine));
      restoreTask({ ...mine, payload });
    }),
  );
});

test.run();
