import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Event } from "../../../model/task/event.ts";
import { type OutcomeWord, outcome } from "../../../model/task/outcome.ts";
import { progress } from "../../../model/task/progress.ts";
import type { State, Step } from "../../../model/task/steps.ts";
import { fold } from "../../../model/task/task.ts";
import { applied, begun, deleted, healthy, leaving, ofPart, ofTask, removal, task, unhealthy } from "./task.sample.ts";

type Case = {
  readonly when: string;
  readonly events: readonly Event[];
  /** Of the steps of `told`. */
  readonly states: readonly State[];
  readonly word: OutcomeWord;
  readonly sentence: string;
};

/** Those before are done once one of these is. */
const told: readonly Step[] = ["proposed", "merged", "applied", "healthy", "deleted", "ready"];

const notReady = { reason: "HealthCheckFailed", message: "Deployment/shop/shop not ready in 5m" };
const refused = { reason: "ReconciliationFailed", message: "admission webhook denied the request" };
const waits = { reason: "DependencyNotReady", message: "Dependencies do not meet ready condition" };
const healthyEu = ofPart("eu", healthy, 20);
const healthyUs = ofPart("us", healthy, 30);
const superseded = ofTask("ready", "skipped", 40, { message: "superseded by ddddddd before it was ready" });

