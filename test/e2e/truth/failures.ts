import * as assert from "uvu/assert";
import { digestOf } from "../../../local/acme/images.ts";
import type { Kubectl } from "../../../local/control-plane/kubectl.ts";
import { ready } from "../circle/claim.ts";
import { patchKustomization, reconcile } from "./hands.ts";
import { assertInOrder } from "./order.ts";
import type { TruthClaim } from "./scene.ts";

/** Has the cluster take no more pods of an application. */
const fill = (kubectl: Kubectl, namespace: string) =>
  kubectl.apply([
    { apiVersion: "v1", kind: "ResourceQuota", metadata: { name: "full", namespace }, spec: { hard: { pods: "0" } } },
  ]);

async function makeRoom(kubectl: Kubectl, namespace: string): Promise<void> {
  await kubectl.run("delete", "resourcequota", "full", `--namespace=${namespace}`);
  // Kubernetes tries again ever more seldom, and at once where something was changed.
  await kubectl.run("annotate", "replicaset", "--all", `--namespace=${namespace}`, "acme.example/room=there");
  await reconcile(kubectl, `apps-${namespace}`);
}

export const failures: readonly TruthClaim[] = [
  {
    title:
      "one full cluster of two fails the release that comes to it, and takes back that what lost its pods is ready",
    prove: async ({ trial, said, sentences }) => {
      const { circle, acme } = trial;
      const { kubectl } = trial.cluster("staging-us");
      for (const namespace of ["billing", "portal"]) await fill(kubectl, namespace);
      const commit = await trial.release("Release billing 2.4.0", { billing: digestOf("billing 2.4.0") });
      await circle.until("billing to be on its way", () =>
        said(commit, "billing").some((one) => / healthy /.test(one)),
      );
      await kubectl.run("delete", "pods", "--all", "--namespace=portal", "--wait=false");
      await circle.until(
        "portal to be down",
        async () => !(await trial.deployment("staging-us", "portal")).status.readyReplicas,
      );
      // Flux waits for health five minutes, and never less than half of one.
      await patchKustomization(kubectl, "apps-portal", { timeout: "30s" });

      const failed = await trial.ended("acme/specs", commit, "landfall/staging/billing");
      assert.match(failed, /^failure: failed: HealthCheckFailed on staging-us: Deployment\/billing\/billing stalled/);
      assertInOrder(said(commit, "billing"), failed);
      const portal = `acme/portal@${await acme.tip("acme/portal")} landfall/staging/portal`;
      const before = sentences.of(portal);
      assert.is(before.at(-1), ready);
      await circle.until("portal to fail", () => sentences.of(portal).at(-1) !== ready);
      const undone = "failure: failed: HealthCheckFailed on staging-us: Deployment/portal/portal not ready in 30s";
      assert.is(sentences.of(portal).at(-1), undone);

      for (const namespace of ["billing", "portal"]) await makeRoom(kubectl, namespace);
      await circle.until(
        "both to be mended",
        () => said(commit, "billing").at(-1) === ready && sentences.of(portal).at(-1) === ready,
      );
      assert.equal(said(commit, "billing").slice(-2), [failed, ready]);
      assert.equal(sentences.of(portal), [...before, undone, ready]);
    },
  },
];
