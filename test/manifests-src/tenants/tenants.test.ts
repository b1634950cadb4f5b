import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Neighbourhood, tenants, tenantsInput } from "../../../manifests-src/tenants/tenants.ts";
import { UserError } from "../../../model/problem.ts";
import type { Workload } from "../../../model/spec/workload.ts";
import { objects } from "../read.ts";
import { alone, sampleWorkload } from "../sample.ts";

const input = suite("tenantsInput");

input("says nothing of the release, so that a release leaves the tenant alone", () => {
  const later = sampleWorkload({ release: undefined, config: { A: "b" }, probes: { readiness: "/" } });
  assert.equal(tenantsInput(later, alone), tenantsInput(sampleWorkload({}), alone));
});

for (const application of ["default", "flux-system", "kube-system", "kube-public", "edge"]) {
  input(`refuses an application that would take over the namespace ${application}`, () => {
    const make = () => tenantsInput(sampleWorkload({ application }), alone);
    assert.throws(make, (error: unknown) => error instanceof UserError && error.message.includes(application));
  });
}

input.run();

const tenant = suite("tenants");

tenant("leave room for the pods of a rollout in the units of the spec", () => {
  const scaling = { kind: "automatic", min: 1, max: 10, cpuPercent: 70 } as const;
  const made = tenants(tenantsInput(sampleWorkload({ scaling, resources: { cpu: "0.5", memory: "256Mi" } }), alone));
  assert.equal(objects(made).get("resourcequota-shop.yaml")?.["spec"], {
    hard: { pods: "16", "requests.cpu": "8", "requests.memory": "4096Mi", "limits.memory": "4096Mi" },
  });
});

tenant("give the application's own account its role in its own namespace", () => {
  const binding = objects(tenants(tenantsInput(sampleWorkload({}), alone))).get(
    "rolebinding-landfall-application.yaml",
  );
  assert.is(binding?.metadata["namespace"], "shop");
  assert.equal(binding?.subjects, [{ kind: "ServiceAccount", name: "apps-shop", namespace: "flux-system" }]);
  assert.is(binding?.roleRef["name"], "landfall-application");
});

const bindings = (changes: Partial<Neighbourhood>, overrides: Partial<Workload> = {}) =>
  new Map(
    [...objects(tenants(tenantsInput(sampleWorkload(overrides), { ...alone, ...changes }))).values()]
      .filter(({ kind }) => kind === "RoleBinding")
      .map(({ metadata, subjects }) => [metadata["name"], subjects]),
  );
const user = (name: string) => ({ apiGroup: "rbac.authorization.k8s.io", kind: "User", name });

tenant("let people look who may view or operate, and act who may operate", () => {
  const people = { viewers: ["bo@acme.example"], operators: ["ada@acme.example", "bo@acme.example"] };
  const found = bindings({ people });
  assert.equal(found.get("view"), [user("ada@acme.example"), user("bo@acme.example")]);
  assert.equal(found.get("landfall-operator"), [user("ada@acme.example"), user("bo@acme.example")]);
});

tenant("let nobody in without a grant", () => {
  assert.equal([...bindings({}).keys()], ["landfall-application"]);
});

tenant("let the account of the data in where there is data, in the specs or only on the cluster", () => {
  const data = { volumes: { uploads: { path: "/uploads", size: "1Gi", shared: false } } };
  const expected = [{ kind: "ServiceAccount", name: "data-shop", namespace: "flux-system" }];
  assert.equal(bindings({}, { data }).get("landfall-data"), expected);
  assert.equal(bindings({ keepsData: true }).get("landfall-data"), expected);
});

const chart = {
  url: "oci://ghcr.io/acme/charts/redis",
  version: "1.0.0",
  values: {},
  podSecurity: "baseline" as const,
};

tenant("give a chart an account of its own, the pods its standard allows, and no quota made up from nothing", () => {
  const all = objects(tenants(tenantsInput(sampleWorkload({ chart }), alone)));
  assert.is(all.get("serviceaccount-chart.yaml")?.metadata["namespace"], "shop");
  assert.equal(bindings({}, { chart }).get("landfall-chart"), [
    { kind: "ServiceAccount", name: "chart", namespace: "shop" },
  ]);
  const labels = all.get("namespace-shop.yaml")?.metadata["labels"];
  assert.is((labels as Record<string, string>)["pod-security.kubernetes.io/enforce"], "baseline");
  assert.is((labels as Record<string, string>)["pod-security.kubernetes.io/warn"], "restricted");
  assert.not.ok(all.has("resourcequota-shop.yaml"));
});

tenant("leave room for jobs and for a database and its helpers", () => {
  const resources = { cpu: "250m", memory: "1Gi" };
  const job = { command: ["a"], timeZone: "Etc/UTC", timeoutSeconds: 60, retries: 0, resources };
  const data = { volumes: {}, database: { size: "1Gi", instances: 3, resources } };
  const made = tenants(tenantsInput(sampleWorkload({ jobs: { migrate: job }, data }), alone));
  // 3 pods of 100m and 128Mi, 2 of the job and 4 of the database.
  assert.equal(objects(made).get("resourcequota-shop.yaml")?.["spec"], {
    hard: { pods: "9", "requests.cpu": "1800m", "requests.memory": "6528Mi", "limits.memory": "6528Mi" },
  });
});

tenant.run();
