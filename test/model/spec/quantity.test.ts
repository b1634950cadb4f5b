import { suite } from "uvu";
import * as assert from "uvu/assert";
import { sum, times } from "../../../model/spec/quantity.ts";

const product = suite("times");

for (const [count, quantity, expected] of [
  [4, "250m", "1000m"],
  [3, "0.5", "1.5"],
  [2, "0.5", "1"],
  [16, "0.001", "0.016"],
  [0, "0.125", "0"],
  [1000, "1.5", "1500"],
  [3, "128Mi", "384Mi"],
  [7, "1073741824", "7516192768"],
  [1500, "999999999999999999", "1499999999999999998500"],
] as const) {
  product(`${count} times ${quantity} is ${expected}`, () => {
    assert.is(times(count, quantity), expected);
  });
}

for (const quantity of ["", "m", "-1", "1e3", "1,5", "1.2345", "1 Gi", "lots"]) {
  product(`refuses ${JSON.stringify(quantity)}`, () => {
    assert.throws(() => times(2, quantity), /is not a quantity/);
  });
}

product.run();

const total = suite("sum");

for (const [quantities, expected] of [
  [[], "0"],
  [["0.5"], "0.5"],
  [["1", "250m"], "1250m"],
  [["0.5", "0.5"], "1"],
  [["0.5", "0.25"], "750m"],
  [["384Mi", "1Gi"], "1408Mi"],
  [["1Gi", "1Gi"], "2Gi"],
  [["1Gi", "500M"], "1573741824"],
  [["1073741824", "1Gi"], "2Gi"],
] as const) {
  total(`of ${quantities.join(" and ") || "nothing"} is ${expected}`, () => {
    assert.is(sum(quantities), expected);
  });
}

total.run();
