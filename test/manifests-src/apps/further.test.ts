import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { apps, appsFolder } from "../../../manifests-src/apps/apps.ts";
import type { Charted, Deployed } from "../../../manifests-src/deployed.ts";
import { objectsOf } from "../../../model/spec/objects.ts";
import type { WorkloadJob } from "../../../model/spec/workload.ts";
import { objects } from "../read.ts";
import { sampleWorkload } from "../sample.ts";

const made = (overrides: Partial<Deployed>) => objects(apps({ workload: sampleWorkload(overrides) }));
const worker = (overrides: Partial<Deployed>): Deployed => {
  const { port: _, ...rest } = sampleWorkload(overrides);
  return rest;
};
const podOf = (overrides: Partial<Deployed>) => {
  const { template, ...spec } = Object(made(overrides).get("deployment-shop.yaml")?.spec);
  return { spec, pod: template.spec, container: template.spec.containers[0] };
};
const job = (overrides: Partial<WorkloadJob> = {}): WorkloadJob => ({
  command: ["migrate"],
  timeZone: "Etc/UTC",
  timeoutSeconds: 240,
  retries: 0,
  resources: { cpu: "1", memory: "1Gi" },
  ...overrides,
});
const route = { host: "a.example", path: "/" };
const resources = { cpu: "1", memory: "1Gi" };

const known = suite("objectsOf");

for (const [title, overrides] of [
  ["the least", {}],
  ["further ports", { ports: { admin: 9000 } }],
  [
    "everything that comes with a route",
    { routes: [route], headers: { A: "b" }, limits: { burst: 1, bodyKiB: 1, concurrent: 2, requestsPerSecond: 3 } },
  ],
  ["headers and limits without a route", { headers: { A: "b" }, limits: { bodyKiB: 1 } }],
  [
    "secrets",
    { secretStore: "s", secrets: { A: { key: "a" } }, pullSecrets: { ghcr: { key: "b" }, quay: { key: "c" } } },
  ],
  ["scaling", { scaling: { kind: "automatic", min: 2, max: 3, cpuPercent: 70 } }],
  ["no budget", { scaling: { kind: "fixed", replicas: 3 }, disruptionBudget: false }],
  ["jobs", { config: { A: "b" }, jobs: { migrate: job(), nightly: job({ schedule: "0 4 * * *" }) } }],
] as const) {
  known(`names exactly what is rendered: ${title}`, () => {
    for (const workload of [sampleWorkload(overrides), worker(overrides)]) {
      const rendered = apps({ workload }).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
      assert.equal(
        rendered.sort(),
        objectsOf(workload)
          .map(({ kind, name }) => `${kind}/${name}`)
          .sort(),
      );
    }
  });
}
known.run();

const secrets = suite("apps: secrets");

secrets("come from the environment's store, as variables of every container", () => {
  const overrides = {
    secretStore: "acme-staging",
    secrets: { STRIPE_KEY: { key: "shop/stripe", property: "key" }, TOKEN: { key: "shop/token" } },
    jobs: { migrate: job() },
  };
  const { spec } = made(overrides).get("externalsecret-shop.yaml") ?? {};
  assert.equal(spec?.["secretStoreRef"], { kind: "ClusterSecretStore", name: "acme-staging" });
  assert.equal(spec?.["data"], [
    { secretKey: "STRIPE_KEY", remoteRef: { key: "shop/stripe", property: "key" } },
    { secretKey: "TOKEN", remoteRef: { key: "shop/token" } },
  ]);
  const envFrom = [{ secretRef: { name: "shop" } }];
  assert.equal(podOf(overrides).container.envFrom, envFrom);
  const { template } = Object(made(overrides).get("job-shop-migrate.yaml")?.spec);
  assert.equal(template.spec.containers[0].envFrom, envFrom);
});

secrets("of registries become pull secrets of every pod", () => {
  const overrides = { secretStore: "s", pullSecrets: { ghcr: { key: "registries/ghcr" } } };
  assert.equal(Object(made(overrides).get("externalsecret-shop-pull-ghcr.yaml")?.spec["target"]).template, {
    type: "kubernetes.io/dockerconfigjson",
  });
  assert.equal(podOf(overrides).pod.imagePullSecrets, [{ name: "shop-pull-ghcr" }]);
});

secrets("of the database come from the Secret that CloudNativePG writes, key by key", () => {
  const data = { volumes: {}, database: { size: "1Gi", instances: 1, resources } };
  const env: readonly { readonly name: string; readonly valueFrom?: { readonly secretKeyRef: object } }[] = podOf({
    data,
  }).container.env;
  assert.equal(
    env.slice(1).map(({ name, valueFrom }) => [name, valueFrom?.secretKeyRef]),
    [
      ["DATABASE_URL", "uri"],
      ["PGHOST", "host"],
      ["PGPORT", "port"],
      ["PGDATABASE", "dbname"],
      ["PGUSER", "username"],
      ["PGPASSWORD", "password"],
    ].map(([name, key]) => [name, { name: "shop-db-app", key }]),
  );
});
secrets.run();

