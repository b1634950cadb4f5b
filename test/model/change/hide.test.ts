import { suite } from "uvu";
import * as assert from "uvu/assert";
import { hidden, hiddenChange, hideAt, hideIn } from "../../../model/change/hide.ts";
import type { JsonMap } from "../../../model/spec/json.ts";

const test = suite("what must not be shown");

const secret = (data: JsonMap): JsonMap => ({ apiVersion: "v1", kind: "Secret", metadata: { name: "shop" }, data });

test("is all that a Secret holds, whatever it is", () => {
  const shown = hideIn({ ...secret({ a: "eA==", b: 1 }), stringData: { c: "plain" } });
  assert.equal(shown["data"], { a: hidden, b: hidden });
  assert.equal(shown["stringData"], { c: hidden });
  assert.equal(shown["metadata"], { name: "shop" });
});

test("says of a Secret what became another, and what stayed", () => {
  assert.equal(hideIn(secret({ a: "1", b: "2", c: "3" }), secret({ a: "1", b: "0" }))["data"], {
    a: hidden,
    b: hiddenChange,
    c: hidden,
  });
});

const rows: readonly (readonly [claim: string, object: JsonMap, shown: JsonMap])[] = [
  ["is a value under a telling key", { values: { adminPassword: "hunter2" } }, { values: { adminPassword: hidden } }],
  [
    "is the value of a variable with a telling name",
    {
      env: [
        { name: "API_TOKEN", value: "abc" },
        { name: "PLAIN", value: "abc" },
      ],
    },
    {
      env: [
        { name: "API_TOKEN", value: hidden },
        { name: "PLAIN", value: "abc" },
      ],
    },
  ],
  ["is what looks like a secret, under any key", { note: `key AKIA${"A".repeat(16)}` }, { note: hidden }],
  ["is no name of a Secret", { existingSecret: "shop-db" }, { existingSecret: "shop-db" }],
  [
    "is no reference to one",
    { valueFrom: { secretKeyRef: { name: "shop", key: "password" } } },
    { valueFrom: { secretKeyRef: { name: "shop", key: "password" } } },
  ],
  ["is the value of a map under a telling key", { password: { value: "hunter2" } }, { password: { value: hidden } }],
  ["is nothing empty", { password: "" }, { password: "" }],
];
for (const [claim, object, shown] of rows) test(claim, () => assert.equal(hideIn(object), shown));

test("leaves what has nothing to hide as the very same object", () => {
  const object = { kind: "ConfigMap", data: { a: "b" }, list: [{ name: "x" }] };
  assert.is(hideIn(object), object);
});

test("is told of items of a list by their names", () => {
  const env = (value: string): JsonMap => ({ env: [{ name: "X_TOKEN", value }] });
  const other: JsonMap = {
    env: [
      { name: "A", value: "a" },
      { name: "X_TOKEN", value: "1" },
    ],
  };
  assert.equal(hideIn(other, env("1"))["env"], [
    { name: "A", value: "a" },
    { name: "X_TOKEN", value: hidden },
  ]);
  assert.equal(hideIn(other, env("2"))["env"], [
    { name: "A", value: "a" },
    { name: "X_TOKEN", value: hiddenChange },
  ]);
});

test("is the same in a value of the specs, by the last key of its path", () => {
  assert.is(hideAt(["spec", "config", "DB_PASSWORD"], "hunter2"), hidden);
  assert.is(hideAt(["spec", "config", "DB_PASSWORD"], "hunter2", "hunter1"), hiddenChange);
  assert.is(hideAt(["spec", "config", "DB_HOST"], "db.acme.example"), "db.acme.example");
});

test.run();
