import { suite } from "uvu";
import * as assert from "uvu/assert";
import { chartOf } from "../../../model/spec/chart.ts";
import type { Override } from "../../../model/spec/documents.generated.ts";
import type { Organization } from "../../../model/spec/model.ts";
import { application, modelOf } from "./small.model.ts";

const { organization } = modelOf([]);
const redis = { url: "oci://ghcr.io/acme/charts/redis", version: "1.4.0" };

const resolve = (chart: object, override: Override = {}, mirrors: Organization["mirrors"] = {}) =>
  chartOf({ ...organization, mirrors }, application("redis", { chart: { ...redis, ...chart } }), override);

const charts = suite("charts");

charts("an application with an image has none", () => {
  assert.is(chartOf(organization, application("shop"), {}), undefined);
});

charts("what is not said is filled in", () => {
  assert.equal(resolve({}), { ...redis, values: {}, podSecurity: "restricted" });
  assert.is(resolve({ podSecurity: "baseline" })?.podSecurity, "baseline");
});

charts("an environment's version replaces the other", () => {
  assert.is(resolve({}, { chart: { version: "2.0.0" } })?.version, "2.0.0");
});

charts("an OCI address is pulled from its mirror, a Helm repository is not", () => {
  const mirrors = { charts: { "ghcr.io": "mirror.example/ghcr" }, images: { "ghcr.io/acme": "wrong.example" } };
  assert.is(resolve({}, {}, mirrors)?.url, "oci://mirror.example/ghcr/acme/charts/redis");
  assert.is(resolve({ url: "https://ghcr.io/charts", name: "redis" }, {}, mirrors)?.url, "https://ghcr.io/charts");
});

const values: readonly (readonly [what: string, base: object, over: object, expected: object])[] = [
  ["maps are merged", { a: { x: 1, y: 2 } }, { a: { y: 3, z: 4 } }, { a: { x: 1, y: 3, z: 4 } }],
  ["lists are replaced", { a: [1, 2] }, { a: [3] }, { a: [3] }],
  ["a map replaces a value, and a value a map", { a: 1, b: { c: 1 } }, { a: { d: 2 }, b: 3 }, { a: { d: 2 }, b: 3 }],
  ["null replaces, as Helm removes by it", { a: { b: 1 } }, { a: null }, { a: null }],
  ["a null below is replaced", { a: null }, { a: { b: 1 } }, { a: { b: 1 } }],
  ["false and 0 replace", { a: true, b: 1 }, { a: false, b: 0 }, { a: false, b: 0 }],
  ["the names of JavaScript's own are names", { a: 1 }, { toString: { b: 1 } }, { a: 1, toString: { b: 1 } }],
];
for (const [what, base, over, expected] of values)
  charts(`of the values ${what}`, () => {
    assert.equal(resolve({ values: base }, { chart: { values: { ...over } } })?.values, expected);
  });

charts("the order in which values are written does not show", () => {
  const [one, other] = [resolve({ values: { a: 1, b: 2 } }), resolve({ values: { b: 2, a: 1 } })];
  assert.is(JSON.stringify(one), JSON.stringify(other));
});

charts.run();
