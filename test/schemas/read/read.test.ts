import { suite } from "uvu";
import * as assert from "uvu/assert";
import { specLimits } from "../../../model/spec/limits.ts";
import { read } from "../../../schemas/read/read.ts";
import { maxDepth, maxDocuments, maxKeys, maxScalar } from "../../../schemas/read/refuse.ts";

import { problemsOf, said, sound } from "../specs.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const values = (text: string): readonly unknown[] => read("a.yaml", bytes(text)).documents.map(({ value }) => value);

const reading = suite("read");

const sane: readonly (readonly [string, readonly unknown[]])[] = [
  ["a: 1\nb: [x, true, null, 1.5]\nc: {}\n", [{ a: 1, b: ["x", true, null, 1.5], c: {} }]],
  ["a: 1\n---\nb: 2\n", [{ a: 1 }, { b: 2 }]],
  ['# only said before\na: "on"\nb: "017"\nc: -1.50\nd: 900.5\n', [{ a: "on", b: "017", c: -1.5, d: 900.5 }]],
  [
    "a: 2026-01-01\nb: 10:61\nc: nobody\nd: 1.2.3\ne: ~\n",
    [{ a: "2026-01-01", b: "10:61", c: "nobody", d: "1.2.3", e: null }],
  ],
  ["a: |\r\n  two\r\n  lines\r\nb: 'a\r\n  b'\r\n", [{ a: "two\nlines\n", b: "a b" }]],
  ["a: |\n  two\n  lines\n", [{ a: "two\nlines\n" }]],
  ["a: 1\r\nb: 2\r\n", [{ a: 1, b: 2 }]],
  ["constructor: 1\ntoString: 2\n", [{ constructor: 1, toString: 2 }]],
];
for (const [text, expected] of sane) {
  reading(`${JSON.stringify(text)} is read as YAML 1.2`, () =>
    assert.equal(JSON.stringify(values(text)), JSON.stringify(expected)),
  );
}

const nested = (levels: number): string => `a: ${"[".repeat(levels)}${"]".repeat(levels)}`;
const keysOf = (number: number): string => Array.from({ length: number }, (_, index) => `k${index}: 1`).join("\n");

