import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Path } from "../../../model/problem.ts";
import { positions } from "../../../schemas/read/position.ts";

type Row = readonly [what: string, text: string, document: number, path: Path, at: "key" | "value", place: string];
const block = "a:\n  b:\n    - x: 1\n      y: 2\n    - z\n  c:\n";

const rows: readonly Row[] = [
  ["a value", block, 0, ["a", "b", 0, "y"], "value", "4:10"],
  ["a key", block, 0, ["a", "b", 0, "y"], "key", "4:7"],
  ["an item", block, 0, ["a", "b", 1], "value", "5:7"],
  ["a map as value", block, 0, ["a"], "value", "2:3"],
  ["a key with a map below", block, 0, ["a"], "key", "1:1"],
  ["an empty value is at its key", block, 0, ["a", "c"], "value", "6:3"],
  ["what is missing is at what should have it", block, 0, ["a", "b", 0, "nothing"], "value", "3:7"],
  ["an index that is missing is at its list's key", block, 0, ["a", "b", 7], "value", "2:3"],
  ["the document", block, 0, [], "value", "1:1"],
  ["flow style", "a: { b: [1, { c: x }] }\n", 0, ["a", "b", 1, "c"], "value", "1:18"],
  ["a key in flow style", "a: { b: [1, { c: x }] }\n", 0, ["a", "b", 1, "c"], "key", "1:15"],
  ["the second document", "a: 1\n---\n# said before\na:  2\n", 1, ["a"], "value", "4:5"],
  ["the second document itself", "a: 1\n---\n# said before\na:  2\n", 1, [], "value", "4:1"],
  ["CRLF", "a: 1\r\nb:\r\n  c: x\r\n", 0, ["b", "c"], "value", "3:6"],
  ["CRLF and a key", "a: 1\r\nb:\r\n  c: x\r\n", 0, ["b", "c"], "key", "3:3"],
  ["quoted keys", '"a b": { "c.d": 1 }\n', 0, ["a b", "c.d"], "value", "1:17"],
  ["block text", "a: |\n  text\nb: >-\n  more\n", 0, ["b"], "value", "3:4"],
  ["letters that are two units wide", "a: { 😀: x, b: y }\n", 0, ["a", "b"], "value", "1:16"],
  ["a document that is not there", "a: 1\n", 4, ["a"], "value", "1:1"],
  ["an empty file", "", 0, ["a"], "value", "1:1"],
];

const position = suite("positions");

for (const [what, text, document, path, at, expected] of rows) {
  position(`${what} is at ${expected}`, () => {
    const { line, column } = positions(text).ofPath(document, path, at);
    assert.is(`${line}:${column}`, expected);
  });
}

position("offsets count lines and columns from 1", () => {
  const { ofOffset } = positions("ab\ncd\r\n");
  assert.equal(
    [0, 1, 3, 4, 7].map(ofOffset).map(({ line, column }) => `${line}:${column}`),
    ["1:1", "1:2", "2:1", "2:2", "3:1"],
  );
});

position.run();
