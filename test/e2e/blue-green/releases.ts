import * as assert from "uvu/assert";
import { digestOf, withImage } from "../../../local/acme/images.ts";
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

const [one, two, three] = [digestOf("billing 1"), digestOf("billing 2"), digestOf("billing 3")];
const bad = digestOf("billing bad", "neverReady");

/** What External Secrets would have written; Flagger keeps a copy of it for the primary. */
async function giveSecret({ trial }: Scene): Promise<void> {
  const { kubectl } = trial.cluster(cluster);
  await trial.circle.until(
    "billing's namespace",
    async () => (await kubectl.get("namespace", "billing")) !== undefined,
  );
  const metadata = { name: "billing", namespace: "billing" };
  await kubectl.apply([{ apiVersion: "v1", kind: "Secret", metadata, stringData: { DATABASE_PASSWORD: "secret" } }]);
}

export const releases: readonly BlueGreenClaim[] = [
  {
    title: "a first release is ready once there is a primary, which alone runs, with all the pods that were asked for",
    prove: async (scene) => {
      const { trial, blueGreen } = scene;
      const number = await trial.acme.openSpecs("applications", "Add the applications", (text, path) => {
        if (path.endsWith("/billing.yaml")) return inStaging("billing", ...blueGreen);
        if (path.endsWith("/portal.yaml")) return inStaging("portal", "replicas: 3");
        return path.endsWith("staging/release.yaml") ? withImage(text, "billing", one) : text;
      });
      const commit = await trial.acme.mergeSpecs(number);
      await giveSecret(scene);
      for (const name of ["billing", "portal", "shop"])
        assert.is(await trial.ended("acme/specs", commit, `landfall/staging/${name}`), ready);
      await trial.circle.until("two pods of the primary", async () => {
        const { primary, target } = await digests(scene, "billing");
        return primary?.digest === one && primary.ready === 2 && target?.ready === 0;
      });
    },
  },
  {
    title: "a new image is ready only once the gate let it and the primary runs it",
    prove: async (scene) => {
      const { trial, gate, watch } = scene;
      watch.from("billing");
      Object.assign(gate, { isOpen: false, asked: 0 });
      const ended = await released(scene, "Billing two", { billing: two });
      await trial.circle.until("the gate to be asked twice", () => gate.asked > 1, 120);
      assert.equal(await digests(scene, "billing"), {
        primary: { digest: one, ready: 2 },
        target: { digest: two, ready: 2 },
      });
      const { kubectl } = trial.cluster(cluster);
      const { status } = (await kubectl.get("kustomization", "apps-billing", "flux-system")) ?? {};
      const healthy = status.conditions.find(({ type }: { type: string }) => type === "Healthy");
      assert.is(healthy.status, "Unknown");
      gate.isOpen = true;
      assert.is(await ended("billing"), ready);
      assert.equal((await digests(scene, "billing")).primary, { digest: two, ready: 2 });
      assertAlwaysServed(scene, "billing");
    },
  },
  {
    title: "an image that never gets ready fails, says that what ran before runs on, and it does",
    prove: async (scene) => {
      const ended = await released(scene, "Billing that never gets ready", { billing: bad });
      assert.match(await ended("billing"), /^failure: .*Canary\/billing\/billing: the analysis failed, rolled back/);
      const { primary, target } = await digests(scene, "billing");
      assert.equal(primary, { digest: two, ready: 2 });
      assert.is(target?.ready, 0);
    },
  },
  {
    title: "the image before it is ready at once, since the primary has it, and what failed last proves nothing then",
    prove: async (scene) => {
      const ended = await released(scene, "Billing as it was", { billing: two });
      assert.is(await ended("billing"), ready);
      assert.is((await digests(scene, "billing")).primary?.digest, two);
    },
  },
  {
    title: "after two that failed, a good one is ready, and one that comes right after it takes its place",
    prove: async (scene) => {
      const { trial, gate } = scene;
      for (const name of ["5", "6"]) {
        const ended = await released(scene, `Billing bad ${name}`, { billing: digestOf(name, "neverReady") });
        assert.match(await ended("billing"), /^failure: .*the analysis failed/);
      }
      gate.asked = 0;
      await released(scene, "Billing three", { billing: three });
      await trial.circle.until("the gate to be asked about it", () => gate.asked > 0, 120);
      const last = digestOf("billing last");
      const ended = await released(scene, "Billing last", { billing: last });
      assert.is(await ended("billing"), ready);
      assert.equal((await digests(scene, "billing")).primary, { digest: last, ready: 2 });
      assertAlwaysServed(scene, "billing");
    },
  },
];