/** What is refused, where it is, and how that is worded. */
const refused: readonly (readonly [string, string | Uint8Array, string, string | undefined])[] = [
  ["a byte order mark", "\uFEFFa: 1", "1:1 the file starts with a byte order mark", "save it as UTF-8 without one"],
  ["a NUL character", "a: 1\nb: \0", "2:4 the file has a NUL character", "save it as UTF-8 text"],
  ["what is not UTF-8", new Uint8Array([97, 58, 10, 98, 58, 255]), "2:3 the file is not UTF-8", "save it as UTF-8"],
  [
    "a large file",
    `a: ${"x".repeat(specLimits.fileBytes)}`,
    "1:1 the file has more than 256 KiB, which is the most that is read",
    "put its documents into several files",
  ],
  ["an anchor", "a: &x 1", "1:4 the anchor &x is not read", "remove it"],
  ["an alias", "a: *x", "1:4 the alias *x is not read", "write the value again"],
  ["an alias as a key", "*x : 1", "1:1 the alias *x is not read", "write the value again"],
  ["a tag", "a: !!str 1", "1:4 the tag !!str is not read", "remove it"],
  ["a tag on a document", "--- !foo\na: 1", "1:5 the tag !foo is not read", "remove it"],
  ["a directive", "%YAML 1.1\n---\na: 1", "1:1 directives are not read", "remove it"],
  ["a key that is there twice", "a: 1\nb:\n  c: 1\n  c: 2\n", '4:3 the key "c" is there twice', "keep one of them"],
  ["a key that is a number", "a:\n  8080: x\n", "2:3 a key must be text, got 8080", 'quote it: "8080"'],
  [
    "a key that is a list",
    "? [a, b]\n: 1\n",
    "1:3 a key must be text, got a list or a map",
    "write a name before the colon",
  ],
  ["a key that is missing", "a: 1\n: 2\n", "2:1 a key is missing", "write a name before the colon"],
  ["a key with a hidden meaning", "__proto__: 1", "1:1 __proto__ cannot be a key", "choose another name"],
  ["deep nesting", nested(maxDepth), `1:${3 + maxDepth} nested more than ${maxDepth} levels deep`, "flatten it"],
  ["too many keys", keysOf(maxKeys + 1), `1:1 more than ${maxKeys} entries in one place`, "split it up"],
  ["a long value", `a: ${"x".repeat(maxScalar + 1)}`, `1:4 a value of more than ${maxScalar} characters`, "shorten it"],
  [
    "too many documents",
    "a: 1\n---\n".repeat(maxDocuments + 1),
    `${2 * maxDocuments}:1 the file has more than ${maxDocuments} documents`,
    "split the file",
  ],
  ["an empty file", "", "1:1 the document is empty", "write it or remove it"],
  ["nothing but comments", "# later\n", "1:1 the document is empty", "write it or remove it"],
  ["an empty document", "a: 1\n---\n", "2:1 the document is empty", "write it or remove it"],
  [
    "a bracket that is not closed",
    "a: [1, 2\nb: 3\n",
    "2:1 the indentation does not fit the lines around it",
    "align it with them, or close the bracket before it",
  ],
  [
    "a quote that is not closed",
    'a: "x\n',
    "2:1 a colon, comma, quote or bracket is missing",
    "end a key with a colon, and close quotes and brackets",
  ],
  ["a tab as indentation", "a:\n\tb: 1\n", "2:1 a tab used as indentation", "use spaces"],
  ["two keys on one line", "a: b: c\n", "1:4 two keys on one line", "start a new line, or put the value in quotes"],
  [
    "lines that are not aligned",
    "a:\n  b: 1\n c: 2\n",
    "3:1 the indentation does not fit the lines around it",
    "align it with them, or close the bracket before it",
  ],
  [
    "an escape nobody knows",
    'a: "\\d"\n',
    "1:5 an escape that double quotes do not know",
    "use single quotes, or write \\\\",
  ],
  ["a value that starts with @", "a: @b\n", "1:4 a value cannot start with this character", "put the value in quotes"],
  [
    "text where a key should be",
    "a: 1\nb\nc: 2\n",
    "2:1 a colon, comma, quote or bracket is missing",
    "end a key with a colon, and close quotes and brackets",
  ],
];
for (const [what, content, expected, fix] of refused) {
  reading(`${what} is refused: ${expected}`, () => {
    const file = typeof content === "string" ? bytes(content) : content;
    assert.equal(read("a.yaml", file).documents, []);
    const problems = problemsOf({ ...sound }, new Map([["a.yaml", file]]));
    assert.equal(problems.map(said), [`a.yaml:${expected}`]);
    assert.is(problems[0]?.fix, fix);
    assert.is(problems[0]?.rule, "yaml");
  });
}

const atTheLimit: readonly (readonly [string, string])[] = [
  ["nesting", nested(maxDepth - 1)],
  ["keys", keysOf(maxKeys)],
  ["values", `a: ${"x".repeat(maxScalar)}`],
  ["bytes", `a: 1\n#${"x".repeat(specLimits.fileBytes - 6)}`],
];
for (const [what, text] of atTheLimit) {
  reading(`as much as is allowed is read: ${what}`, () => assert.is(values(text).length, 1));
}

const hostile = [
  "[",
  "{",
  "- ",
  "? ",
  "a: ",
  "{a: ",
  "[a,",
  "&a ",
  "*a ",
  "!a ",
  '"',
  "---\n",
  "%\n",
  "#\n",
  "\t",
  ": ",
  "a:\n",
  "|\n",
  ">",
];
for (const unit of hostile) {
  reading(`64 KiB of ${JSON.stringify(unit)} end in problems, not in a crash`, () => {
    const file = bytes(unit.repeat(Math.floor((64 * 1024) / unit.length)));
    const { faults, documents } = read("a.yaml", file);
    assert.ok(faults.length > 0 || documents.length > 0);
    assert.ok(faults.length <= 20);
  });
}

reading("a fault in one document keeps the others of its file from being read, and no other file", () => {
  const problems = problemsOf({ ...sound, "shop.yaml": `${sound["shop.yaml"]}---\na: [\n` });
  assert.equal(
    problems.map(({ file, rule }) => `${file} ${rule}`),
    ["shop.yaml yaml"],
  );
});

reading.run();
