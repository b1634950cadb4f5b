import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Deployed } from "../../../manifests-src/deployed.ts";
import { made, podOf, route } from "./made.ts";

const blueGreen = { kind: "blueGreen", checks: 3, intervalSeconds: 30, failures: 2, gates: {} } as const;
const rolling = { kind: "rolling" } as const;

const canaryOf = (overrides: Partial<Deployed> = {}) =>
  made({ strategy: blueGreen, ...overrides }).get("canary-shop.yaml");
const test = suite("apps: blue/green");

test("has Flagger look at a new image as often as is said, behind Traefik", () => {
  const { provider, targetRef, analysis, service } = Object(canaryOf()?.spec);
  assert.is(provider, "traefik");
  assert.equal(targetRef, { apiVersion: "apps/v1", kind: "Deployment", name: "shop" });
  assert.equal(analysis, { interval: "30s", threshold: 2, iterations: 3 });
  assert.equal(service, { port: 80, portName: "http", targetPort: "http" });
});

test("asks a gate at every look, so that one that says no is a look that failed", () => {
  const { analysis } = Object(canaryOf({ strategy: { ...blueGreen, gates: { smoke: "http://smoke/" } } })?.spec);
  assert.equal(analysis.webhooks, [{ name: "smoke", type: "rollout", url: "http://smoke/", timeout: "10s" }]);
});

test("gives Flagger the further ports, too", () => {
  assert.is(Object(canaryOf({ ports: { admin: 9000 } })?.spec).service.portDiscovery, true);
});

test("leads the routes to what Flagger weighs, and to the Service where Traefik finds nothing of it", () => {
  const all = made({ strategy: blueGreen, routes: [route] });
  const [weighed] = Object(all.get("ingressroute-shop.yaml")?.spec).routes;
  assert.equal(weighed.services, [{ kind: "TraefikService", name: "shop", port: 80 }]);
  assert.is(weighed.priority, undefined);
  const [fallback] = Object(all.get("ingressroute-shop-fallback.yaml")?.spec).routes;
  assert.equal(fallback.services, [{ name: "shop", port: 80 }]);
  assert.equal([fallback.match, fallback.priority], [weighed.match, weighed.match.length - 1]);
});

test("has the Service that it has without: Flagger takes it over, and Flux lets it", () => {
  const serviceOf = (overrides: Partial<Deployed>) => made(overrides).get("service-shop.yaml");
  for (const strategy of [blueGreen, rolling]) assert.equal(serviceOf({ strategy }), serviceOf({}));
});

test("scales the primary, also to a fixed number", () => {
  for (const [scaling, min, max] of [
    [{ kind: "fixed", replicas: 3 }, 3, 3],
    [{ kind: "automatic", min: 2, max: 9, cpuPercent: 60 }, 2, 9],
  ] as const) {
    const { spec } = made({ strategy: blueGreen, scaling }).get("horizontalpodautoscaler-shop.yaml") ?? {};
    assert.is(Object(spec?.["scaleTargetRef"]).name, "shop-primary");
    assert.equal([spec?.["minReplicas"], spec?.["maxReplicas"]], [min, max]);
  }
});

test("keeps a disruption budget and constraints that find the primary's pods, by a label that Flagger leaves", () => {
  const scaling = { kind: "fixed", replicas: 3 } as const;
  const { spec } = made({ strategy: blueGreen, scaling }).get("poddisruptionbudget-shop.yaml") ?? {};
  assert.equal(Object(spec?.["selector"]).matchLabels, { "landfall/application": "shop" });
  for (const { labelSelector } of podOf({ strategy: blueGreen, scaling }).pod.topologySpreadConstraints)
    assert.equal(labelSelector.matchLabels, { "landfall/application": "shop" });
});

const revised = suite("apps: the revision");
const marksOf = (overrides: Partial<Deployed>) => {
  const all = made(overrides);
  const { template } = Object(all.get("deployment-shop.yaml")?.spec);
  const { annotations } = Object(all.get("canary-shop.yaml")?.metadata);
  return [template.metadata.annotations?.["landfall/revision"], annotations?.["landfall/revision"]];
};

revised("is on the pods and on the Canary, and the same for rolling, so that going back restarts nothing", () => {
  const [pods, canary] = marksOf({ strategy: blueGreen });
  assert.match(pods, /^[0-9a-f]{64}$/);
  assert.is(canary, pods);
  assert.is(marksOf({ strategy: rolling })[0], pods);
});

revised("is not there where no strategy was named", () => assert.equal(marksOf({}), [undefined, undefined]));

revised("changes with what restarts the pods, and with nothing else", () => {
  const [before] = marksOf({ strategy: blueGreen });
  for (const same of [{ routes: [route] }, { scaling: { kind: "fixed", replicas: 9 } }] as const)
    assert.is(marksOf({ strategy: blueGreen, ...same })[0], before);
  const patch = { target: { kind: "Deployment" }, merge: { spec: { minReadySeconds: 9 } } } as const;
  for (const other of [{ config: { A: "b" } }, { release: { image: "ghcr.io/acme/shop:2" } }, { patches: [patch] }])
    assert.is.not(marksOf({ strategy: blueGreen, ...other })[0], before);
});

test("is over where rolling was named", () => {
  for (const kind of ["canary", "horizontalpodautoscaler"])
    assert.not.ok(made({ strategy: rolling }).has(`${kind}-shop.yaml`));
});

test.run();
revised.run();
