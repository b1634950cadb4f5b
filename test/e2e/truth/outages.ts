import { setTimeout as sleep } from "node:timers/promises";
import * as assert from "uvu/assert";
import { digestOf } from "../../../local/acme/images.ts";
import type { SeenRequest } from "../../../local/forge/faults.ts";
import { ready, staging } from "../circle/claim.ts";
import { readyAt } from "./hands.ts";
import { assertInOrder } from "./order.ts";
import type { TruthClaim } from "./scene.ts";

const outageMs = 20_000;
const begun = "pending: fetched 0/2, waiting for staging-eu, staging-us";

const isOfFlux = ({ path }: SeenRequest): boolean => path.endsWith("/dispatches");
const isStatusOf = (context: string, { method, path, body }: SeenRequest): boolean =>
  method === "POST" &&
  path.startsWith("/repos/acme/specs/statuses/") &&
  (body as { context: string }).context === context;

export const outages: readonly TruthClaim[] = [
  {
    title: "a source-controller and another cluster's API server that hang for 20 s hold a release back, no more",
    prove: async ({ trial, said }) => {
      const { circle, acme } = trial;
      const thawSource = circle.freeze("staging-us-source-controller");
      let thawServer: (() => void) | undefined;
      const deafen = acme.forge.onDelivery(({ event, payload }) => {
        if (event !== "repository_dispatch" || payload["action"] !== "Kustomization/apps-shop.flux-system") return;
        thawServer ??= circle.freeze("staging-eu-kube-apiserver");
      });
      const commit = await trial.release("Release shop 1.6.0", { shop: digestOf("shop 1.6.0") });
      await circle.until("staging-eu to be at work on it", () => thawServer !== undefined);
      deafen();
      await sleep(outageMs);
      assert.equal(said(commit, "shop"), [begun, "pending: fetched 1/2, waiting for staging-us"]);
      thawSource();
      thawServer?.();
      assert.is(await trial.ended("acme/specs", commit, "landfall/staging/shop"), ready);
      assertInOrder(said(commit, "shop"), ready);
    },
  },
  {
    title: "while GitHub does not answer, Flux's word is lost: nothing was heard, until a sweep that sees the clusters",
    prove: async ({ trial, said, sweep, sentences }) => {
      const { acme, circle } = trial;
      let began: number | undefined;
      const isOut = () => began !== undefined && performance.now() < began + outageMs;
      const mend = acme.forge.intercept((one) => (isOut() || isOfFlux(one) ? { status: 502 } : undefined));
      // In the middle of what the run that begins the task has to write.
      acme.forge.interceptAfter((one) => {
        if (isStatusOf("landfall/staging/shop", one)) began ??= performance.now();
        return undefined;
      });
      const commit = await trial.release("Release shop 1.7.0", { shop: digestOf("shop 1.7.0") });
      await circle.until("GitHub to answer again", () => began !== undefined && !isOut());
      const tip = await acme.tip("acme/environments");
      for (const name of staging) {
        const { kubectl } = trial.cluster(name);
        await circle.until(`${name} to be ready`, async () => (await readyAt(kubectl, "apps-shop")) === tip);
      }
      await acme.jobs.idle();
      assert.equal(await sweep({ sees: false }), ["staging/shop: fetched 0/2, waiting for staging-eu, staging-us"]);
      assert.equal(said(commit, "shop"), [begun]);

      const [later] = await sweep({ sees: false, inMinutes: 11 });
      assert.match(later ?? "", /^staging\/shop: unknown on staging-eu, staging-us: nothing was heard since 2\S+Z$/);
      assert.equal(await sweep({ sees: true }), ["staging/shop: ready on staging-eu, staging-us"]);
      mend();
      assert.equal(said(commit, "shop"), [begun, later?.replace("staging/shop", "pending"), ready]);
      const source = `acme/shop@${await acme.tip("acme/shop")} landfall/staging/shop`;
      assert.is(sentences.of(source).at(-1), ready);
    },
  },
];