const workers = suite("apps: ports");

workers("a worker has no Service, no port, no probe and no PORT", () => {
  const all = objects(apps({ workload: worker({ probes: { readiness: "/" } }) }));
  assert.equal([...all.keys()], ["deployment-shop.yaml", "serviceaccount-shop.yaml"]);
  const [container] = Object(all.get("deployment-shop.yaml")?.spec).template.spec.containers;
  for (const field of ["ports", "env", "readinessProbe"]) assert.not.ok(field in container, field);
});

workers("further ports are named, and reached under their own numbers", () => {
  const all = made({ ports: { admin: 9000 }, routes: [route, { ...route, path: "/admin", port: "admin" }] });
  assert.equal(Object(all.get("service-shop.yaml")?.spec).ports, [
    { name: "http", port: 80, targetPort: "http", protocol: "TCP" },
    { name: "admin", port: 9000, targetPort: "admin", protocol: "TCP" },
  ]);
  const routes: readonly { readonly services: readonly { readonly port: number }[] }[] = Object(
    all.get("ingressroute-shop.yaml")?.spec,
  ).routes;
  assert.equal(
    routes.map(({ services }) => services[0]?.port),
    [80, 9000],
  );
});
workers.run();

const volumes = suite("apps: volumes");

volumes("are mounted, and make a new volume writable for a process that is not root", () => {
  const data = { volumes: { uploads: { path: "/uploads", size: "1Gi", shared: true } } };
  const { spec, pod, container } = podOf({ data });
  assert.equal(container.volumeMounts.slice(1), [{ name: "data-uploads", mountPath: "/uploads" }]);
  assert.equal(pod.volumes[1], {
    name: "data-uploads",
    persistentVolumeClaim: { claimName: "shop-uploads", readOnly: false },
  });
  assert.is(pod.securityContext.fsGroup, 10001);
  assert.is(spec.strategy.type, "RollingUpdate");
});

volumes("of one pod are let go of before the next pod starts", () => {
  const data = { volumes: { uploads: { path: "/uploads", size: "1Gi", shared: false } } };
  assert.equal(podOf({ data }).spec.strategy, { type: "Recreate" });
});
volumes.run();

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

const patches = suite("apps: patches");

patches("are kustomize's to make, on each object that is meant", () => {
  const workload = sampleWorkload({
    ports: { admin: 9000 },
    patches: [
      {
        target: { kind: "Deployment" },
        merge: { metadata: { annotations: { a: "b" } }, spec: { minReadySeconds: 10 } },
      },
      { target: { kind: "Service", name: "shop" }, operations: [{ op: "remove", path: "/spec/ports/1" }] },
      { target: { kind: "ConfigMap" }, merge: { data: { A: "b" } } },
    ],
  });
  const { patches: found } = parse(appsFolder({ workload }).get("kustomization.yaml") ?? "");
  assert.equal(
    found.map(({ target }: { readonly target: object }) => target),
    [
      { kind: "Deployment", name: "shop" },
      { kind: "Service", name: "shop" },
    ],
  );
  assert.equal(parse(found[0].patch), {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "shop", annotations: { a: "b" } },
    spec: { minReadySeconds: 10 },
  });
  assert.equal(parse(found[1].patch), [{ op: "remove", path: "/spec/ports/1" }]);
});
patches.run();

const charts = suite("apps: charts");
const charted = (chart: Partial<Charted["chart"]>): Charted => ({
  ...worker({}),
  release: undefined,
  chart: { url: "oci://ghcr.io/acme/redis", version: "1.4.0", values: {}, podSecurity: "restricted", ...chart },
});

charts("at an OCI address are pulled as an artifact, whose tag has no plus", () => {
  const all = objects(apps({ workload: charted({ version: "1.4.0+7" }) }));
  assert.equal([...all.keys()], ["helmrelease-shop.yaml", "ocirepository-shop.yaml"]);
  assert.equal(all.get("ocirepository-shop.yaml")?.spec["ref"], { tag: "1.4.0_7" });
  assert.equal(all.get("helmrelease-shop.yaml")?.spec["chartRef"], { kind: "OCIRepository", name: "shop" });
});

charts("in a Helm repository are named with their version", () => {
  const all = objects(apps({ workload: charted({ url: "https://charts.acme.example", name: "redis" }) }));
  assert.equal([...all.keys()], ["helmrelease-shop.yaml", "helmrepository-shop.yaml"]);
  assert.equal(all.get("helmrelease-shop.yaml")?.spec["chart"], {
    spec: { chart: "redis", version: "1.4.0", sourceRef: { kind: "HelmRepository", name: "shop" } },
  });
});

charts("act as the account of their namespace, and keep every value whatever its name", () => {
  const values = { constructor: { prototype: ["x"] }, toString: "y" };
  const { spec } = objects(apps({ workload: charted({ values }) })).get("helmrelease-shop.yaml") ?? {};
  assert.is(spec?.["serviceAccountName"], "chart");
  // The assertion library asks values for their `constructor`.
  assert.is(JSON.stringify(spec?.["values"]), JSON.stringify(values));
});
charts.run();
