import { setTimeout as sleep } from "node:timers/promises";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Forge } from "../../../local/forge/server.ts";
import { type Released, Scene, type Started } from "./forge-scene.ts";
import { checkRuns, firstEnd, secondEnd, seen } from "./forge-sight.ts";

/** Two reporters read what both want to create before either of them creates it. */
function meet(forge: Forge): void {
  const waiting = new Map<string, () => void>();
  forge.interceptAfter(async ({ method, path, query }) => {
    const isOfTask = query.has("task") ? query.has("sha") : query.get("check_name")?.startsWith("landfall / ");
    if (method !== "GET" || !isOfTask) return undefined;
    const key = `${path}?${query}`;
    const first = waiting.get(key);
    if (first !== undefined) first();
    // The limit is for a reporter that never comes: the test then fails instead of hanging.
    else
      await Promise.race([
        new Promise<void>((resolve) => waiting.set(key, resolve)),
        sleep(10_000, undefined, { ref: false }),
      ]);
    return undefined;
  });
}

/** Writes arrive in another order than they were sent. */
function shuffle(forge: Forge): void {
  let milliseconds = 0;
  forge.intercept(async ({ method }) => {
    milliseconds = (milliseconds + 7) % 13;
    if (method !== "GET") await sleep(milliseconds);
    return undefined;
  });
}

/** Both reporters of a release get its push at one moment, then each event of the recording, the last one first. */
async function reportTwice(scene: Scene, released: Released, name: string): Promise<void> {
  await using one = await scene.reporter();
  await using other = await scene.reporter();
  const both = (event: Started) => Promise.all([one.report(event), other.report(event)]);
  await both(released.push);
  const made = (await checkRuns(scene.forge, released.environments)).map(({ id }) => id);
  const events = await scene.flux("staging", name, released.environments);
  for (const event of events.toReversed()) await both(event);
  const now = (await checkRuns(scene.forge, released.environments)).map(({ id }) => id);
  assert.equal(now, made, "no event makes another check run");
}

const together = suite("two reporters on the forge, both at every event, and the events in reversed order");

together("end as one reporter does with the events in order, and what both made at one moment agrees", async () => {
  await using scene = await Scene.open();
  const first = await scene.release("billing", "portal", "shop");
  meet(scene.forge);
  shuffle(scene.forge);
  await reportTwice(scene, first, "staging-first-deploy");
  assert.equal(await seen(scene.forge, first), firstEnd);
  assert.is((await checkRuns(scene.forge, first.environments)).length, 6, "both reporters made check runs");
  const second = await scene.release("billing", "shop");
  await reportTwice(scene, second, "staging-release");
  assert.equal(await seen(scene.forge, second), secondEnd);
  assert.equal(await seen(scene.forge, first), firstEnd);
});
together.run();
