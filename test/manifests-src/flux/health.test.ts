import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { DescribedRollout } from "../../../manifests-src/flux/described.ts";
import { healthOf } from "../../../manifests-src/flux/health.ts";
import { rolloutOf } from "../../../manifests-src/flux/rollout.ts";
import { sampleWorkload } from "../sample.ts";

const blueGreen = { kind: "blueGreen", checks: 3, intervalSeconds: 30, failures: 2, gates: {} } as const;
const unit = { layer: "apps", application: "shop", rendered: "1".repeat(40) } as const;
const health = (rollout: DescribedRollout | undefined) => Object(healthOf({ ...unit, ...(rollout && { rollout }) }));

const rollout = suite("rolloutOf");

rollout("is nothing where no strategy was named", () => assert.is(rolloutOf(sampleWorkload({})), undefined));

rollout("gives an analysis the time that it may take, and gates theirs", () => {
  const timeout = (strategy: object) =>
    Object(rolloutOf(sampleWorkload({ strategy: { ...blueGreen, ...strategy } }))).timeoutSeconds;
  assert.is(timeout({}), 11 * 30 + 480 + 60);
  assert.is(timeout({ checks: 10, intervalSeconds: 60 }), 18 * 60 + 480 + 60);
  const gates = Object.fromEntries(["a", "b", "c", "d", "e"].map((name) => [name, "http://gate/"]));
  assert.is(timeout({ gates }), 11 * 50 + 480 + 60);
});

rollout("waits for what is not there at once: secrets, and jobs that run with the change", () => {
  const job = {
    command: ["a"],
    timeZone: "Etc/UTC",
    timeoutSeconds: 9,
    retries: 0,
    resources: { cpu: "1", memory: "1" },
  };
  const found = rolloutOf(
    sampleWorkload({
      strategy: blueGreen,
      secretStore: "s",
      secrets: { A: { key: "a" } },
      jobs: { migrate: job, nightly: { ...job, schedule: "0 4 * * *" } },
    }),
  );
  assert.equal(Object(found).alongside, [
    { apiVersion: "external-secrets.io/v1", kind: "ExternalSecret", name: "shop" },
    { apiVersion: "batch/v1", kind: "Job", name: "shop-migrate" },
  ]);
});

const waiting = suite("healthOf");

waiting("is everything that was applied, where no strategy was named", () =>
  assert.equal(health(undefined), { wait: true }),
);

waiting("is a Deployment with pods and a Service that leads to them, where rolling may follow upon blue/green", () => {
  const rolling = rolloutOf(sampleWorkload({ strategy: { kind: "rolling" } }));
  const { wait, healthChecks, healthCheckExprs } = health(rolling);
  assert.is(wait, false);
  assert.equal(
    healthChecks.map(({ kind, name }: Record<string, string>) => `${kind}/${name}`),
    ["Deployment/shop", "Service/shop"],
  );
  const [deployment, service] = healthCheckExprs;
  assert.match(deployment.current, /^spec\.replicas > 0 && /);
  assert.is(service.current, "spec.selector['app.kubernetes.io/name'] == 'shop'");
});

waiting("is the primary at the wanted revision, which the Deployment has as well", () => {
  const { wait, timeout, healthChecks, healthCheckExprs, ignore } = health({
    kind: "blueGreen",
    revision: "abc",
    timeoutSeconds: 870,
    alongside: [{ apiVersion: "batch/v1", kind: "Job", name: "shop-migrate" }],
  });
  assert.is(wait, false);
  assert.is(timeout, "870s");
  assert.equal(
    healthChecks.map(({ kind, name, namespace }: Record<string, string>) => `${kind}/${namespace}/${name}`),
    ["Canary/shop/shop", "Deployment/shop/shop", "Deployment/shop/shop-primary", "Job/shop/shop-migrate"],
  );
  const [canary, deployment] = healthCheckExprs;
  assert.match(deployment.current, "orValue('') == 'abc' && (!(metadata.name == 'shop-primary') || (");
  assert.match(canary.failed, "status.phase == 'Failed' && status.conditions.exists(");
  assert.equal(ignore, [{ paths: ["/spec/replicas"], target: { group: "apps", kind: "Deployment", name: "shop" } }]);
});

rollout.run();
waiting.run();
