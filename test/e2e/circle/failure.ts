import * as assert from "uvu/assert";
import { digestOf, withImage } from "../../../local/acme/images.ts";
import { Person } from "../../../local/acme/person.ts";
import { type Claim, ready } from "./claim.ts";

type Condition = { readonly type: string; readonly status: string };

export const failure: readonly Claim[] = [
  {
    title: "an image that never becomes ready fails with the reason and the object; the next good one recovers",
    prove: async (trial) => {
      const bad = await trial.release("Release billing 2.4.0", { billing: digestOf("billing 2.4.0", "neverReady") });
      const said = await trial.ended("acme/specs", bad, "landfall/staging/billing");
      assert.match(said, /^failure: failed: HealthCheckFailed on staging-/);
      assert.match(said, /Deployment\/billing\/billing/);
      const good = await trial.release("Release billing 2.4.1", { billing: digestOf("billing 2.4.1") });
      assert.is(await trial.ended("acme/specs", good, "landfall/staging/billing"), ready);
    },
  },
  {
    title: "an object that the API server refuses fails with its message, and holds nothing else back",
    prove: async (trial) => {
      const { acme } = trial;
      const commit = await trial.change("Roll billing out sideways", {
        "applications/billing.yaml": (text) =>
          text.replace("progressDeadlineSeconds: 20", "strategy: { type: Sideways }"),
        "staging/release.yaml": (text) => withImage(text, "portal", digestOf("portal 1.0.0")),
      });
      const said = await trial.ended("acme/specs", commit, "landfall/staging/billing");
      assert.match(said, /^failure: failed: ReconciliationFailed on staging-\w+(, staging-\w+)?: Deployment\/billing/);
      assert.is(await trial.ended("acme/specs", commit, "landfall/staging/portal"), ready);
      const check = (await acme.checkRuns("acme/environments", "main")).get("landfall / staging / billing");
      assert.match(`${check?.output.title} ${check?.output.summary}`, /spec\.strategy: Unsupported value/);

      const mended = await trial.change("Roll billing out as ever", {
        "applications/billing.yaml": (text) =>
          text.replace("strategy: { type: Sideways }", "progressDeadlineSeconds: 20"),
        "staging/release.yaml": (text) => withImage(text, "billing", digestOf("billing 2.4.2")),
      });
      assert.is(await trial.ended("acme/specs", mended, "landfall/staging/billing"), ready);
    },
  },
  {
    title: "a broken platform does not hold back an application's new image",
    prove: async (trial) => {
      const { kubectl } = trial.cluster("staging-eu");
      const platform = {
        apiVersion: "kustomize.toolkit.fluxcd.io/v1",
        kind: "Kustomization",
        metadata: { name: "platform", namespace: "flux-system" },
      };
      const sourceRef = { kind: "GitRepository", name: "environments" };
      await kubectl.apply([
        { ...platform, spec: { sourceRef, path: "./platform", interval: "1m", prune: true, wait: true } },
      ]);
      const isBroken = async (): Promise<boolean> => {
        const found = await kubectl.get("kustomization", "platform", "flux-system");
        return (
          found?.status?.conditions?.some((one: Condition) => one.type === "Ready" && one.status === "False") ?? false
        );
      };
      await trial.circle.until("the platform to be broken", isBroken);
      const commit = await trial.release("Release shop 1.8.0", { shop: digestOf("shop 1.8.0") });
      assert.is(await trial.ended("acme/specs", commit, "landfall/staging/shop"), ready);
      assert.ok(await isBroken());
    },
  },
  {
    title: "an event by another environment's identity is refused, and says so",
    prove: async (trial) => {
      const { acme } = trial;
      const forger = new Person(acme.forge.url, "acme-landfall-dev[bot]", "t-dev");
      const before = acme.jobs.done.length;
      const commit = await acme.tip("acme/environments");
      await forger.call("POST", "/repos/acme/events/dispatches", {
        event_type: "Kustomization/apps-shop.flux-system",
        client_payload: {
          involvedObject: { kind: "Kustomization", namespace: "flux-system", name: "apps-shop" },
          severity: "error",
          timestamp: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
          message: "health check failed",
          reason: "HealthCheckFailed",
          metadata: { environment: "staging", cluster: "staging-eu", revision: `main@sha1:${commit}` },
          reportingController: "kustomize-controller",
        },
      });
      await acme.jobs.idle();
      const refused = acme.jobs.done
        .slice(before)
        .find(({ lines }) => lines.join(" ").includes("may not speak of staging"));
      assert.ok(refused, "nobody said that it was refused");
      assert.is((await acme.statuses("acme/shop", "main")).get("landfall/staging/shop")?.state, "success");
    },
  },
];
