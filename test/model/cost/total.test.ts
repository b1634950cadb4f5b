import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { estimate } from "../../../model/cost/estimate.ts";
import { isUnknown } from "../../../model/cost/line.ts";
import { priced } from "./priced.model.ts";
import { said } from "./said.ts";

const pod = { resources: { cpu: "1", memory: "1Gi" } };
const gp3 = { path: "/data", size: "100Gi", storageClass: "gp3" };
const nodePools = { general: { instance: "m5.large", min: 2, max: 4 } };
const total = suite("the total of an estimate");

total("is that of the lines that are known, and names the others", () => {
  const application = { ...pod, replicas: 2, volumes: { data: { ...gp3, shared: true }, more: gp3 } };
  const { low, high, unknown } = estimate(priced({ application }), "staging");
  assert.equal([low, high], [63.52, 63.52]);
  assert.equal(unknown.map(said), ["volume data: a shared volume costs by what is stored in it"]);
});

total("leaves out what runs on nodes that are counted", () => {
  const { low, high, unknown } = estimate(priced({ application: pod, cluster: { nodePools } }), "staging");
  assert.equal([low, high, unknown], [140.16, 280.32, []]);
});

total("of an environment that is not there is nothing", () => {
  assert.equal(estimate(priced(), "nowhere"), { environment: "nowhere", lines: [], low: 0, high: 0, unknown: [] });
});

const count = fc.integer({ min: 1, max: 1000 });

total("never falls when replicas, requests, volumes or nodes grow", () => {
  fc.assert(
    fc.property(
      count,
      count,
      count,
      count,
      fc.nat({ max: 1000 }),
      fc.boolean(),
      (min, more, cpu, size, grows, isPooled) => {
        const at = (by: number) =>
          estimate(
            priced({
              application: {
                scaling: { min: min + by, max: min + more + by },
                resources: { cpu: `${cpu + by}m`, memory: `${cpu + by}Mi` },
                database: { instances: min + by, size: `${size + by}Gi`, storageClass: "gp3" },
              },
              cluster: isPooled
                ? { nodePools: { a: { instance: "t3.small", min: min + by, max: min + more + by } } }
                : {},
            }),
            "staging",
          );
        const [before, after] = [at(0), at(grows)];
        assert.ok(after.low >= before.low && after.high >= before.high);
        assert.ok(before.low <= before.high && before.low > 0);
      },
    ),
  );
});

total("never takes what is unknown for nothing", () => {
  const regions = fc.constantFrom("us-east-1", "eu-west-1", "sa-east-1", undefined);
  const classes = fc.constantFrom("gp3", "fast", undefined);
  fc.assert(
    fc.property(regions, classes, fc.boolean(), (region, storageClass, shared) => {
      const data = { path: "/data", size: "1Gi", shared, ...(storageClass === undefined ? {} : { storageClass }) };
      const model = priced({ application: { volumes: { data } }, environment: { region } as never });
      const { lines: found, unknown } = estimate(model, "staging");
      assert.is(found.length, 2);
      assert.is(found.filter((line) => isUnknown(line) || line.high > 0).length, 2);
      assert.is(unknown.length, found.filter(isUnknown).length);
    }),
  );
});

total.run();
