import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Released, Scene } from "./forge-scene.ts";
import { checkRuns, firstEnd, secondEnd, seen } from "./forge-sight.ts";

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

road(
  "an environment's first deploy ends ready on every commit, with one check run and Deployment a target",
  async ({ scene: { forge }, first }) => {
    assert.equal(await seen(forge, first), firstEnd);
    assert.is((await checkRuns(forge, first.environments)).length, 3);
  },
);

road(
  "a release whose push nobody reported ends as its clusters say, and takes nothing back of the one before",
  async ({ scene, first }) => {
    const second = await scene.release("billing", "shop");
    await using reporter = await scene.reporter();
    for (const event of await scene.flux("staging", "staging-release", second.environments))
      await reporter.report(event);
    assert.equal(await seen(scene.forge, second), secondEnd);
    assert.equal(await seen(scene.forge, first), firstEnd);
    assert.is((await checkRuns(scene.forge, second.environments)).length, 2);
  },
);
road.run();
