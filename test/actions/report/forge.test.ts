import { setTimeout as sleep } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Forge } from "../../../local/forge/server.ts";
import { type Released, Scene } from "./forge-scene.ts";
import { checkRuns, everywhere, seen } from "./forge-sight.ts";

const ready = "success, ready on staging-eu";
const unready =
  "failure, failed: HealthCheckFailed on staging-eu: Deployment/billing/billing not ready in 30s";
const firstEnd = everywhere({ billing: ready, portal: ready, shop: ready });
const secondEnd = everywhere({ billing: unready, shop: ready });

const road = suite<{ scene: Scene; first: Released; second: Released }>("report on the forge");
road.before(async (context) => {
  const scene = await Scene.open();
  const first = await scene.release("billing", "portal", "shop");
  await using reporter = await scene.reporter();
  await reporter.report(first.push);
  for (const event of await scene.flux("staging", "staging-first-deploy", first.environments))
    await reporter.report(event);
  Object.assign(context, { scene, first });
});
road.after(({ scene }) => scene[Symbol.asyncDispose]());

road("an environment's first deploy ends ready on every commit, with one check run and Deployment a target", async ({ scene: { forge }, first }) => {
  assert.equal(await seen(forge, first), firstEnd);
  assert.is((await checkRuns(forge, first.environments)).length, 3);
});

road("a release whose push nobody reported ends as its clusters say, and takes nothing back of the one before", async ({ scene, first }) => {
  const second = await scene.release("billing", "shop");
  await using reporter = await scene.reporter();
  for (const event of await scene.flux("staging", "staging-release", second.environments)) await reporter.report(event);
  assert.equal(await seen(scene.forge, second), secondEnd);
  assert.equal(await seen(scene.forge, first), firstEnd);
  assert.is((await checkRuns(scene.forge, second.environments)).length, 2);
});
road.run();

/** Answers the first two equal reads of what two reporters both want to create only when both were read. */
function meet(forge: Forge): void {
  const waiting = new Map<string, () => void>();
  forge.interceptAfter(async ({ method, path, query }) => {
    const key = `${path}?${query}`;
    if (method !== "GET" || !/\/(deployments|check-runs)$/.test(path)) return undefined;
    const release = waiting.get(key);
    if (release !== undefined) release();
    else await Promise.race([new Promise<void>((resolve) => waiting.set(key, resolve)), sleep(300)]);
    return undefined;
  });
}

/** Holds each write back for another while, so that they arrive in another order than they were sent. */
function shuffle(forge: Forge): void {
  let count = 0;
  forge.intercept(async ({ method }) => {
    count += 7;
    if (method !== "GET") await sleep(count % 13);
    return undefined;
  });
}

const together = suite<{ scene: Scene }>("two reporters on the forge, at every event together");
together.before(async (context) => {
  context.scene = await Scene.open();
});
together.after(({ scene }) => scene[Symbol.asyncDispose]());

together("come to the same end from events in reversed order", async ({ scene }) => {
  meet(scene.forge);
  shuffle(scene.forge);
  const first = await scene.release("billing", "portal", "shop");
  await using one = await scene.reporter();
  await using other = await scene.reporter();
  const both = (event: Parameters<typeof one.report>[0]) => Promise.all([one.report(event), other.report(event)]);
  await both(first.push);
  const made = await checkRuns(scene.forge, first.environments);
  const events = await scene.flux("staging", "staging-first-deploy", first.environments);
  for (const event of events.toReversed()) await both(event);
  assert.equal(await seen(scene.forge, first), firstEnd);
  console.log(made.map(r=>[r.id,r.name]));
  assert.equal((await checkRuns(scene.forge, first.environments)).map(({ id }) => id), made.map(({ id }) => id));
});
together.run();
