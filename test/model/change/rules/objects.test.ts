import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { JsonMap } from "../../../../model/spec/json.ts";
import { object, planned, said, verdicts } from "../planned.ts";

const spec = (kind: string, fields: JsonMap, metadata?: JsonMap): JsonMap => object(kind, { spec: fields }, metadata);
const kept: JsonMap = { annotations: { "kustomize.toolkit.fluxcd.io/prune": "disabled" } };

const gone = suite("what is deleted");

const claim = spec("PersistentVolumeClaim", {});
const deletions: readonly (readonly [object: JsonMap, rules: readonly string[]])[] = [
  [claim, ["data-deleted"]],
  [spec("PersistentVolumeClaim", {}, kept), ["data-left-behind"]],
  [spec("Cluster", {}), ["data-deleted"]],
  [{ ...spec("Cluster", {}), apiVersion: "cluster.x-k8s.io/v1beta2" }, []],
  [spec("Deployment", {}), ["workload-removed"]],
  [spec("StatefulSet", {}), ["workload-removed"]],
  [spec("HelmRelease", {}), ["workload-removed"]],
  [spec("CronJob", {}), ["workload-removed"]],
  [spec("Job", {}), []],
  [spec("ConfigMap", {}), []],
  [spec("CustomResourceDefinition", {}), ["definition-removed"]],
];
const ofDeletion = ["data-deleted", "data-left-behind", "workload-removed", "definition-removed"];
for (const [was, rules] of deletions) {
  gone(
    `${was["kind"]} of ${was["apiVersion"]}${was === deletions[1]?.[0] ? ", kept," : ""} is told by ${rules}`,
    () => {
      assert.equal(
        ofDeletion.filter((id) => said(id, { was }).length > 0),
        rules,
      );
    },
  );

  gone(`${was["kind"]} of ${was["apiVersion"]} is not told of where the whole cluster goes`, () => {
    const subject = planned([{ was }], [{ kind: "removed-cluster", cluster: "eu" }]);
    assert.equal(
      ofDeletion.filter((id) => verdicts(id, subject).length > 0),
      [],
    );
  });
}

gone("loses its protection once, whatever else changes", () => {
  const [before, after] = [spec("Cluster", {}, kept), spec("Cluster", {})];
  assert.is(said("data-unprotected", { was: before, becomes: after }).length, 1);
  assert.equal(said("data-unprotected", { was: after, becomes: spec("Cluster", { a: 1 }) }), []);
  assert.equal(said("data-unprotected", { was: after, becomes: before }), []);
});

gone("a version that a definition no longer serves is told of", () => {
  const serving = (...names: readonly string[]): JsonMap =>
    spec("CustomResourceDefinition", { versions: names.map((name) => ({ name, served: true })) });
  assert.equal(said("definition-removed", { was: serving("v1", "v1beta1"), becomes: serving("v1") }), [
    "CustomResourceDefinition shop no longer serves v1beta1",
  ]);
  assert.equal(said("definition-removed", { was: serving("v1"), becomes: serving("v1", "v2") }), []);
});

gone.run();

const refused = suite("immutable-field");

const force: JsonMap = { annotations: { "kustomize.toolkit.fluxcd.io/force": "Enabled" } };
const bound = (role: string): JsonMap => object("RoleBinding", { roleRef: { kind: "ClusterRole", name: role } });
const rows: readonly (readonly [claim: string, was: JsonMap, becomes: JsonMap, fields: string | undefined])[] = [
  [
    "a Deployment's selector",
    spec("Deployment", { selector: { a: "1" } }),
    spec("Deployment", { selector: { a: "2" } }),
    "spec.selector.a",
  ],
  ["a Deployment's replicas", spec("Deployment", { replicas: 1 }), spec("Deployment", { replicas: 2 }), undefined],
  [
    "a StatefulSet's claims",
    spec("StatefulSet", { serviceName: "a" }),
    spec("StatefulSet", { serviceName: "b" }),
    "spec.serviceName",
  ],
  [
    "a StatefulSet's pods",
    spec("StatefulSet", { template: { a: 1 } }),
    spec("StatefulSet", { template: { a: 2 } }),
    undefined,
  ],
  ["a Job's pods", spec("Job", { template: { a: 1 } }), spec("Job", { template: { a: 2 } }), "spec.template.a"],
  [
    "a Job that is made anew",
    spec("Job", { template: { a: 1 } }, force),
    spec("Job", { template: { a: 2 } }, force),
    undefined,
  ],
  [
    "a claim's modes",
    spec("PersistentVolumeClaim", { accessModes: ["ReadWriteOnce"] }),
    spec("PersistentVolumeClaim", { accessModes: ["ReadWriteMany"] }),
    "spec.accessModes[0]",
  ],
  [
    "a claim's size",
    spec("PersistentVolumeClaim", { resources: { a: 1 } }),
    spec("PersistentVolumeClaim", { resources: { a: 2 } }),
    undefined,
  ],
  ["what a binding binds", bound("view"), bound("edit"), "roleRef.name"],
  [
    "a storage class",
    object("StorageClass", { provisioner: "a" }),
    object("StorageClass", { provisioner: "b" }),
    "provisioner",
  ],
  [
    "a Service's address",
    spec("Service", { clusterIP: "10.0.0.1" }),
    spec("Service", { clusterIP: "None" }),
    "spec.clusterIP",
  ],
  [
    "a Service's address that is no longer written",
    spec("Service", { clusterIP: "10.0.0.1" }),
    spec("Service", {}),
    undefined,
  ],
  [
    "a frozen map",
    object("ConfigMap", { immutable: true, data: { a: "1" } }),
    object("ConfigMap", { immutable: true, data: { a: "2" } }),
    "data.a",
  ],
  ["a map", object("ConfigMap", { data: { a: "1" } }), object("ConfigMap", { data: { a: "2" } }), undefined],
];
for (const [claim, was, becomes, fields] of rows) {
  refused(`${claim} ${fields === undefined ? "may" : "may not"} change`, () => {
    const says = `the API server refuses ${was["kind"]} shop: ${fields} cannot be changed`;
    assert.equal(said("immutable-field", { was, becomes }), fields === undefined ? [] : [says]);
  });
}

