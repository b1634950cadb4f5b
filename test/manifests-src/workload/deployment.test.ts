import { suite } from "uvu";
import * as assert from "uvu/assert";
import { deployment } from "../../../manifests-src/apps/deployment.ts";
import type { Deployed } from "../../../manifests-src/deployed.ts";
import { synthesize } from "../../../manifests-src/folder.ts";
import { objects } from "../read.ts";
import { sampleWorkload } from "../sample.ts";

/** The Deployment as the cluster reads it. */
function read(overrides: Partial<Deployed>) {
  const manifests = synthesize({}, (chart) => deployment(chart, sampleWorkload(overrides)));
  const { metadata, spec } = objects(manifests).get("deployment-shop.yaml") ?? {};
  const { template, ...rest } = Object(spec);
  return { metadata: Object(metadata), spec: rest, template, container: template.spec.containers[0] };
}

const workload = suite("deployment");

workload("selects by one label, and its pods carry the one that survives a Canary", () => {
  const { spec, template } = read({});
  assert.equal(spec.selector, { matchLabels: { "app.kubernetes.io/name": "shop" } });
  assert.is(template.metadata.labels["app.kubernetes.io/name"], "shop");
  assert.is(template.metadata.labels["landfall/application"], "shop");
});

workload("carries nothing derived from where it stands in our code", () => {
  assert.not.match(JSON.stringify(read({})), /cdk8s/);
});

workload("runs as nobody in particular, and can write to /tmp alone", () => {
  const { template, container } = read({});
  const { securityContext, serviceAccountName, automountServiceAccountToken, enableServiceLinks, volumes } =
    template.spec;
  assert.is(securityContext.runAsNonRoot, true);
  assert.equal(securityContext.seccompProfile, { type: "RuntimeDefault" });
  assert.is(serviceAccountName, "shop");
  assert.is(automountServiceAccountToken, false);
  assert.is(enableServiceLinks, false);
  assert.equal(container.securityContext, {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
  });
  assert.equal(container.volumeMounts, [{ name: "tmp", mountPath: "/tmp" }]);
  assert.equal(volumes, [{ name: "tmp", emptyDir: { sizeLimit: "1024Mi" } }]);
});

workload("asks for exactly the spec's resources", () => {
  const { container } = read({ resources: { cpu: "0.25", memory: "300M" } });
  assert.equal(container.resources, { requests: { cpu: "0.25", memory: "300M" }, limits: { memory: "300M" } });
});

workload("has the probes of the spec and no others", () => {
  const { container } = read({ probes: { readiness: "/ready?deep=1" }, port: 9000 });
  assert.equal(container.readinessProbe.httpGet, { path: "/ready?deep=1", port: 9000, scheme: "HTTP" });
  assert.is(container.livenessProbe, undefined);
  assert.is(container.startupProbe, undefined);
});

workload("gives a started container three minutes before it is restarted", () => {
  const { startupProbe } = read({ probes: { startup: "/started" } }).container;
  assert.is(startupProbe.periodSeconds * startupProbe.failureThreshold, 180);
});

workload("leaves the number of pods to the autoscaler where there is one", () => {
  assert.is(read({ scaling: { kind: "automatic", min: 2, max: 4, cpuPercent: 70 } }).spec.replicas, undefined);
  for (const replicas of [0, 1, 5]) assert.is(read({ scaling: { kind: "fixed", replicas } }).spec.replicas, replicas);
});

workload("never falls below the capacity asked for during a rollout", () => {
  assert.equal(read({}).spec.strategy, {
    type: "RollingUpdate",
    rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 },
  });
});

workload("answers on while Traefik learns that it is leaving", () => {
  assert.equal(read({}).container.lifecycle, { preStop: { sleep: { seconds: 5 } } });
});

workload("pulls a tag again each time, a digest once", () => {
  assert.is(read({ release: { image: "ghcr.io/acme/shop:main" } }).container.imagePullPolicy, "Always");
  assert.is(read({}).container.imagePullPolicy, "IfNotPresent");
});

workload("restarts its pods when the configuration changes", () => {
  const annotations = [{ A: "1" }, { A: "2" }].map((config) => read({ config }).template.metadata.annotations);
  assert.not.equal(annotations[0], annotations[1]);
  assert.equal(read({ config: { A: "1" } }).container.envFrom, [{ configMapRef: { name: "shop" } }]);
  assert.is(read({}).container.envFrom, undefined);
});

workload("does not restart its pods when only the version or the commit is named", () => {
  const { image } = sampleWorkload({}).release;
  const named = read({ release: { image, version: "1.4.2+7", commit: "c".repeat(40) } });
  assert.equal(named.template, read({}).template);
  assert.is(named.metadata.labels["app.kubernetes.io/version"], "1.4.2_7");
  assert.is(named.metadata.annotations["landfall/commit"], "c".repeat(40));
});

workload("tells the container its port, whatever the configuration says", () => {
  const { container } = read({ port: 9000, config: { PORT: "1" } });
  assert.equal(container.env, [{ name: "PORT", value: "9000" }]);
  assert.equal(container.ports, [{ name: "http", containerPort: 9000 }]);
});

workload.run();
