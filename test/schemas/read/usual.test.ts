import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readFull } from "../../../schemas/read/full.ts";
import { maxDepth, maxDocuments, maxKeys } from "../../../schemas/read/refuse.ts";
import { decode } from "../../../schemas/read/text.ts";
import { readUsual } from "../../../schemas/read/usual.ts";
import { usualKeys } from "../../../schemas/read/usual-keys.ts";
import { holds } from "../../fuzz/usual.ts";

const root = join(import.meta.dirname, "../../..");
const usual = suite("the usual form");

const read: readonly (readonly [string, readonly unknown[]])[] = [
  ["a: 1\nb: true\nc: null\nd:\n", [{ a: 1, b: true, c: null, d: null }]],
  ["# said before\n---\na: 1\n---\nb: 2 # said behind\n", [{ a: 1 }, { b: 2 }]],
  ["a:\n- b: 1\n  c: 2\n-   - d\n    - e\n-\n  f: 3\n", [{ a: [{ b: 1, c: 2 }, ["d", "e"], { f: 3 }] }]],
  ["a: { b: [x, \"y\", -1.5], 'c d': {} } # e\n", [{ a: { b: ["x", "y", -1.5], "c d": {} } }]],
  ["a: it's a \"b\" {c}, #d\nb: 'e: f'\nc: g#h\n", [{ a: 'it\'s a "b" {c},', b: "e: f", c: "g#h" }]],
  [
    "a: 256Mi\nb: 10.0.0.0/8\nc: 2026-01-01\nd: sha256:0f\n",
    [{ a: "256Mi", b: "10.0.0.0/8", c: "2026-01-01", d: "sha256:0f" }],
  ],
  ["a: ./b/c\nd: ../e\nf: /g\n", [{ a: "./b/c", d: "../e", f: "/g" }]],
];
for (const [text, expected] of read) {
  usual(`${JSON.stringify(text)} is read at once`, () => {
    assert.equal(readUsual(text), expected);
    assert.equal(readFull(text), { values: expected, faults: [] });
  });
}

const keys = (number: number): string => Array.from({ length: number }, (_, index) => `k${index}: 1`).join("\n");
const doubtful: readonly (readonly [what: string, text: string])[] = [
  ["nothing", ""],
  ["an empty document", "a: 1\n---\n"],
  ["a key that is there twice", "a: 1\na: 2\n"],
  ["a key that is there twice in braces", "a: { b: 1, b: 2 }\n"],
  ["a line further in than those around it", "a: 1\n  b: 2\n"],
  ["a line between two levels", "a:\n    b: 1\n  c: 2\n"],
  ["a text of several lines", "a: b\n  c\n"],
  ["a block of text", "a: |\n  b\n"],
  ["an escape", 'a: "\\n"\n'],
  ["an anchor", "a: &b 1\n"],
  ["a tab", "a:\t1\n"],
  ["two keys on one line", "a: b: c\n"],
  ["brackets that end on another line", "a: [b,\n  c]\n"],
  ["a word that is true to some readers", "a: yes\n"],
  ["a number that begins with its dot", "a: .5\n"],
  ["a number that is another one to some readers", "a: 017\n"],
  ["a number with more digits than are kept", "a: 1234567890123456\n"],
  ["a key of another prototype", "__proto__: 1\n"],
  ["a quoted merge key", '"<<": 1\n'],
  ["more keys than are allowed", keys(maxKeys + 1)],
  ["more entries than are allowed", `a: [${"1, ".repeat(maxKeys)}1]`],
  ["more documents than are allowed", `${"a: 1\n---\n".repeat(maxDocuments)}a: 1\n`],
  ["more levels than are allowed", `a: ${"[".repeat(maxDepth)}${"]".repeat(maxDepth)}`],
  ["a text longer than is allowed", `a: ${"x".repeat(10_000)}`],
];
for (const [what, text] of doubtful) {
  usual(`${what} is left to the whole syntax`, () => assert.is(readUsual(text), undefined));
}

usual("keys in maps are found on their lines, and no others", () => {
  const find = usualKeys("# said\na: 1\n---\nb:\n  c: { d: 1 }\n  e:\n  - f: 1\n    g: 2\n  h:\n    i: 3\n");
  assert.equal(find(0, ["a"]), { line: 2, column: 1 });
  assert.equal(find(1, ["b", "c"]), { line: 5, column: 3 });
  assert.equal(find(1, ["b", "h", "i"]), { line: 10, column: 5 });
  for (const path of [[], ["a"], ["b", "c", "d"], ["b", "e", 0, "f"], ["b", "e", "g"], ["b", "g"], ["i"]])
    assert.is(find(1, path), undefined, path.join("."));
  assert.is(usualKeys("a: |\n  b: 1\nc: 2\n")(0, ["c"]), undefined);
});

usual("every spec that comes with Landfall is in the usual form", () => {
  const files = globSync("environments/**/*.yaml", { cwd: root });
  assert.ok(files.length > 15);
  for (const file of files) {
    const text = decode(readFileSync(join(root, file)));
    assert.ok(typeof text === "string" && readUsual(text) !== undefined, file);
  }
});

usual("every YAML file of the repository is read as the whole syntax has it", () => {
  const files = globSync("{environments,docs,actions,local,test,.github}/**/*.{yaml,yml}", { cwd: root });
  assert.ok(files.length > 50, `${files.length}`);
  for (const file of files) holds(readFileSync(join(root, file)));
});

usual.run();
