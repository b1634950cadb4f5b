import * as assert from "uvu/assert";
import { digestOf } from "../../../local/acme/images.ts";
import { ready, staging } from "../circle/claim.ts";
import { readyAt } from "./hands.ts";
import type { TruthClaim } from "./scene.ts";

export const channels: readonly TruthClaim[] = [
  {
    title: "where every dispatch is lost, Flux's commit statuses alone bring a release to ready",
    prove: async ({ trial, said, sweep, takeStatuses }) => {
      const { acme, circle } = trial;
      takeStatuses();
      const lose = acme.forge.intercept(({ path }) => (path.endsWith("/dispatches") ? "drop" : undefined));
      const commit = await trial.release("Release shop 1.9.0", { shop: digestOf("shop 1.9.0") });
      const tip = await acme.tip("acme/environments");
      for (const name of staging) {
        const { kubectl } = trial.cluster(name);
        await circle.until(`${name} to be ready`, async () => (await readyAt(kubectl, "apps-shop")) === tip);
        await circle.until(`${name} to have written so`, async () => {
          const status = (await acme.statuses("acme/environments", tip)).get(`flux/staging/${name}/apps-shop`);
          return status?.state === "success";
        });
      }
      assert.is(said(commit, "shop").at(-1), "pending: fetched 0/2, waiting for staging-eu, staging-us");
      assert.equal(await sweep({ sees: false }), ["staging/shop: ready on staging-eu, staging-us"]);
      assert.is(said(commit, "shop").at(-1), ready);
      lose();
    },
  },
];
