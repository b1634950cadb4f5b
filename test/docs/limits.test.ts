import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { maxFileBytes } from "../../actions/io/git/objects.ts";
import { maxLabelLength } from "../../model/names/label.ts";
import { specLimits } from "../../model/spec/limits.ts";
import { maxPerFile, maxProblems } from "../../schemas/bounded.ts";
import { maxErrors } from "../../schemas/check/schema.ts";
import { maxFaults, read } from "../../schemas/read/read.ts";
import { maxDepth, maxDocuments, maxKeys, maxScalar } from "../../schemas/read/refuse.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/limits.md"), "utf8");

/** The cells of a section's table, without its head. */
const rowsOf = (section: string): readonly (readonly string[])[] =>
  (page.split(`\n## ${section}\n`)[1]?.split("\n## ")[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2)
    .map((line) =>
      line
        .slice(2, -2)
        .split(" | ")
        .map((cell) => cell.trim()),
    );

const kib = (bytes: number): string => `${bytes / 2 ** 10} KiB`;
const mib = (bytes: number): string => `${bytes / 2 ** 20} MiB`;
const number = (count: number): string => count.toLocaleString("en");

const limits = suite("docs/limits.md");

limits("its sizes are those of the code, in the order of the page", () => {
  assert.equal(
    rowsOf("Sizes").map(([, limit]) => limit),
    [
      ...[kib(specLimits.fileBytes), number(specLimits.files), mib(specLimits.bytes)],
      ...[
        maxDocuments,
        maxKeys,
        maxDepth,
        maxScalar,
        maxLabelLength,
        maxFaults,
        maxErrors,
        maxPerFile,
        maxProblems,
      ].map(number),
      mib(maxFileBytes),
    ],
  );
});

const examples: readonly (readonly [written: string, row: number])[] = [
  ["a: &a 1", 0],
  ["<<: { b: 1 }", 1],
  ["a: 1\na: 2", 2],
  ["a: no", 3],
  ["a: 017", 4],
  ["a: 1:30", 5],
  ["a: .inf", 6],
  ["a: 12345678901234567890", 7],
  ["a: \u202e", 8],
  ['a: "\\u0007"', 9],
  ["a: b\rc", 10],
];
for (const [written, row] of examples) {
  limits(`${JSON.stringify(written)} is refused in the words of the page`, () => {
    const [, message] = rowsOf("YAML")[row] ?? [];
    const [fault] = read("a.yaml", new TextEncoder().encode(written)).faults;
    assert.is(`\`${fault?.message}\``, message);
  });
}

limits("every message about a row of YAML is tried", () => assert.is(rowsOf("YAML").length, examples.length));

limits.run();
