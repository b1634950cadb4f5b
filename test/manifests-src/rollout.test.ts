import { suite } from "uvu";
import * as assert from "uvu/assert";
import { mostPods } from "../../manifests-src/rollout.ts";

const most = suite("mostPods");

for (const [replicas, pods] of [
  [0, 2],
  [1, 3],
  [4, 6],
  [5, 9],
  [100, 150],
] as const) {
  most(`leaves room for ${pods} pods when ${replicas} are asked for`, () => {
    assert.is(mostPods({ kind: "fixed", replicas }), pods);
    assert.is(mostPods({ kind: "automatic", min: 0, max: replicas, cpuPercent: 70 }), pods);
  });
}

most("leaves room for as many again where a strategy was named: Flagger's primary is beside the others", () => {
  assert.is(mostPods({ kind: "fixed", replicas: 4 }, { kind: "rolling" }), 12);
});

most.run();
