import { suite } from "uvu";
import * as assert from "uvu/assert";
import { tenants, tenantsInput } from "../../../manifests-src/tenants/tenants.ts";
import { UserError } from "../../../model/problem.ts";
import { objects } from "../read.ts";
import { sampleWorkload } from "../sample.ts";

const input = suite("tenantsInput");

input("says nothing of the release, so that a release leaves the tenant alone", () => {
  const later = sampleWorkload({ release: undefined, config: { A: "b" }, probes: { readiness: "/" } });
  assert.equal(tenantsInput(later, "edge"), tenantsInput(sampleWorkload({}), "edge"));
});

for (const application of ["default", "flux-system", "kube-system", "kube-public", "edge"]) {
  input(`refuses an application that would take over the namespace ${application}`, () => {
    const make = () => tenantsInput(sampleWorkload({ application }), "edge");
    assert.throws(make, (error: unknown) => error instanceof UserError && error.message.includes(application));
  });
}

input.run();

const tenant = suite("tenants");

tenant("leave room for the pods of a rollout in the units of the spec", () => {
  const scaling = { kind: "automatic", min: 1, max: 10, cpuPercent: 70 } as const;
  const made = tenants(tenantsInput(sampleWorkload({ scaling, resources: { cpu: "0.5", memory: "256Mi" } }), "edge"));
  assert.equal(objects(made).get("resourcequota-shop.yaml")?.["spec"], {
    hard: { pods: "16", "requests.cpu": "8", "requests.memory": "4096Mi", "limits.memory": "4096Mi" },
  });
});

tenant("give the application's own account its role in its own namespace", () => {
  const binding = objects(tenants(tenantsInput(sampleWorkload({}), "edge"))).get(
    "rolebinding-landfall-application.yaml",
  );
  assert.is(binding?.metadata["namespace"], "shop");
  assert.equal(binding?.subjects, [{ kind: "ServiceAccount", name: "apps-shop", namespace: "flux-system" }]);
  assert.is(binding?.roleRef["name"], "landfall-application");
});

tenant.run();
