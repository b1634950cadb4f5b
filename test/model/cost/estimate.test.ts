import { suite } from "uvu";
import * as assert from "uvu/assert";
import { estimate } from "../../../model/cost/estimate.ts";
import { application } from "../spec/small.model.ts";
import { type Fields, priced } from "./priced.model.ts";
import { said } from "./said.ts";

const linesOf = (fields: Fields): readonly string[] => estimate(priced(fields), "staging").lines.map(said);

const pod = { resources: { cpu: "1", memory: "1Gi" } };
const gp3 = { path: "/data", size: "100Gi", storageClass: "gp3" };
const nodePools = { general: { instance: "m5.large", min: 2, max: 4 } };
const retire = { reason: "replaced", until: "2027-01-31" };
const lines = suite("the lines of an estimate");

const tried: readonly (readonly [string, Fields, readonly string[]])[] = [
  ["a pod costs what it requests", { application: pod }, ["compute 27.76..27.76"]],
  ["every replica costs", { application: { ...pod, replicas: 3 } }, ["compute 83.28..83.28"]],
  [
    "an autoscaler's range is the cost's",
    { application: { ...pod, scaling: { min: 2, max: 10 } } },
    ["compute 55.52..277.60"],
  ],
  [
    "routes need a load balancer",
    { application: { ...pod, routes: [{ host: "shop.example" }] } },
    ["load balancer 16.43..16.43", "compute 27.76..27.76"],
  ],
  [
    "a volume costs its size",
    { application: { ...pod, volumes: { data: gp3 } } },
    ["compute 27.76..27.76", "volume data 8.00..8.00"],
  ],
  [
    "a volume of an unnamed class is unknown",
    { application: { ...pod, volumes: { data: { path: "/data", size: "100Gi" } } } },
    ["compute 27.76..27.76", "volume data: the cluster's default storage class is not in the specs"],
  ],
  [
    "a class without a price is unknown",
    { application: { ...pod, volumes: { data: { ...gp3, storageClass: "fast" } } } },
    ["compute 27.76..27.76", "volume data: there is no price of the storage class fast in us-east-1"],
  ],
  [
    "a shared volume is unknown",
    { application: { ...pod, volumes: { data: { ...gp3, shared: true } } } },
    ["compute 27.76..27.76", "volume data: a shared volume costs by what is stored in it"],
  ],
  [
    "each instance of a database costs its pod and its volume",
    { application: { ...pod, database: { instances: 2, size: "50Gi", storageClass: "gp3", ...pod } } },
    ["compute 27.76..27.76", "database 55.52..55.52", "database volume 8.00..8.00"],
  ],
  [
    "a scheduled job costs at most its timeout, as often as it comes",
    { application: { ...pod, jobs: { nightly: { command: ["x"], schedule: "0 2 * * *", timeoutSeconds: 43200 } } } },
    ["compute 27.76..27.76", "job nightly 0.00..13.88"],
  ],
  [
    "a job that comes before it can have ended costs at most a pod that always runs",
    { application: { ...pod, jobs: { often: { command: ["x"], schedule: "* * * * *", timeoutSeconds: 3600 } } } },
    ["compute 27.76..27.76", "job often 0.00..27.76"],
  ],
  [
    "a job of each change is unknown",
    { application: { ...pod, jobs: { migrate: { command: ["x"] } } } },
    ["compute 27.76..27.76", "job migrate: it runs once per change, and changes are not known beforehand"],
  ],
  [
    "where nodes are named, they cost, and pods are shares of them",
    { application: { ...pod, jobs: { migrate: { command: ["x"] } } }, cluster: { nodePools } },
    ["nodes general 140.16..280.32", "compute 27.76..27.76 of the nodes"],
  ],
  [
    "a pool with more nodes at least than at most has those at least",
    { application: pod, cluster: { nodePools: { general: { instance: "m5.large", min: 2, max: 1 } } } },
    ["nodes general 140.16..140.16", "compute 27.76..27.76 of the nodes"],
  ],
  [
    "nodes without a price are unknown",
    { application: pod, cluster: { nodePools: { gpu: { instance: "p5.48xlarge", min: 0, max: 1 } } } },
    ["nodes gpu: there is no price of p5.48xlarge in us-east-1", "compute 27.76..27.76 of the nodes"],
  ],
  [
    "without a region, nothing is known",
    { application: { ...pod, volumes: { data: gp3 } }, environment: { region: undefined } as never },
    ["compute: the environment says no region", "volume data: the environment says no region"],
  ],
  [
    "in a region without prices, nothing is known",
    { application: { ...pod, routes: [{ host: "a.example" }] }, environment: { region: "sa-east-1" } },
    [
      "load balancer: there is no price of a load balancer in sa-east-1",
      "compute: there is no price of vCPU and memory in sa-east-1",
    ],
  ],
  [
    "what is retired keeps its data, and pays for it",
    { application: { ...pod, retire, volumes: { data: gp3 } } },
    ["volume data 8.00..8.00"],
  ],
  [
    "so does what was on a retired cluster",
    { application: { ...pod, volumes: { data: gp3 } }, cluster: { retire } },
    ["volume data 8.00..8.00"],
  ],
  ["what no release names does not run", { application: { name: "cart" } }, []],
  ["an application elsewhere costs nothing here", { application: { ...pod, environments: { dev: {} } } }, []],
  ["nor does one on another cluster", { application: { ...pod, clusters: ["us"] } }, []],
];
for (const [title, fields, expected] of tried) {
  lines(title, () => {
    assert.equal(linesOf(fields), expected);
  });
}

lines("a chart is unknown", () => {
  const { image: _, ...shop } = application("shop");
  const chart = { url: "oci://example/registry", version: "1.0.0" };
  const charted = { ...priced(), applications: new Map([["shop", { ...shop, chart }]]) };
  assert.equal(estimate(charted, "staging").lines.map(said), [
    "chart: what it requests is in the chart, not in the specs",
  ]);
});

lines.run();
