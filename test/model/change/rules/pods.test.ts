import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonMap } from "../../../../model/spec/json.ts";
import { deployment, object, said } from "../planned.ts";

/** A container, and a pod, that keep to the restricted standard. */
const container: JsonMap = {
  image: "ghcr.io/acme/shop:1.4.0",
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ["ALL"] },
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    seccompProfile: { type: "RuntimeDefault" },
  },
};
const pod: JsonMap = { automountServiceAccountToken: false };
const sound = deployment(container, pod);
const secured = (fields: JsonMap): JsonMap =>
  deployment({ ...container, securityContext: { ...(container["securityContext"] as JsonMap), ...fields } }, pod);
const namespace = (level: string | undefined): JsonMap =>
  object("Namespace", {}, { labels: level === undefined ? {} : { "pod-security.kubernetes.io/enforce": level } });

const security = suite("pod-security-loosened");

const loosened: readonly (readonly [becomes: JsonMap, says: string])[] = [
  [secured({ privileged: true }), "the container shop is privileged"],
  [secured({ allowPrivilegeEscalation: true }), "the container shop may gain privileges"],
  [secured({ allowPrivilegeEscalation: undefined }), "the container shop may gain privileges"],
  [secured({ runAsNonRoot: undefined }), "the container shop may run as root"],
  [secured({ runAsUser: 0 }), "the container shop runs as root"],
  [secured({ readOnlyRootFilesystem: false }), "the container shop may write to its root file system"],
  [secured({ capabilities: {} }), "the container shop keeps the default capabilities"],
  [secured({ capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } }), "the container shop has the capability SYS_ADMIN"],
  [secured({ seccompProfile: { type: "Unconfined" } }), "the container shop runs without seccomp"],
  [deployment({ ...container, ports: [{ hostPort: 80 }] }, pod), "the container shop takes a port of its node"],
  [deployment(container, { ...pod, hostNetwork: true }), "hostNetwork"],
  [deployment(container, { ...pod, hostPID: true }), "hostPID"],
  [deployment(container, { ...pod, hostIPC: true }), "hostIPC"],
  [deployment(container, { ...pod, volumes: [{ hostPath: { path: "/etc" } }] }), "the node's /etc is mounted"],
  [deployment(container), "a service account's token is mounted"],
];
for (const [becomes, says] of loosened) {
  security(`tells that ${says}`, () => {
    assert.equal(said("pod-security-loosened", { was: sound, becomes }), [`Deployment shop: ${says}`]);
    assert.equal(said("pod-security-loosened", { becomes }), [`Deployment shop: ${says}`], "of one that comes");
    assert.equal(said("pod-security-loosened", { was: becomes, becomes: sound }), [], "of one that is mended");
    assert.equal(said("pod-security-loosened", { was: becomes, becomes }), [], "of one that stays");
    assert.equal(said("pod-security-loosened", { was: becomes }), [], "of one that goes");
  });
}

security("lets a container take its pod's word, and bind a low port", () => {
  const { runAsNonRoot, seccompProfile, ...rest } = container["securityContext"] as JsonMap;
  const binding = { ...rest, capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] } };
  const becomes = deployment(
    { ...container, securityContext: binding },
    { ...pod, securityContext: { runAsNonRoot, seccompProfile } },
  );
  assert.equal(said("pod-security-loosened", { was: sound, becomes }), []);
});

security("looks into the pods of every kind that makes some, and into what starts before them", () => {
  const bad = { hostPID: true, automountServiceAccountToken: false, containers: [{ name: "a", ...container }] };
  const template = { spec: bad };
  for (const [kind, spec] of [
    ["StatefulSet", { template }],
    ["DaemonSet", { template }],
    ["Job", { template }],
    ["CronJob", { jobTemplate: { spec: { template } } }],
    ["Pod", bad],
  ] as const)
    assert.equal(said("pod-security-loosened", { becomes: object(kind, { spec }) }), [`${kind} shop: hostPID`]);
  const init = deployment(container, {
    ...pod,
    initContainers: [{ ...container, name: "setup", securityContext: {} }],
  });
  assert.match(said("pod-security-loosened", { was: sound, becomes: init })[0] ?? "", /the container setup may run as/);
});

