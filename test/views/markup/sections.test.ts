import { suite } from "uvu";
import * as assert from "uvu/assert";
import { codeBlock, folded } from "../../../views/markup/markdown.ts";
import { fitRows, fitSections, type Section } from "../../../views/markup/sections.ts";

const section = (head: string, rows: readonly string[]): Section => ({ head, rows, left: (count) => `${count} left` });
const rows = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `row ${index % 10}`);

const fitting = suite("fitSections");

fitting("shows all of what fits", () => {
  assert.is(fitSections([section("A", ["a"]), section("B", ["b"])], 100), "A\na\n\nB\nb");
});

fitting("leaves whole rows out, and counts them", () => {
  assert.is(fitRows(section("A", rows(9)), 31), "A\nrow 0\nrow 1\nrow 2\n\n6 left");
});

fitting("passes over a row that is too long, not over those after it", () => {
  assert.is(fitRows(section("A", ["a", "b".repeat(99), "c"]), 40), "A\na\nc\n\n1 left");
});

fitting("gives the room that short sections do not need to the long ones", () => {
  const text = fitSections([section("Long", rows(100)), section("Short", ["s"]), section("Other", rows(100))], 300);
  assert.ok(new TextEncoder().encode(text).length <= 300);
  assert.match(text, /Short\ns\n/);
  const [long = "", , other = ""] = text.split(/Short|Other/);
  assert.ok(long.split("row").length > 15 && other.split("row").length > 15, text);
});

fitting("counts bytes, not characters", () => {
  const text = fitSections(
    [
      section(
        "A",
        Array.from({ length: 20 }, () => "ää"),
      ),
    ],
    50,
  );
  assert.ok(new TextEncoder().encode(text).length <= 50);
});
fitting.run();

const blocks = suite("codeBlock");
const cases: readonly (readonly [readonly string[], string])[] = [
  [["+a"], "```diff\n+a\n```"],
  [["```", "`` `````"], "``````diff\n```\n`` `````\n``````"],
  [["a\nb\u001b"], "```diff\na\\u000ab\\u001b\n```"],
  [[], "```diff\n\n```"],
];
for (const [lines, expected] of cases)
  blocks(`${JSON.stringify(lines)} becomes ${JSON.stringify(expected)}`, () =>
    assert.is(codeBlock(lines, "diff"), expected),
  );
blocks("what is folded is Markdown behind a line of HTML", () => {
  assert.is(folded("more", "**all**"), "<details><summary>more</summary>\n\n**all**\n\n</details>");
});
blocks.run();
