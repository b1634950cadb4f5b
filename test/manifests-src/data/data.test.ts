import { suite } from "uvu";
import * as assert from "uvu/assert";
import { data } from "../../../manifests-src/data/data.ts";
import type { Data } from "../../../model/spec/data.ts";
import { objects } from "../read.ts";

const resources = { cpu: "250m", memory: "512Mi" };
const everything: Data = {
  volumes: {
    cache: { path: "/cache", size: "1Gi", shared: false },
    uploads: { path: "/uploads", size: "10Gi", storageClass: "efs", shared: true },
  },
  database: { size: "20Gi", instances: 3, storageClass: "gp3", resources },
};
const made = (wanted: Data, isRetired = false) =>
  objects(data({ application: "shop", environment: "staging", data: wanted, isRetired }));
const annotationsOf = (wanted: Data, isRetired: boolean) =>
  [...made(wanted, isRetired).values()].map(({ metadata }) => metadata["annotations"]);

const layer = suite("data");

layer("holds a claim per volume and the database's cluster, in the application's namespace", () => {
  const all = made(everything);
  assert.equal(
    [...all.keys()],
    ["cluster-shop-db.yaml", "persistentvolumeclaim-shop-cache.yaml", "persistentvolumeclaim-shop-uploads.yaml"],
  );
  assert.ok([...all.values()].every(({ metadata }) => metadata["namespace"] === "shop"));
});

layer("claims a volume for one node at a time unless it is shared, of the class that is named", () => {
  assert.equal(made(everything).get("persistentvolumeclaim-shop-cache.yaml")?.spec, {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: "1Gi" } },
  });
  assert.equal(made(everything).get("persistentvolumeclaim-shop-uploads.yaml")?.spec, {
    accessModes: ["ReadWriteMany"],
    resources: { requests: { storage: "10Gi" } },
    storageClassName: "efs",
  });
});

layer("makes a database of several instances on nodes of their own, with a second copy of every write", () => {
  assert.equal(made(everything).get("cluster-shop-db.yaml")?.spec, {
    instances: 3,
    bootstrap: { initdb: { database: "app", owner: "app" } },
    storage: { size: "20Gi", storageClass: "gp3" },
    resources: { requests: resources, limits: { memory: "512Mi" } },
    affinity: {
      enablePodAntiAffinity: true,
      topologyKey: "kubernetes.io/hostname",
      podAntiAffinityType: "required",
    },
    postgresql: { synchronous: { method: "any", number: 1, dataDurability: "preferred" } },
    primaryUpdateStrategy: "unsupervised",
    primaryUpdateMethod: "switchover",
  });
});

layer("makes a database of one instance that is restarted where it is", () => {
  const { spec } =
    made({ volumes: {}, database: { size: "1Gi", instances: 1, resources } }).get("cluster-shop-db.yaml") ?? {};
  assert.is(spec?.["primaryUpdateMethod"], "restart");
  assert.not.ok(spec && "postgresql" in spec);
});

layer("marks every object as never to be pruned, until it is retired", () => {
  assert.equal(annotationsOf(everything, false), Array(3).fill({ "kustomize.toolkit.fluxcd.io/prune": "disabled" }));
  assert.ok(annotationsOf(everything, true).every((annotations) => annotations === undefined));
});

layer.run();
