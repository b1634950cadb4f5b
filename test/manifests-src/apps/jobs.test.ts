import { suite } from "uvu";
import * as assert from "uvu/assert";
import { job, made, podOf, resources } from "./made.ts";

const jobs = suite("apps: jobs");

jobs("run once per change, are made anew by Flux and never expire", () => {
  const { metadata, spec } =
    made({ jobs: { migrate: job({ retries: 2, timeoutSeconds: 60 }) } }).get("job-shop-migrate.yaml") ?? {};
  assert.equal(metadata?.["annotations"], { "kustomize.toolkit.fluxcd.io/force": "Enabled" });
  const { template, ...rest } = Object(spec);
  assert.equal(rest, { backoffLimit: 2, activeDeadlineSeconds: 60 });
  assert.is(template.spec.restartPolicy, "Never");
});

jobs("run on a schedule, one at a time, in a time zone", () => {
  const { spec } =
    made({ jobs: { nightly: job({ schedule: "30 4 * * *", timeZone: "Europe/Berlin" }) } }).get(
      "cronjob-shop-nightly.yaml",
    ) ?? {};
  assert.is(spec?.["schedule"], "30 4 * * *");
  assert.is(spec?.["timeZone"], "Europe/Berlin");
  assert.is(spec?.["concurrencyPolicy"], "Forbid");
});

jobs(
  "have pods that no Service and no disruption budget counts among the application's, as restricted as those",
  () => {
    const overrides = { jobs: { migrate: job() }, scaling: { kind: "fixed", replicas: 2 } as const };
    const all = made(overrides);
    const { template } = Object(all.get("job-shop-migrate.yaml")?.spec);
    assert.not.ok("app.kubernetes.io/name" in template.metadata.labels);
    assert.is(template.metadata.labels["landfall/application"], "shop");
    assert.equal(Object(all.get("poddisruptionbudget-shop.yaml")?.spec).selector.matchExpressions, [
      { key: "landfall/job", operator: "DoesNotExist" },
    ]);
    assert.equal(template.spec.containers[0].securityContext, podOf(overrides).container.securityContext);
    assert.not.ok("lifecycle" in template.spec.containers[0]);
  },
);

jobs("have their own command and resources, and not the application's arguments", () => {
  const all = made({ command: ["serve"], args: ["--loud"], jobs: { migrate: job() } });
  const [container] = Object(all.get("job-shop-migrate.yaml")?.spec).template.spec.containers;
  assert.equal(container.command, ["migrate"]);
  assert.not.ok("args" in container);
  assert.equal(container.resources, { requests: resources, limits: { memory: "1Gi" } });
});
jobs.run();