for (const [from, to, says] of [
  ["restricted", "baseline", "it admits baseline pods"],
  ["baseline", "privileged", "it admits privileged pods"],
  ["restricted", undefined, "it admits baseline pods, it admits privileged pods"],
  ["baseline", "restricted", undefined],
] as const) {
  security(`tells what a namespace admits from ${from} to ${to ?? "nothing"}`, () => {
    const found = said("pod-security-loosened", { was: namespace(from), becomes: namespace(to) });
    assert.equal(found, says === undefined ? [] : [`Namespace shop: ${says}`]);
  });
}

security.run();

const memory = suite("memory-reduced");

const asking = (resources: JsonMap): JsonMap => deployment({ resources });
const amounts: readonly (readonly [was: JsonMap, becomes: JsonMap, says: string | undefined])[] = [
  [{ limits: { memory: "1Gi" } }, { limits: { memory: "1000Mi" } }, "1000Mi of memory for shop instead of 1Gi"],
  [{ limits: { memory: "1Gi" } }, { limits: { memory: "1024Mi" } }, undefined],
  [{ limits: { memory: "1G" } }, { limits: { memory: "1Gi" } }, undefined],
  [{ requests: { memory: "2Gi" } }, { requests: { memory: "1Gi" } }, "1Gi of memory for shop instead of 2Gi"],
  [{ requests: { cpu: "2" } }, { requests: { cpu: "1" } }, undefined],
  [{ limits: { memory: 2048 } }, { limits: { memory: 1024 } }, "1024 of memory for shop instead of 2048"],
  [{ limits: { memory: "much" } }, { limits: { memory: "1Gi" } }, undefined],
  [{ limits: { memory: "1Gi" } }, {}, undefined],
];
for (const [was, becomes, says] of amounts) {
  memory(`says ${says ?? "nothing"} of ${JSON.stringify(was)} and ${JSON.stringify(becomes)}`, () => {
    const found = said("memory-reduced", { was: asking(was), becomes: asking(becomes) });
    assert.equal(found, says === undefined ? [] : [`Deployment shop gets ${says}`]);
  });
}

memory("looks at the instances of a database too", () => {
  const database = (size: string): JsonMap => object("Cluster", { spec: { resources: { limits: { memory: size } } } });
  assert.equal(said("memory-reduced", { was: database("2Gi"), becomes: database("1Gi") }), [
    "Cluster shop gets 1Gi of memory for each instance instead of 2Gi",
  ]);
});

memory.run();

const images = suite("images");

const running = (image: string, labels: JsonMap = {}, annotations: JsonMap = {}): JsonMap => ({
  ...deployment({ image }),
  metadata: { name: "shop", namespace: "shop", labels, annotations },
});
const digest = `@sha256:${"b".repeat(64)}`;

const rows: readonly (readonly [rule: string, was: JsonMap, becomes: JsonMap, count: number])[] = [
  ["version-downgraded", running("shop:1.10.0"), running("shop:1.9.0"), 1],
  ["version-downgraded", running("shop:1.9.0"), running("shop:1.10.0"), 0],
  ["version-downgraded", running("shop:v2.0.0"), running("shop:v2.0.0-rc.1"), 1],
  ["version-downgraded", running("shop:2.0.0-rc.10"), running("shop:2.0.0-rc.9"), 1],
  ["version-downgraded", running("shop:2.0.0-rc.9"), running("shop:2.0.0-rc.9.1"), 0],
  ["version-downgraded", running("shop:main"), running("shop:1.0.0"), 0],
  ["version-downgraded", running("localhost:5000/shop"), running("localhost:5000/shop:1.0.0"), 0],
  [
    "version-downgraded",
    running("shop", { "app.kubernetes.io/version": "1.4.2_7" }),
    running("shop", { "app.kubernetes.io/version": "1.4.1_9" }),
    1,
  ],
  ["image-source-changed", running("ghcr.io/acme/shop:1"), running("ghcr.io/acme/shop:2"), 0],
  ["image-source-changed", running(`ghcr.io/acme/shop${digest}`), running("ghcr.io/acme/shop:2"), 0],
  ["image-source-changed", running("ghcr.io/acme/shop:1"), running("ghcr.io/acme-tools/shop:1"), 1],
  ["image-source-changed", running("localhost:5000/shop"), running("localhost:6000/shop"), 1],
  ["image-unverified", running(`shop${digest}`, {}, { "landfall/commit": "c" }), running("shop:1.4.0"), 1],
  ["image-unverified", running("shop:1.3.0"), running("shop:1.4.0"), 0],
  ["image-unverified", running("shop:1.4.0"), running(`shop${digest}`), 1],
  ["image-unverified", running("shop:1.4.0"), running(`shop${digest}`, {}, { "landfall/commit": "c" }), 0],
  ["image-unverified", running(`shop${digest}`), running(`shop${digest}`, { a: "b" }), 0],
];
for (const [rule, was, becomes, count] of rows) {
  const text = (value: JsonMap): string => JSON.stringify(value).replace(/.*"image":"([^"]*)".*/, "$1");
  images(`${rule} has ${count} to tell from ${text(was)} to ${text(becomes)}`, () => {
    assert.is(said(rule, { was, becomes }).length, count);
  });
}

