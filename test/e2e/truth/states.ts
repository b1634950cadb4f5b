import * as assert from "uvu/assert";
import { digestOf, withImage } from "../../../local/acme/images.ts";
import { ready } from "../circle/claim.ts";
import { assertInOrder } from "./order.ts";
import type { TruthClaim } from "./scene.ts";

export const states: readonly TruthClaim[] = [
  {
    title:
      "a release is fetched, then healthy unit by unit, then ready, and every commit involved says so in this order",
    prove: async ({ trial, sentences }) => {
      const { acme } = trial;
      const number = await acme.openSpecs("applications", "Add the applications", (text, path) =>
        path.endsWith("staging/release.yaml") ? withImage(text, "shop", digestOf("shop 1.5.0", "slow")) : text,
      );
      const commit = await acme.mergeSpecs(number);
      for (const name of ["billing", "portal", "shop"])
        assert.is(await trial.ended("acme/specs", commit, `landfall/staging/${name}`), ready);
      await acme.jobs.idle();
      const pulls = "/repos/acme/environments/pulls?state=closed&head=acme:landfall/staging";
      const [merged] = await acme.ada.call<{ merge_commit_sha: string }[]>("GET", pulls);
      for (const name of ["billing", "portal", "shop"]) {
        const status = `landfall/staging/${name}`;
        const stories = [
          `landfall:v1:staging/${name}@${merged?.merge_commit_sha}`,
          `acme/environments@${merged?.merge_commit_sha} ${status}`,
          `acme/specs@${commit} ${status}`,
          `acme/${name}@${await acme.tip(`acme/${name}`)} ${status}`,
        ].map((key) => sentences.of(key));
        for (const story of stories) {
          assertInOrder(story, ready);
          // Its pods take ten seconds, so that this cannot be over before it is seen.
          if (name === "shop") assert.ok(story.some((one) => / healthy [123]\/4, waiting for staging-/.test(one)));
        }
      }
    },
  },
];
