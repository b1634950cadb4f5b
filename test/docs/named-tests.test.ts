import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const root = join(import.meta.dirname, "../..");
const test = suite("the tables that name tests");

type Row = { readonly first: string; readonly cells: readonly string[] };

const rowsOf = (page: string): readonly Row[] =>
  readFileSync(join(root, page), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.startsWith("| ---"))
    .map((line) =>
      line
        .slice(2, -2)
        .split(" | ")
        .map((cell) => cell.trim()),
    )
    .filter(([first]) => first !== "limit" && first !== "what happened")
    .map(([first = "", ...cells]) => ({ first, cells }));

/** `path` "title", as a cell names a test. */
const namedIn = (cell: string): readonly (readonly [path: string, title: string])[] =>
  [...cell.matchAll(/`(test\/[^`]+\.ts)` "([^"]+)"/g)].map(([, path = "", title = ""]) => [path, title]);

/** Why a name leads nowhere; `undefined` when it does. */
function lost(path: string, title: string): string | undefined {
  if (!existsSync(join(root, path))) return `${path} is not there`;
  return readFileSync(join(root, path), "utf8").includes(title) ? undefined : `${path} has no test "${title}"`;
}

for (const [page, most] of [
  ["docs/github-limits.md", 40],
  ["docs/outcomes.md", 20],
] as const) {
  const rows = rowsOf(page);
  test(`${page} has its rows`, () => assert.ok(rows.length >= most, `only ${rows.length}`));
  for (const { first, cells } of rows) {
    test(`${page}: ${first}`, () => {
      const named = cells.flatMap(namedIn);
      assert.equal(
        named.flatMap(([path, title]) => lost(path, title) ?? []),
        [],
      );
      const explained = cells.filter((cell) => /\bnot (reproduced|tested|used)\b/.test(cell));
      assert.ok(named.length + explained.length > 0, "names no test and gives no reason");
    });
  }
}

test("a name that leads nowhere is noticed", () => {
  assert.match(lost("test/none.test.ts", "x") ?? "", /is not there/);
  assert.match(lost("test/docs/named-tests.test.ts", ["no", "such", "title"].join(" ")) ?? "", /has no test/);
});

test.run();
