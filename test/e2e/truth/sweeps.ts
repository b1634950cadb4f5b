import { setTimeout as sleep } from "node:timers/promises";
import * as assert from "uvu/assert";
import { digestOf } from "../../../local/acme/images.ts";
import { ready } from "../circle/claim.ts";
import { patchKustomization, readyAt, reconcile } from "./hands.ts";
import { assertInOrder } from "./order.ts";
import type { TruthClaim } from "./scene.ts";

const one = "applied 1/2, waiting for staging-us";
const held = "applied 1/2, waiting on a person: staging-us is suspended";
let commit: string;
let goOn: () => void;

export const sweeps: readonly TruthClaim[] = [
  {
    title: "a cluster that is ready at the old revision is not taken for ready at the new one",
    prove: async ({ trial, said, sweep }) => {
      const { kubectl } = trial.cluster("staging-us");
      await patchKustomization(kubectl, "apps-portal", { suspend: true });
      const before = await trial.acme.tip("acme/environments");
      goOn = trial.circle.freeze("staging-us-kustomize-controller");
      const images = { shop: digestOf("shop 1.8.0"), portal: digestOf("portal 1.8.0") };
      commit = await trial.release("Release shop and portal 1.8.0", images);
      await trial.circle.until("staging-eu to be ready", async () => {
        const { kubectl: other } = trial.cluster("staging-eu");
        return (await readyAt(other, "apps-shop")) === (await trial.acme.tip("acme/environments"));
      });
      await trial.acme.jobs.idle();
      assert.is(await readyAt(kubectl, "apps-shop"), before);
      assert.equal(await sweep({ sees: true }), [`staging/portal: ${held}`, `staging/shop: ${one}`]);
      assert.is(said(commit, "shop").at(-1), `pending: ${one}`);
    },
  },
  {
    title: "a dispatch that was lost is made up for by a sweep that sees the clusters, and by no other",
    prove: async ({ trial, said, sweep }) => {
      const { circle, acme } = trial;
      const { kubectl } = trial.cluster("staging-us");
      const lose = acme.forge.intercept(({ path, body }) => {
        const { client_payload: sent } = (body ?? {}) as { client_payload?: { metadata?: { cluster?: string } } };
        return path.endsWith("/dispatches") && sent?.metadata?.cluster === "staging-us" ? "drop" : undefined;
      });
      goOn();
      const isReady = async () => (await readyAt(kubectl, "apps-shop")) === (await acme.tip("acme/environments"));
      await circle.until("staging-us to be ready", isReady);
      assert.equal(await sweep({ sees: false }), [`staging/portal: ${held}`, `staging/shop: ${one}`]);

      // Changed since Flux looked, it is ready at the new revision only by the word of before.
      const thaw = circle.freeze("staging-us-kustomize-controller");
      await patchKustomization(kubectl, "apps-shop", { retryInterval: "3m" });
      assert.equal(await sweep({ sees: true }), [`staging/portal: ${held}`, `staging/shop: ${one}`]);
      thaw();
      await circle.until("Flux to look again", isReady);
      lose();
      assert.equal(await sweep({ sees: true }), [
        `staging/portal: ${held}`,
        "staging/shop: ready on staging-eu, staging-us",
      ]);
      assertInOrder(said(commit, "shop"), ready);
    },
  },
  {
    title: "what a person suspended waits for a person, and is ready once it is let go",
    prove: async ({ trial, said }) => {
      await patchKustomization(trial.cluster("staging-us").kubectl, "apps-portal", { suspend: null });
      assert.is(await trial.ended("acme/specs", commit, "landfall/staging/portal"), ready);
      const story = said(commit, "portal");
      assertInOrder(story, ready);
      const place = story.indexOf(`pending: ${held}`);
      assert.is(story[place - 1], `pending: ${one}`, story.join("\n"));
    },
  },
  {
    title: "what somebody changed by hand is put back, and stays ready",
    prove: async ({ trial, sentences, sweep }) => {
      const { acme, circle } = trial;
      const { kubectl } = trial.cluster("staging-us");
      const key = `acme/billing@${await acme.tip("acme/billing")} landfall/staging/billing`;
      const [story, image] = [sentences.of(key), await trial.running("staging-us", "billing")];
      const other = `billing=ghcr.io/acme/billing@${digestOf("billing 0.0.0")}`;
      await kubectl.run("set", "image", "deployment/billing", other, "--namespace=billing");
      await kubectl.run("scale", "deployment/billing", "--replicas=5", "--namespace=billing");
      const done = acme.jobs.done.length;
      await reconcile(kubectl, "apps-billing");
      await circle.until("Flux to put it back", async () => {
        const { spec } = await trial.deployment("staging-us", "billing");
        return spec.replicas === 2 && (await trial.running("staging-us", "billing")) === image;
      });
      await circle.until("Flux to say so", () => acme.jobs.done.length > done);
      await sleep(1000);
      await acme.jobs.idle();
      assert.equal(await sweep({ sees: true }), []);
      assert.equal(sentences.of(key), story);
      assert.is(story.at(-1), ready);
    },
  },
];
