import { suite } from "uvu";
import * as assert from "uvu/assert";
import { outcome } from "../../../model/task/outcome.ts";
import { progress } from "../../../model/task/progress.ts";
import type { Step } from "../../../model/task/steps.ts";
import { fold } from "../../../model/task/task.ts";
import { applied, at, begun, healthy, ofPart, task, unhealthy } from "./task.sample.ts";

const healthyEu = ofPart("eu", healthy, 20);
const healthyUs = ofPart("us", healthy, 30);

const way = suite("progress");
way("a step takes from the end of the one before it to its last part", () => {
  const steps = progress(
    fold(task, [...begun, ofPart("eu", applied, 15), healthyEu, ofPart("us", applied, 18), healthyUs]),
  );
  const times = Object.fromEntries(steps.map(({ step, startedAt, endedAt }) => [step, [startedAt, endedAt]]));
  const expected: Partial<Record<Step, unknown>> = {
    ...Object.fromEntries(["requested", "validated", "rendered"].map((step) => [step, [undefined, undefined]])),
    proposed: [undefined, at(0)],
    merged: [at(0), at(10)],
    fetched: [at(10), undefined],
    applied: [at(10), at(18)],
    healthy: [at(15), at(30)],
    ready: [at(30), at(30)],
  };
  assert.equal(times, expected);
});

way("a step that is done again keeps the time it was first done", () => {
  const steps = progress(fold(task, [...begun, healthyEu, healthyUs, ofPart("us", healthy, 50)]));
  assert.is(steps.at(-1)?.endedAt, at(30));
});

way("a healed step ended when it was healed", () => {
  const events = [...begun, healthyEu, healthyUs, ofPart("us", unhealthy, 40), ofPart("us", healthy, 50)];
  assert.is(progress(fold(task, events)).at(-1)?.endedAt, at(50));
});

way("a step that a later one's failure proves done is told without that failure's words", () => {
  const [eu] =
    progress(fold(task, [...begun, ofPart("eu", unhealthy, 40)])).find(({ step }) => step === "applied")?.parts ?? [];
  assert.equal([eu?.state, eu?.endedAt, eu?.reason, eu?.message], ["done", undefined, undefined, undefined]);
});

way("a task without parts never gets ready", () => {
  const { word } = outcome(fold({ ...task, parts: [] }, begun));
  assert.is(word, "waiting");
});

way("of more than three clusters the rest is counted", () => {
  const parts = ["a", "b", "c", "d", "e"].map((cluster) => ({ unit: `${cluster}/apps/shop`, digest: "1" }));
  assert.is(outcome(fold({ ...task, parts }, begun)).sentence, "fetched 0/5, waiting for a, b, c and 2 more");
});
way.run();
