import { suite } from "uvu";
import * as assert from "uvu/assert";
import { kustomizationName, parseKustomizationName, parseUnit, printUnit } from "../../../model/names/unit.ts";

const names: readonly (readonly [path: string, kustomization: string])[] = [
  ["eu/flux", "flux"],
  ["eu/roster", "roster"],
  ["eu/tenants/shop", "tenants-shop"],
  ["eu/data/shop-cart", "data-shop-cart"],
  ["eu/apps/roster", "apps-roster"],
  ["eu/apps/flux", "apps-flux"],
];

const unit = suite("a unit's name");
for (const [path, kustomization] of names) {
  unit(`${path} is that of the Kustomization ${kustomization}, and of no other`, () => {
    const name = parseUnit(path);
    assert.ok(name);
    assert.is(printUnit(name), path);
    assert.is(kustomizationName(name), kustomization);
    assert.equal(parseKustomizationName("eu", kustomization), name);
  });
}

for (const path of [
  "eu",
  "eu/apps",
  "eu/flux/shop",
  "eu/roster/shop",
  "eu/secrets",
  "eu/apps/shop/web",
  "eu/apps/Shop",
]) {
  unit(`${path} is none`, () => assert.is(parseUnit(path), undefined));
}
unit.run();
