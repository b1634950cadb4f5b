import { applyPatch } from "diff";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { printHunk, toHunks } from "../../../views/plan/hunks.ts";

const printed = (before?: string, after?: string): string =>
  toHunks(before, after)
    .flatMap((hunk) => printHunk(hunk))
    .join("\n");

const cases: readonly (readonly [string, string | undefined, string | undefined, string])[] = [
  ["the same text has none", "a\n", "a\n", ""],
  ["a file that comes is all added", undefined, "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b"],
  ["a file that goes is all deleted", "a\n", undefined, "@@ -1 +0,0 @@\n-a"],
  ["an empty file has no lines", undefined, "", ""],
  ["an empty file that is filled", "", "a\n", "@@ -0,0 +1 @@\n+a"],
  ["a file that is emptied", "a\n", "", "@@ -1 +0,0 @@\n-a"],
  ["a line between others", "a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c"],
  ["a last line without an end", "a", "b\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b"],
  ["a file that comes without an end", undefined, "a", "@@ -0,0 +1 @@\n+a\n\\ No newline at end of file"],
  ["lines that look like a diff's own", "--- a\n", "+++ b\n\\ c\n", "@@ -1 +1,2 @@\n---- a\n++++ b\n+\\ c"],
];

const hunks = suite("toHunks");
for (const [claim, before, after, expected] of cases) hunks(claim, () => assert.is(printed(before, after), expected));

hunks("far apart there are two, each with three lines around", () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
  const text = (first: string, second: string): string => `${lines.with(4, first).with(20, second).join("\n")}\n`;
  assert.equal(
    toHunks(text("a", "b"), text("c", "d")).map(({ before, lines: all }) => [before.start, all.length]),
    [
      [2, 8],
      [18, 8],
    ],
  );
});

hunks("texts that have too little in common are replaced as a whole", () => {
  const text = (word: string): string => `${word}\nshared\n`.repeat(3_000);
  const [hunk, ...others] = toHunks(text("a"), text("b"));
  assert.equal(others, []);
  assert.equal(hunk?.before, { start: 1, count: 6_000 });
  assert.equal(hunk?.after, { start: 1, count: 6_000 });
});

hunks("whatever the texts, the one becomes the other by them", () => {
  const anyText = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r", "\\", "+", "-", "@@"), maxLength: 40 });
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const patch = `--- a\n+++ b\n${printed(before, after)}\n`;
      assert.is(before === after ? before : applyPatch(before, patch, { autoConvertLineEndings: false }), after);
    }),
  );
});

hunks.run();
