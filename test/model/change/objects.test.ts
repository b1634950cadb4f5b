import { suite } from "uvu";
import * as assert from "uvu/assert";
import { objectChanges, type Side } from "../../../model/change/objects.ts";

const value = { apiVersion: "v1", kind: "Secret", metadata: { name: "shop" } };
const own: Side = { text: "own", value };
const masked: Side = { text: "masked", value, isMasked: true };

const cases = [
  ["is masked before", { before: masked, after: own }, true],
  ["is masked after", { before: own, after: masked }, true],
  ["comes masked", { after: masked }, true],
  ["is as it is", { before: own, after: own }, undefined],
] as const;

const masking = suite("objectChanges");
for (const [what, sides, expected] of cases) {
  masking(`says ${expected ? "" : "nothing of masks "}of a file that ${what}`, () => {
    const [change] = objectChanges("staging", [{ path: "eu/apps/shop/a.yaml", ...sides }], () => []);
    assert.is(change?.isMasked, expected);
  });
}
masking("says of what moved that it was masked where it came from", () => {
  const files = [
    { path: "eu/apps/shop/a.yaml", before: masked },
    { path: "eu/data/shop/a.yaml", after: own },
  ];
  const [change, ...others] = objectChanges("staging", files, () => []);
  assert.equal([change?.kind, change?.isMasked, others.length], ["moved", true, 0]);
});
masking.run();
