import * as assert from "uvu/assert";
import { digestOf } from "../../../local/acme/images.ts";
import {
  assertAlwaysServed,
  type BlueGreenClaim,
  cluster,
  digests,
  inStaging,
  ready,
  released,
  type Scene,
} from "./scene.ts";

/** One of a fixed number of pods, and one that is scaled. */
const both = ["portal", "shop"] as const;

/** Has both say these things of staging; gives what their tasks ended with. */
async function say({ trial }: Scene, title: string, ...fields: readonly string[]) {
  const commit = await trial.change(title, {
    "applications/portal.yaml": () => inStaging("portal", "replicas: 3", ...fields),
    "applications/shop.yaml": () => inStaging("shop", ...fields),
  });
  for (const name of both) assert.is(await trial.ended("acme/specs", commit, `landfall/staging/${name}`), ready);
}

/** Where what is called leads: portal has no route, so it is its Service that is called. */
const led = { portal: "portal", shop: "shop-primary" };
const pods = { portal: 3, shop: 2 };

export const transitions: readonly BlueGreenClaim[] = [
  {
    title: "rolling becomes blue/green without a moment in which nobody answers, or fewer than were asked for",
    prove: async (scene) => {
      scene.watch.from(...both);
      await say(scene, "Blue/green for portal and shop", ...scene.blueGreen);
      for (const name of both) {
        assertAlwaysServed(scene, name);
        assert.is(Math.min(...scene.watch.of(name).map((one) => one.ready)), pods[name], name);
        assert.equal(scene.watch.of(name).at(-1), { services: [led[name]], ready: pods[name] });
      }
      const images = { portal: digestOf("portal 2"), shop: digestOf("shop 2") };
      const ended = await released(scene, "Portal and shop 2", images);
      for (const name of both) {
        assert.is(await ended(name), ready);
        assert.equal((await digests(scene, name)).primary, { digest: images[name], ready: pods[name] });
        assertAlwaysServed(scene, name);
      }
    },
  },
  {
    title: "blue/green becomes rolling again, and the primary goes only once the Deployment's own pods are ready",
    prove: async (scene) => {
      const { trial, watch } = scene;
      watch.from(...both);
      await say(scene, "Rolling again", "strategy: rolling");
      const { kubectl } = trial.cluster(cluster);
      for (const name of both) {
        await trial.circle.until(`the primary of ${name} to be gone`, async () => {
          const { primary } = await digests(scene, name);
          return primary === undefined && (await kubectl.get("canary", name, name)) === undefined;
        });
        assert.equal((await digests(scene, name)).target, { digest: digestOf(`${name} 2`), ready: pods[name] });
        await trial.circle.until(
          "what was Flagger's to be gone",
          async () => (await kubectl.get("traefikservice", name, name)) === undefined,
        );
        await trial.circle.until(`${name} to be seen so`, () => watch.of(name).at(-1)?.services[0] === name);
        assertAlwaysServed(scene, name);
      }
    },
  },
  {
    title: "the words for it go as well, and blue/green comes back, without such a moment either",
    prove: async (scene) => {
      const { watch } = scene;
      watch.from(...both);
      await say(scene, "Nothing said of it");
      await say(scene, "Blue/green once more", ...scene.blueGreen);
      for (const name of both) {
        assertAlwaysServed(scene, name);
        assert.equal((await digests(scene, name)).primary, { digest: digestOf(`${name} 2`), ready: pods[name] });
      }
    },
  },
];
