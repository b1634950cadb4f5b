import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseRoot } from "../../../model/names/root.ts";

const test = suite("parseRoot");

for (const [text, root] of [
  ["environments", "environments"],
  ["./environments/", "environments"],
  ["teams//payments/./specs", "teams/payments/specs"],
  [".", "."],
  ["./", "."],
  ["", "."],
  ["/etc", undefined],
  ["../specs", undefined],
  ["a/../b", undefined],
  ["a\nb", undefined],
  ["a\\b", undefined],
  ["x".repeat(256), undefined],
] as const) {
  test(`makes ${JSON.stringify(text.slice(0, 40))} ${root ?? "nothing"}`, () => assert.is(parseRoot(text), root));
}

test.run();
