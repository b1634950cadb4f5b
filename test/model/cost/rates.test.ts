import { suite } from "uvu";
import * as assert from "uvu/assert";
import { families, instanceHour } from "../../../model/cost/instances.ts";
import { instancePrices, loadBalancerPrices, type Price, volumePrices } from "../../../model/cost/prices.ts";
import { gibPerCpu, noPrice, podMonth, ratesOf } from "../../../model/cost/rates.ts";

const about = (value: number | undefined, expected: number): void => {
  assert.ok(Math.abs((value ?? Number.NaN) - expected) < 0.005, `${value} is not ${expected}`);
};

const table = suite("the price table");
const all: readonly Price[] = [...instancePrices, ...volumePrices, ...loadBalancerPrices];

table("says of each price the page it is from, where it was seen, and when if that is known", () => {
  for (const { value, source, name } of all) {
    assert.ok(value > 0 && value < 10, name);
    assert.match(source.page, /^https:\/\/aws\.amazon\.com\//);
    assert.ok(source.seen.length > 10, name);
    assert.match(source.date ?? "2026-01-19", /^20\d\d-\d\d-\d\d$/);
  }
});

table("has each price of a region once, and each family of instances", () => {
  const keys = all.map(({ region, name }) => `${region}/${name.replace(/\..*/, "")}`);
  assert.is(new Set(keys).size, keys.length);
  for (const { name } of instancePrices) assert.ok(families[name.split(".")[0] ?? ""], name);
});

table.run();

const instances = suite("instanceHour");

// Prices that were seen, of sizes that the table does not have.
for (const [region, instance, hour] of [
  ["us-east-1", "t3.nano", 0.0052],
  ["us-east-1", "t4g.2xlarge", 0.2688],
  ["us-east-1", "m5.24xlarge", 4.608],
  ["us-east-1", "m6i.32xlarge", 6.144],
  ["us-east-1", "c5.9xlarge", 1.53],
  ["us-east-1", "r7g.16xlarge", 3.4272],
  ["eu-central-1", "t3.2xlarge", 0.384],
  ["eu-central-1", "m5.8xlarge", 1.84],
  ["eu-central-1", "m7g.medium", 0.0489],
  ["eu-west-1", "m5.4xlarge", 0.856],
  ["us-west-2", "m5.8xlarge", 1.536],
] as const) {
  instances(`a ${instance} in ${region} is ${hour} dollars`, () => {
    assert.ok(Math.abs((instanceHour(region, instance) ?? 0) - hour) < 0.0001, `${instanceHour(region, instance)}`);
  });
}

for (const [region, instance] of [
  ["us-east-1", "m5.nano"],
  ["us-east-1", "m5"],
  ["us-east-1", "m.large"],
  ["us-east-1", "constructor.large"],
  ["us-east-1", "m99.large"],
  ["eu-central-1", "r6i.large"],
  ["sa-east-1", "m5.large"],
  ["europe-west-1", "m5.large"],
] as const) {
  instances(`nobody knows the price of ${instance} in ${region}`, () => {
    assert.is(instanceHour(region, instance), undefined);
  });
}

instances.run();

const rates = suite("rates");

rates("a full m5.large costs as its requests do", () => {
  for (const region of ["us-east-1", "us-west-2", "eu-west-1", "eu-central-1"]) {
    const { compute: rate } = ratesOf(region);
    assert.ok(rate);
    about(podMonth(rate, { cpu: "2", memory: "8Gi" }), 730 * (instanceHour(region, "m5.large") ?? 0));
  }
});

rates("a vCPU costs as much as some ten GiB of memory", () => {
  assert.ok(gibPerCpu > 9 && gibPerCpu < 12, `${gibPerCpu}`);
});

rates("what has no price is unknown, and so is all where no region is", () => {
  const nothing = { compute: undefined, loadBalancerHour: undefined, volumes: {} };
  for (const region of ["sa-east-1", undefined]) assert.equal(ratesOf(region), { region, ...nothing });
  assert.equal(ratesOf("us-east-1").volumes, { gp2: 0.1, gp3: 0.08 });
});

rates("why it is unknown is said", () => {
  assert.is(noPrice("gold", ratesOf("eu-west-1")), "there is no price of gold in eu-west-1");
  assert.is(noPrice("gold", ratesOf(undefined)), "the environment says no region");
});

rates.run();
