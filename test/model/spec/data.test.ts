import { suite } from "uvu";
import * as assert from "uvu/assert";
import { dataOf, hasVolumeOfOnePod, holdsData } from "../../../model/spec/data.ts";
import type { Override } from "../../../model/spec/documents.generated.ts";
import type { Application, Environment } from "../../../model/spec/model.ts";
import { application } from "./small.model.ts";

const resolve = (fields: Partial<Application>, override: Override = {}, tier: Environment["tier"] = "staging") =>
  dataOf(application("shop", fields), override, { name: "here", tier, account: "a", reporter: "r" });

const defaults = { size: "10Gi", instances: 1, resources: { cpu: "250m", memory: "512Mi" } };

const data = suite("data");

data("an application that keeps nothing has none", () => {
  assert.equal(resolve({}), { volumes: {} });
  assert.is(holdsData(resolve({})), false);
});

data("a database needs no field, and has replicas in production", () => {
  assert.equal(resolve({ database: {} }), { volumes: {}, database: defaults });
  assert.is(resolve({ database: {} }, {}, "production").database?.instances, 3);
  assert.is(holdsData(resolve({ database: {} })), true);
});

data("an override changes a database key by key, its resources too", () => {
  const database = { size: "20Gi", storageClass: "gp3", resources: { cpu: "1" } };
  const override = { database: { instances: 2, resources: { memory: "1Gi" } } };
  assert.equal(resolve({ database }, override, "production").database, {
    size: "20Gi",
    instances: 2,
    storageClass: "gp3",
    resources: { cpu: "1", memory: "1Gi" },
  });
});

data("an override alone makes no database", () => {
  assert.is(resolve({}, { database: { size: "1Gi" } }).database, undefined);
});

data("volumes are in the order of their names, and of one pod unless they say otherwise", () => {
  const volumes = {
    b: { path: "/b", size: "1Gi", shared: true },
    a: { path: "/a", size: "2Gi", storageClass: "gp3" },
  };
  const resolved = resolve({ volumes });
  assert.equal(Object.entries(resolved.volumes), [
    ["a", { path: "/a", size: "2Gi", storageClass: "gp3", shared: false }],
    ["b", { path: "/b", size: "1Gi", shared: true }],
  ]);
  assert.is(holdsData(resolved), true);
});

for (const [shared, expected] of [
  [[], false],
  [[true], false],
  [[false], true],
  [[undefined], true],
  [[true, false], true],
] as const)
  data(`volumes shared ${JSON.stringify(shared)}: ${expected ? "one" : "no"} is of one pod`, () => {
    const volumes = shared.map((one, index) => [
      `v${index}`,
      { path: `/${index}`, size: "1Gi", ...(one === undefined ? {} : { shared: one }) },
    ]);
    assert.is(hasVolumeOfOnePod(resolve({ volumes: Object.fromEntries(volumes) })), expected);
  });

data.run();