refused.run();

const selected = suite("selector-changed");

const budget = (selector: JsonMap): JsonMap => spec("PodDisruptionBudget", { selector });
const byLabel = { matchLabels: { a: "1" } };
const withoutJobs = { ...byLabel, matchExpressions: [{ key: "job", operator: "DoesNotExist" }] };
for (const [claim, was, becomes, count] of [
  ["a Service's", spec("Service", { selector: { a: "1" } }), spec("Service", { selector: { a: "2" } }), 1],
  [
    "a network policy's",
    spec("NetworkPolicy", { podSelector: {} }),
    spec("NetworkPolicy", { podSelector: byLabel }),
    1,
  ],
  ["a budget's", budget(byLabel), budget({ matchLabels: { a: "2" } }), 1],
  ["a budget's that only leaves jobs out", budget(byLabel), budget(withoutJobs), 0],
  ["none", spec("Service", { ports: [1] }), spec("Service", { ports: [2] }), 0],
] as const) {
  selected(`sees ${claim}`, () => assert.is(said("selector-changed", { was, becomes }).length, count));
}

selected.run();

const stored = suite("storage-changed");

const database = (size: string, storageClass?: string): JsonMap => spec("Cluster", { storage: { size, storageClass } });
const sized = (storage: string): JsonMap => spec("PersistentVolumeClaim", { resources: { requests: { storage } } });
for (const [claim, was, becomes, says] of [
  ["a smaller claim", sized("10Gi"), sized("9Gi"), "10Gi cannot be made 9Gi"],
  ["a larger claim", sized("10Gi"), sized("1Ti"), undefined],
  ["a smaller database", database("20Gi"), database("10Gi"), "20Gi cannot be made 10Gi"],
  [
    "a database of another class",
    database("1Gi", "fast"),
    database("1Gi"),
    "its instances stay in the storage class fast, not the default",
  ],
] as const) {
  stored(`says ${says ?? "nothing"} of ${claim}`, () => {
    assert.equal(said("storage-changed", { was, becomes }), says === undefined ? [] : [`${was["kind"]} shop: ${says}`]);
  });
}

stored.run();

const rights = suite("rights-widened");

const role = (rules: readonly JsonMap[]): JsonMap => object("ClusterRole", { rules });
const pods = (...verbs: readonly string[]): JsonMap => ({ apiGroups: [""], resources: ["pods"], verbs });
const everything: JsonMap = { apiGroups: ["*"], resources: ["*"], verbs: ["*"] };
const subjects = (...list: readonly JsonMap[]): JsonMap => object("ClusterRoleBinding", { subjects: list });
const group: JsonMap = { kind: "Group", name: "all" };
for (const [claim, was, becomes, says] of [
  ["another verb", role([pods("get")]), role([pods("get", "delete")]), "delete pods"],
  ["a verb less", role([pods("get", "list")]), role([pods("get")]), undefined],
  ["everything", role([pods("get")]), role([everything]), "* *.*"],
  ["less than everything", role([everything]), role([pods("get")]), undefined],
  ["no names any more", role([{ ...pods("get"), resourceNames: ["a"] }]), role([pods("get")]), "get pods"],
  ["names only", role([pods("get")]), role([{ ...pods("get"), resourceNames: ["a"] }]), undefined],
  ["the same rules in another order", role([pods("get"), pods("list")]), role([pods("list"), pods("get")]), undefined],
  ["another group", subjects(), subjects(group), "to Group all"],
  ["another person, whom Access tells of", subjects(), subjects({ kind: "User", name: "ada" }), undefined],
] as const) {
  rights(`says ${says ?? "nothing"} of ${claim}`, () => {
    const found = said("rights-widened", { was, becomes });
    assert.equal(found, says === undefined ? [] : [`${was["kind"]} shop allows more: ${says}`]);
  });
}