images("a database's own image, and a chart's source, have a place they come from too", () => {
  const database = (imageName: string): JsonMap => object("Cluster", { spec: { imageName } });
  const source = (url: string): JsonMap => object("OCIRepository", { spec: { url, ref: { tag: "1.0.0" } } });
  const [here, there] = ["ghcr.io/acme/x", "ghcr.io/other/x"];
  assert.equal(said("image-source-changed", { was: database(`${here}:1`), becomes: database(`${there}:1`) }), [
    `Cluster shop pulls from ${there} instead of ${here}`,
  ]);
  assert.is(
    said("image-source-changed", { was: source(`oci://${here}`), becomes: source(`oci://${there}`) }).length,
    1,
  );
});

const charts: readonly (readonly [from: string, to: string, major: number, lower: number])[] = [
  ["1.4.0", "2.0.0", 1, 0],
  ["2.0.0", "1.4.0", 0, 1],
  ["1.4.0", "1.5.0", 0, 0],
  ["0.9.0", "1.0.0", 1, 0],
];
for (const [from, to, major, lower] of charts) {
  images(`a chart from ${from} to ${to} has ${major} major step, and ${lower} down`, () => {
    const released = (version: string): JsonMap => object("HelmRelease", { spec: { chart: { spec: { version } } } });
    const pair = { was: released(from), becomes: released(to) };
    assert.equal([said("chart-major-version", pair).length, said("version-downgraded", pair).length], [major, lower]);
  });
}

images.run();

const pods = suite("the number of pods");

const scaled = (replicas: number | undefined): JsonMap => deployment({}, {}, { replicas });
for (const [was, becomes, count] of [
  [2, 0, 1],
  [undefined, 0, 1],
  [0, 0, 0],
  [0, 2, 0],
  [2, undefined, 0],
] as const) {
  pods(`from ${was} to ${becomes} is ${count === 1 ? "" : "no "}risk`, () => {
    assert.is(said("replicas-to-zero", { was: scaled(was), becomes: scaled(becomes) }).length, count);
  });
}

// The sample's production scales `shop` from two pods on.
for (const [spec, count] of [
  [{ maxUnavailable: 1 }, 0],
  [{ maxUnavailable: 0 }, 1],
  [{ maxUnavailable: "0%" }, 1],
  [{ maxUnavailable: "25%" }, 0],
  [{ minAvailable: 1 }, 0],
  [{ minAvailable: 2 }, 1],
  [{ minAvailable: "50%" }, 0],
  [{ minAvailable: "51%" }, 1],
  [{ minAvailable: "100%" }, 1],
] as const) {
  pods(`under a budget of ${JSON.stringify(spec)} ${count === 1 ? "can never" : "can"} be evicted`, () => {
    const budget = object("PodDisruptionBudget", { spec });
    assert.is(said("drain-blocked", { becomes: budget }).length, count);
    assert.equal(said("drain-blocked", { was: budget, becomes: object("PodDisruptionBudget", { spec, data: 1 }) }), []);
  });
}

pods.run();
