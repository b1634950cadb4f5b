import * as assert from "uvu/assert";
import type { Trial } from "../../../local/acme/trial.ts";
import { type Claim, staging } from "./claim.ts";

/** scanner's database, as CloudNativePG's kind has it. */
async function database(trial: Trial) {
  const [found] = await trial.cluster("cicd-eu").kubectl.list("clusters.postgresql.cnpg.io", "scanner");
  assert.ok(found, "there is no database of scanner");
  return found;
}

export const removal: readonly Claim[] = [
  {
    title: "a removed application ends as deleted once it is gone, and its database stays",
    prove: async (trial) => {
      const before = await database(trial);
      const { kubectl } = trial.cluster("staging-us");
      const held = {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "held", namespace: "portal", finalizers: ["acme.example/held"] },
      };
      await kubectl.apply([held]);
      const commit = await trial.change("Remove scanner, and portal from staging", {
        "applications/registry.yaml": (text) => text.replace("  callers: [scanner]\n", ""),
        "applications/scanner.yaml": () => undefined,
        "cicd/release.yaml": (text) => text.replace(/applications:\n {4}scanner:\n(?: {6}.*\n)+/, "applications: {}\n"),
        "applications/portal.yaml": (text) => text.replace("staging: {}, ", ""),
        "staging/release.yaml": (text) => text.replace(/ {4}portal:\n(?: {6}.*\n)+/, ""),
      });
      await trial.acme.mergeEnvironment("cicd");
      await trial.circle.until("staging-us to be the last to have portal", async () => {
        const status = (await trial.acme.statuses("acme/specs", commit)).get("landfall/staging/portal");
        return /^deleted 1\/2, waiting for staging-us: \w+ \S*portal is still going$/.test(status?.description ?? "");
      });
      assert.ok((await kubectl.get("namespace", "portal"))?.metadata.deletionTimestamp);
      assert.is(await trial.cluster("staging-eu").kubectl.get("namespace", "portal"), undefined);
      await kubectl.run(
        "patch",
        "configmap",
        "held",
        "--namespace=portal",
        "--type=merge",
        '--patch={"metadata":{"finalizers":null}}',
      );
      assert.is(
        await trial.ended("acme/specs", commit, "landfall/staging/portal"),
        "success: deleted from staging-eu, staging-us",
      );
      for (const cluster of staging)
        assert.is(await trial.cluster(cluster).kubectl.get("namespace", "portal"), undefined);
      assert.is(await trial.ended("acme/specs", commit, "landfall/cicd/scanner"), "success: deleted from cicd-eu");
      assert.is(await trial.cluster("cicd-eu").kubectl.get("deployment", "scanner", "scanner"), undefined);
      assert.is((await database(trial)).metadata.uid, before.metadata.uid);
    },
  },
];