const cases: readonly Case[] = [
  {
    when: "nothing was said",
    events: [],
    states: ["waiting", "waiting", "waiting", "waiting", "waiting"],
    word: "waiting",
    sentence: "waiting for a pull request of the specs",
  },
  {
    when: "it was merged",
    events: begun,
    states: ["done", "done", "waiting", "waiting", "waiting"],
    word: "waiting",
    sentence: "fetched 0/2, waiting for staging-eu, staging-us",
  },
  {
    when: "one cluster waits for a dependency",
    events: [...begun, ofPart("eu", ["applied", "waiting"], 12, waits)],
    states: ["done", "done", "waiting", "waiting", "waiting"],
    word: "running",
    sentence: "fetched 1/2, waiting for staging-us",
  },
  {
    when: "it was applied to one cluster",
    events: [...begun, ofPart("eu", applied, 15)],
    states: ["done", "done", "running", "running", "waiting"],
    word: "running",
    sentence: "fetched 1/2, waiting for staging-us",
  },
  {
    when: "one cluster is healthy, the other has applied it",
    events: [...begun, healthyEu, ofPart("us", applied, 20)],
    states: ["done", "done", "done", "running", "waiting"],
    word: "running",
    sentence: "healthy 1/2, waiting for staging-us",
  },
  {
    when: "both clusters are healthy, and one never said that it applied it",
    events: [...begun, healthyEu, healthyUs],
    states: ["done", "done", "done", "done", "done"],
    word: "ready",
    sentence: "ready on staging-eu, staging-us",
  },
  {
    when: "one cluster fails",
    events: [...begun, healthyEu, ofPart("us", unhealthy, 20, notReady)],
    states: ["done", "done", "done", "failed", "waiting"],
    word: "failed",
    sentence: "failed: HealthCheckFailed on staging-us: Deployment/shop/shop not ready in 5m",
  },
  {
    when: "a failed cluster becomes healthy later",
    events: [...begun, healthyEu, ofPart("us", unhealthy, 20, notReady), healthyUs],
    states: ["done", "done", "done", "done", "done"],
    word: "ready",
    sentence: "ready on staging-eu, staging-us",
  },
  {
    when: "a healthy cluster fails later",
    events: [...begun, healthyEu, healthyUs, ofPart("us", unhealthy, 35, notReady)],
    states: ["done", "done", "done", "failed", "waiting"],
    word: "failed",
    sentence: "failed: HealthCheckFailed on staging-us: Deployment/shop/shop not ready in 5m",
  },
  {
    when: "a cluster says healthy and failed within one second",
    events: [...begun, healthyEu, healthyUs, ofPart("us", unhealthy, 30, notReady)],
    states: ["done", "done", "done", "failed", "waiting"],
    word: "failed",
    sentence: "failed: HealthCheckFailed on staging-us: Deployment/shop/shop not ready in 5m",
  },
  {
    when: "a manifest was refused",
    events: [...begun, healthyEu, ofPart("us", ["applied", "failed"], 20, refused)],
    states: ["done", "done", "failed", "running", "waiting"],
    word: "failed",
    sentence: "failed: ReconciliationFailed on staging-us: admission webhook denied the request",
  },
  {
    when: "a refused manifest was applied later",
    events: [...begun, healthyEu, ofPart("us", ["applied", "failed"], 20, refused), ofPart("us", applied, 25)],
    states: ["done", "done", "done", "running", "waiting"],
    word: "running",
    sentence: "healthy 1/2, waiting for staging-us",
  },
  {
    when: "an unhealthy cluster is tried again",
    events: [...begun, healthyEu, ofPart("us", unhealthy, 20, notReady), ofPart("us", applied, 25)],
    states: ["done", "done", "done", "running", "waiting"],
    word: "running",
    sentence: "healthy 1/2, waiting for staging-us",
  },
  {
    when: "drift was corrected on a healthy cluster",
    events: [...begun, healthyEu, healthyUs, ofPart("us", applied, 60)],
    states: ["done", "done", "done", "done", "done"],
    word: "ready",
    sentence: "ready on staging-eu, staging-us",
  },
  {
    when: "a healthy cluster could not be reconciled again",
    events: [...begun, healthyEu, healthyUs, ofPart("us", ["applied", "failed"], 60, refused)],
    states: ["done", "done", "done", "done", "done"],
    word: "ready",
    sentence: "ready on staging-eu, staging-us",
  },
  {
    when: "Flux says something of unknown meaning",
    events: [...begun, ofPart("eu", ["applied", "unknown"], 20, { reason: "Odd", message: "something new" })],
    states: ["done", "done", "waiting", "waiting", "waiting"],
    word: "unknown",
    sentence: "unknown on staging-eu: something new",
  },
  {
    when: "Flux says something of unknown meaning after a failure",
    events: [
      ...begun,
      ofPart("eu", unhealthy, 20, notReady),
      ofPart("eu", ["applied", "unknown"], 25, { message: "something new" }),
    ],
    states: ["done", "done", "running", "failed", "waiting"],
    word: "failed",
    sentence: "failed: HealthCheckFailed on staging-eu: Deployment/shop/shop not ready in 5m",
  },
  {
    when: "the commit was pushed without a pull request",
    events: [ofTask("proposed", "skipped", 0), ofTask("merged", "done", 10), healthyEu, healthyUs],
    states: ["skipped", "done", "done", "done", "done"],
    word: "ready",
    sentence: "ready on staging-eu, staging-us",
  },
  {
    when: "a newer digest was merged before it was ready",
    events: [...begun, healthyEu, superseded],
    states: ["done", "done", "running", "running", "skipped"],
    word: "superseded",
    sentence: "superseded by ddddddd before it was ready",
  },
  {
    when: "a newer digest was merged after it was ready",
    events: [...begun, healthyEu, healthyUs, superseded],
    states: ["done", "done", "done", "done", "done"],
    word: "ready",
    sentence: "ready on staging-eu, staging-us",
  },
  {
    when: "a newer digest was merged after it had failed",
    events: [...begun, ofPart("eu", unhealthy, 20, notReady), superseded],
    states: ["done", "done", "running", "failed", "skipped"],
    word: "failed",
    sentence: "failed: HealthCheckFailed on staging-eu: Deployment/shop/shop not ready in 5m",
  },
  {
    when: "one cluster was refused and the other is unhealthy",
    events: [...begun, ofPart("eu", unhealthy, 20, notReady), ofPart("us", ["applied", "timed-out"], 25)],
    states: ["done", "done", "timed-out", "failed", "waiting"],
    word: "failed",
    sentence: "failed: HealthCheckFailed on staging-eu: Deployment/shop/shop not ready in 5m",
  },
];

const hanging = { reason: "PruneFailed", message: "failed to wait for resources termination" };
const going = { message: "Namespace shop is still going" };
const left = { message: "not deleted: Namespace/shop" };
const deletedEu = ofPart("eu", deleted, 20, { message: "gone" });
const deletedUs = ofPart("us", deleted, 30);

