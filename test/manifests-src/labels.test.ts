import { suite } from "uvu";
import * as assert from "uvu/assert";
import { labelValue } from "../../manifests-src/labels.ts";

const value = suite("labelValue");

for (const [text, expected] of [
  ["1.4.2", "1.4.2"],
  ["1.4.2+build", "1.4.2_build"],
  [".github", "github"],
  ["a".repeat(100), "a".repeat(63)],
  [`${"a".repeat(62)}-b`, "a".repeat(62)],
  ["grün", "gr_n"],
  ["+", undefined],
  ["", undefined],
] as const) {
  value(`makes ${JSON.stringify(text)} ${JSON.stringify(expected)}`, () => {
    assert.is(labelValue(text), expected);
  });
}

value.run();
