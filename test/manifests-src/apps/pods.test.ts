import { suite } from "uvu";
import * as assert from "uvu/assert";
import { apps } from "../../../manifests-src/apps/apps.ts";
import { objects } from "../read.ts";
import { job, made, podOf, resources, route, worker } from "./made.ts";

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
