import { setTimeout as sleep } from "node:timers/promises";
import * as assert from "uvu/assert";
import { digestOf } from "../../../local/acme/images.ts";
import { ready, staging } from "../circle/claim.ts";
import { assertInOrder } from "./order.ts";
import type { TruthClaim } from "./scene.ts";

const outageMs = 20_000;
const begun = "pending: fetched 0/2, waiting for staging-eu, staging-us";

export const outages: readonly TruthClaim[] = [
  {
    title: "a source-controller and another cluster's API server that hang for 20 s hold a release back, no more",
    prove: async ({ trial, said }) => {
      const { circle, acme } = trial;
      const thawSource = circle.freeze("staging-us-source-controller");
      const applied = new Promise<() => void>((resolve) => {
        const deafen = acme.forge.onDelivery(({ event, payload }) => {
          if (event !== "repository_dispatch" || payload["action"] !== "Kustomization/apps-shop.flux-system") return;
          deafen();
          resolve(circle.freeze("staging-eu-kube-apiserver"));
        });
      });
      const commit = await trial.release("Release shop 1.6.0", { shop: digestOf("shop 1.6.0") });
      const thawServer = await applied;
      await sleep(outageMs);
      assert.equal(said(commit, "shop"), [begun, "pending: fetched 1/2, waiting for staging-us"]);
      thawSource();
      thawServer();
      assert.is(await trial.ended("acme/specs", commit, "landfall/staging/shop"), ready);
      assertInOrder(said(commit, "shop"), ready);
    },
  },
  {
    title: "while GitHub does not answer, Flux's word is lost: nothing was heard, until a sweep that sees the clusters",
    prove: async ({ trial, said, sweep, sentences }) => {
      const { forge, jobs, tip } = trial.acme;
      let isOut = false;
      const mend = forge.intercept(({ path }) => (isOut || path.endsWith("/dispatches") ? { status: 502 } : undefined));
      const commit = await trial.release("Release shop 1.7.0", { shop: digestOf("shop 1.7.0") });
      await trial.circle.until("the task to begin", () => said(commit, "shop").length > 0);
      isOut = true;
      await sleep(outageMs);
      isOut = false;
      await jobs.idle();
      for (const cluster of staging) assert.is(await trial.running(cluster, "shop"), digestOf("shop 1.7.0"));
      assert.equal(await sweep({ sees: false }), ["staging/shop: fetched 0/2, waiting for staging-eu, staging-us"]);
      assert.equal(said(commit, "shop"), [begun]);

      const [later] = await sweep({ sees: false, inMinutes: 11 });
      assert.match(later ?? "", /^staging\/shop: unknown on staging-eu, staging-us: nothing was heard since 2\S+Z$/);
      assert.equal(await sweep({ sees: true }), ["staging/shop: ready on staging-eu, staging-us"]);
      mend();
      assert.equal(said(commit, "shop"), [begun, later?.replace("staging/shop", "pending"), ready]);
      const source = `acme/shop@${await tip.call(trial.acme, "acme/shop")} landfall/staging/shop`;
      assert.is(sentences.of(source).at(-1), ready);
    },
  },
];
