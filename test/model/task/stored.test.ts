import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { encode } from "../../../model/task/log.ts";
import { restoreTask, type StoredTask } from "../../../model/task/stored.ts";
import { fold, type Task } from "../../../model/task/task.ts";
import { toDeployment } from "../../../views/task/deployment.ts";
import { anyEvents, begun, healthy, leaving, ofPart, removal, sha, task } from "./task.sample.ts";

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
  ["one that leaves a cluster", leaving],
  ["one that goes", removal],
  ["one whose usual time is known", { ...task, usual: { median: 120, p90: 180, count: 4 } }],
] as const) {
  test(`is the same that was stored: ${what}`, () => {
    const said = fold(of, [...begun, ofPart("us", healthy, 20)]);
    assert.equal(restoreTask(stored(said)), said);
  });
}

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