const removals: readonly Case[] = [
  {
    when: "it was merged",
    events: begun,
    states: ["done", "done", "waiting"],
    word: "waiting",
    sentence: "deleted 0/2, waiting for staging-eu, staging-us",
  },
  {
    when: "one cluster has deleted it",
    events: [...begun, deletedEu],
    states: ["done", "done", "running"],
    word: "running",
    sentence: "deleted 1/2, waiting for staging-us",
  },
  {
    when: "both clusters have deleted it",
    events: [...begun, deletedEu, deletedUs],
    states: ["done", "done", "done"],
    word: "deleted",
    sentence: "deleted from staging-eu, staging-us",
  },
  {
    when: "it is healthy, which it was before",
    events: [...begun, ofPart("eu", applied, 15), healthyEu, healthyUs],
    states: ["done", "done", "waiting"],
    word: "running",
    sentence: "deleted 0/2, waiting for staging-eu, staging-us",
  },
  {
    when: "something of it is still there after the timeout",
    events: [...begun, deletedEu, deletedUs, ofPart("us", ["deleted", "timed-out"], 50, hanging)],
    states: ["done", "done", "timed-out"],
    word: "timed-out",
    sentence: "timed out: PruneFailed on staging-us: failed to wait for resources termination",
  },
  {
    when: "one cluster says that it is going, after the other",
    events: [...begun, deletedEu, ofPart("us", ["deleted", "running"], 25, going)],
    states: ["done", "done", "running"],
    word: "running",
    sentence: "deleted 1/2, waiting for staging-us: Namespace shop is still going",
  },
  {
    when: "it timed out, and something is said to be going still",
    events: [
      ...[...begun, deletedEu, ofPart("us", ["deleted", "timed-out"], 25, hanging)],
      ofPart("us", ["deleted", "running"], 28, going),
    ],
    states: ["done", "done", "timed-out"],
    word: "timed-out",
    sentence: "timed out: PruneFailed on staging-us: failed to wait for resources termination",
  },
  {
    when: "it could not be deleted, and then it could",
    events: [...begun, deletedEu, ofPart("us", ["deleted", "failed"], 25, hanging), deletedUs],
    states: ["done", "done", "done"],
    word: "deleted",
    sentence: "deleted from staging-eu, staging-us",
  },
  {
    when: "Flux left something",
    events: [...begun, deletedEu, ofPart("us", ["deleted", "unknown"], 25, left)],
    states: ["done", "done", "unknown"],
    word: "unknown",
    sentence: "unknown on staging-us: not deleted: Namespace/shop",
  },
  {
    when: "Flux left something, and nothing is going any more",
    events: [...begun, deletedEu, ofPart("us", ["deleted", "unknown"], 25, left), deletedUs],
    states: ["done", "done", "unknown"],
    word: "unknown",
    sentence: "unknown on staging-us: not deleted: Namespace/shop",
  },
  {
    when: "it was taken back",
    events: [...begun, deletedEu, superseded],
    states: ["done", "done", "running", "skipped"],
    word: "superseded",
    sentence: "superseded by ddddddd before it was ready",
  },
];

/** Of proposed, merged, applied, healthy, deleted, ready: it stays on staging-eu and leaves staging-us. */
const leavings: readonly Case[] = [
  {
    when: "it is healthy where it stays",
    events: [...begun, healthyEu],
    states: ["done", "done", "done", "done", "waiting", "waiting"],
    word: "running",
    sentence: "deleted 0/1, waiting for staging-us",
  },
  {
    when: "it is deleted where it leaves",
    events: [...begun, deletedUs],
    states: ["done", "done", "waiting", "waiting", "done", "waiting"],
    word: "running",
    sentence: "fetched 0/1, waiting for staging-eu",
  },
  {
    when: "it is both",
    events: [...begun, healthyEu, deletedUs],
    states: ["done", "done", "done", "done", "done", "done"],
    word: "ready",
    sentence: "ready on staging-eu, deleted from staging-us",
  },
];

const way = suite("progress and outcome");
for (const [kind, target, { when, events, states, word, sentence }] of [
  ...cases.map((each) => ["", task, each] as const),
  ...removals.map((each) => ["of a removal, ", removal, each] as const),
  ...leavings.map((each) => ["of an application that leaves a cluster, ", leaving, each] as const),
]) {
  way(`${kind}when ${when}: ${sentence}`, () => {
    const folded = fold(target, events);
    assert.equal(
      progress(folded).flatMap(({ step, state }) => (told.includes(step) ? [state] : [])),
      states,
    );
    assert.equal(outcome(folded), { word, sentence });
  });
}
way.run();
