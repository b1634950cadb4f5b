import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { difference } from "../../../model/change/difference.ts";
import type { Json } from "../../../model/spec/json.ts";

const test = suite("difference");

const rows: readonly (readonly [claim: string, before: Json, after: Json, leaves: readonly string[]])[] = [
  ["the same says nothing", { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, []],
  ["a value", { a: 1, b: 2 }, { a: 1, b: 3 }, ["b: 2 > 3"]],
  ["deep in maps", { a: { b: { c: "x" } } }, { a: { b: { c: "y" } } }, ['a.b.c: "x" > "y"']],
  ["what comes and goes is one leaf", { a: { b: 1 } }, { c: { d: 1 } }, ['a: {"b":1} > ', 'c:  > {"d":1}']],
  ["items of lists of one length, by their place", { a: [1, 2] }, { a: [1, 3] }, ["a.1: 2 > 3"]],
  ["lists of other lengths, as a whole", { a: [1] }, { a: [1, 2] }, ["a: [1] > [1,2]"]],
  [
    "items that bear names, by those, wherever they stand",
    [{ name: "x", v: 1 }, { name: "y" }],
    [{ name: "y" }, { name: "x", v: 2 }, { name: "z" }],
    ["x.v: 1 > 2", 'z:  > {"name":"z"}'],
  ],
  [
    "items of one name, by their place",
    [{ name: "x", v: 1 }, { name: "x" }],
    [{ name: "x", v: 2 }, { name: "x" }],
    ["0.v: 1 > 2"],
  ],
  ["null is a value", { a: null }, { a: 1 }, ["a: null > 1"]],
  ["a map in place of a list", { a: [] }, { a: {} }, ["a: [] > {}"]],
  ["what every object inherits is no key", {}, { constructor: "x" }, ['constructor:  > "x"']],
];
for (const [claim, before, after, leaves] of rows)
  test(claim, () => {
    const text = (value: Json): string => (value === undefined ? "" : JSON.stringify(value));
    assert.equal(
      difference(before, after).map((one) => `${one.path.join(".")}: ${text(one.before)} > ${text(one.after)}`),
      leaves,
    );
  });

test("says something of any two values that differ, and nothing of a copy", () => {
  const value = fc.jsonValue({ maxDepth: 3 }).map((one) => one as Json);
  fc.assert(
    fc.property(value, value, (a, b) => {
      assert.equal(difference(a, structuredClone(a)), []);
      const isSame = JSON.stringify(a) === JSON.stringify(b);
      if (difference(a, b).length === 0 && !isSame) assert.equal(sortedDeep(a), sortedDeep(b));
    }),
  );
});

/** Of maps and of named items, the order says nothing. */
function sortedDeep(value: Json): unknown {
  if (Array.isArray(value)) {
    const items = value.map(sortedDeep);
    const isNamed = value.every((one) => typeof one === "object" && one !== null && "name" in one);
    return isNamed ? items.toSorted((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1)) : items;
  }
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, item]) => [key, sortedDeep(item as Json)]),
  );
}

test.run();