rights.run();

const patched = suite("patch-changed");

const kustomization = (fields: JsonMap): JsonMap => ({
  ...{ apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization", resources: ["a.yaml"] },
  ...fields,
});
const patch = { target: { kind: "Deployment", name: "shop" }, patch: "a: 1" };
for (const [claim, was, becomes, what] of [
  ["a patch that comes", {}, { patches: [patch] }, "Deployment shop is added"],
  ["a patch that goes", { patches: [patch] }, {}, "Deployment shop is taken away"],
  ["a patch of which one is left", { patches: [patch, patch] }, { patches: [patch] }, "Deployment shop is changed"],
  ["a patch that stays", { patches: [patch] }, { patches: [patch], resources: [] }, undefined],
  ["images that kustomize sets", {}, { images: [{ name: "a", newTag: "b" }] }, "objects by images is added"],
  ["other files", {}, { resources: ["a.yaml", "b.yaml"] }, undefined],
] as const) {
  patched(`says ${what === undefined ? "nothing" : "so"} of ${claim}`, () => {
    const found = said("patch-changed", { was: kustomization(was), becomes: kustomization(becomes) });
    const says = `a patch of ${what}, and no rule looks into what it does`;
    assert.equal(found, what === undefined ? [] : [says]);
  });
}

patched("looks into the first file of a folder, and not into one that goes", () => {
  const file = kustomization({ patches: [patch] });
  assert.equal([said("patch-changed", { becomes: file }).length, said("patch-changed", { was: file }).length], [1, 0]);
});

patched.run();

const moved = suite("namespace-moved");

moved("tells of what has an address or holds something, and not of what every namespace has", () => {
  const service = (namespace: string): JsonMap => spec("Service", {}, { namespace });
  assert.equal(said("namespace-moved", { was: service("a") }, { becomes: service("b") }), [
    "Service shop moves from the namespace a to b",
  ]);
  const policy = (namespace: string): JsonMap => spec("NetworkPolicy", {}, { namespace });
  assert.equal(said("namespace-moved", { was: policy("a") }, { becomes: policy("b") }), []);
});

moved.run();

const edited = suite("hand-edit-overwritten");

const byHand = { drift: ["eu/apps/shop", "eu/data/shop"], edits: [] };
edited("tells of every unit that was edited, though all of its files change for another reason too", () => {
  const subject = planned(
    [{ was: claim, becomes: spec("PersistentVolumeClaim", { a: 1 }) }],
    [{ kind: "edited", byHand }],
  );
  assert.equal(
    verdicts("hand-edit-overwritten", subject).map(({ message }) => message),
    ["eu/apps/shop was edited by hand, which is undone", "eu/data/shop was edited by hand, which is undone"],
  );
});

edited("names who edited an object, and where", () => {
  const subject = planned([{ was: claim, becomes: spec("PersistentVolumeClaim", { a: 1 }) }]);
  const [environment] = subject.environments;
  if (environment === undefined) return assert.unreachable();
  const path = "eu/apps/shop/000.yaml";
  const edit = { commit: "0123456789", author: "ada", at: "", subject: "", paths: [path] };
  const remarks = [{ kind: "edited", byHand: { drift: [path], edits: [edit] } }] as const;
  const objects = environment.objects.map((one) => ({ ...one, why: [{ kind: "hand" } as const] }));
  const found = verdicts("hand-edit-overwritten", { ...subject, environments: [{ ...environment, remarks, objects }] });
  assert.equal(
    found.map(({ message }) => message),
    ["PersistentVolumeClaim shop was edited by hand by ada in 0123456, which is undone"],
  );
  return undefined;
});

edited.run();

const secrets = suite("secret-source-changed");

const external = (fields: JsonMap): JsonMap => spec("ExternalSecret", fields);
const from = (key: string, more: readonly JsonMap[] = []): JsonMap => ({
  data: [{ secretKey: "A", remoteRef: { key } }, ...more],
});
for (const [claim, was, becomes, count] of [
  ["another key of the store", external(from("a")), external(from("b")), 1],
  ["one more", external(from("a")), external(from("a", [{ secretKey: "B", remoteRef: { key: "b" } }])), 0],
  ["another store", external({ secretStoreRef: { name: "a" } }), external({ secretStoreRef: { name: "b" } }), 1],
  [
    "a store that leads elsewhere",
    spec("ClusterSecretStore", { provider: 1 }),
    spec("ClusterSecretStore", { provider: 2 }),
    1,
  ],
  ["how often it is read", external({ refreshInterval: "1h" }), external({ refreshInterval: "2h" }), 0],
] as const) {
  secrets(`tells ${count === 1 ? "of" : "nothing of"} ${claim}`, () => {
    assert.is(said("secret-source-changed", { was, becomes }).length, count);
  });
}

secrets.run();
