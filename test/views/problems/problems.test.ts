import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Problem } from "../../../model/problem.ts";
import { toAnnotations, toSummary } from "../../../views/problems/github.ts";
import { toLines } from "../../../views/problems/human.ts";
import { toJson } from "../../../views/problems/json.ts";

const problem = (overrides: Partial<Problem> = {}): Problem => ({
  rule: "schema",
  severity: "error",
  file: "environments/applications/shop.yaml",
  line: 12,
  column: 15,
  path: "spec.scaling.min",
  message: 'spec.scaling.min must be a whole number, got "two"',
  fix: "for example 2",
  ...overrides,
});
const { fix: _, ...withoutFix } = problem({ file: "b.yaml", severity: "warning" });
const counts = { files: 7, documents: 12 };
const hostile = problem({
  file: "a|`\n.yaml",
  message: "\u001b[2J::error::<b>@acme|\n# x",
  fix: "\r::stop-commands::x",
  rule: "a\nb",
});

const human = suite("toLines");

human("each problem is a line with its fix below, files apart, and the number last", () => {
  assert.equal(toLines({ problems: [problem(), problem({ line: 14, rule: "scaling-range" }), withoutFix], counts }), [
    'environments/applications/shop.yaml:12:15 error spec.scaling.min must be a whole number, got "two" [schema]',
    "  for example 2",
    'environments/applications/shop.yaml:14:15 error spec.scaling.min must be a whole number, got "two" [scaling-range]',
    "  for example 2",
    "",
    'b.yaml:12:15 warning spec.scaling.min must be a whole number, got "two" [schema]',
    "",
    "3 problems in 2 files",
  ]);
});

const last: readonly (readonly [readonly Problem[], string])[] = [
  [[], "7 files, 12 documents: no problems"],
  [[withoutFix], "7 files, 12 documents: no errors, 1 warning"],
  [[problem()], "1 problem in 1 file"],
];
for (const [problems, expected] of last) {
  human(`the last line says "${expected}"`, () => assert.is(toLines({ problems, counts }).at(-1), expected));
}

human("colour comes from the palette alone", () => {
  const [line = ""] = toLines({ problems: [problem()] }, (style, text) => `<${style} ${text}>`);
  assert.match(line, /^<bold environments\/applications\/shop\.yaml:12:15> <red error> .* <dim \[schema\]>$/);
  assert.is(
    toLines({ problems: [], counts }, (style, text) => `<${style} ${text}>`).at(-1),
    "<green 7 files, 12 documents: no problems>",
  );
});

human("nothing in a spec moves the cursor or breaks a line", () => {
  const lines = toLines({ problems: [hostile] });
  assert.is(lines.length, 4);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  assert.not.match(lines.join(""), /[\u0000-\u001f]/);
});

human.run();

const annotations = suite("toAnnotations");

annotations("a problem is an annotation at its place, with its fix", () => {
  assert.equal(toAnnotations({ problems: [problem()] }), [
    {
      level: "error",
      message: 'spec.scaling.min must be a whole number, got "two"\nfor example 2',
      properties: { file: "environments/applications/shop.yaml", startLine: 12, startColumn: 15, title: "schema" },
    },
  ]);
});

const limits: readonly (readonly [Problem["severity"], number, number, string | undefined])[] = [
  ["error", 9, 9, undefined],
  ["error", 10, 9, "1 more"],
  ["error", 30, 9, "21 more"],
  ["warning", 10, 10, undefined],
  ["warning", 11, 10, "1 more"],
  ["notice", 12, 10, "2 more"],
];
for (const [severity, number, shown, more] of limits) {
  annotations(
    `of ${number} of level ${severity}, ${shown} are shown${more === undefined ? "" : ` and ${more} counted`}`,
    () => {
      const problems = Array.from({ length: number }, (_value, line) => problem({ severity, line }));
      const all = toAnnotations({ problems });
      assert.is(all.length, shown);
      const said = all.at(-1)?.message ?? "";
      if (more === undefined) assert.not.match(said, /more/);
      else assert.match(said, new RegExp(`\\n${more} (is|are) in the job's summary$`));
    },
  );
}

annotations("the levels are counted apart", () => {
  const problems = (["error", "warning", "notice"] as const).flatMap((severity) =>
    Array.from({ length: 11 }, () => problem({ severity })),
  );
  assert.is(toAnnotations({ problems }).length, 29);
});

annotations.run();

const summary = suite("toSummary");

summary("problems are rows of a table", () => {
  assert.is(
    toSummary({ problems: [withoutFix], counts }),
    [
      "### 7 files, 12 documents: no errors, 1 warning\n",
      "| where | severity | problem | fix | rule |",
      "| --- | --- | --- | --- | --- |",
      "| `b.yaml:12:15` | warning | spec&#46;scaling&#46;min must be a whole number, got &#34;two&#34; |  | `schema` |",
      "",
    ].join("\n"),
  );
});

summary("without problems it is one line", () => {
  assert.is(toSummary({ problems: [], counts }), "### 7 files, 12 documents: no problems\n");
});

summary("what a spec says stays in its cell", () => {
  const rows = toSummary({ problems: [hostile] })
    .trimEnd()
    .split("\n");
  assert.is(rows.length, 5);
  assert.is(rows[4]?.replaceAll("\\|", "").split("|").length, 7);
  assert.not.match(rows[4] ?? "", /<b>|@acme/);
});

for (const limit of [1_000_000, 65_000]) {
  summary(`whole problems are left out past ${limit} bytes, and counted`, () => {
    const problems = Array.from({ length: 20_000 }, (_value, line) => problem({ line }));
    const text = toSummary({ problems }, limit);
    const shown = text.split("\n").filter((line) => line.startsWith("| `")).length;
    assert.ok(new TextEncoder().encode(text).length <= limit && shown > 100);
    assert.match(text, new RegExp(`and ${20_000 - shown} more problems\n$`));
  });
}

summary.run();

const json = suite("toJson");

json("the machine form has a version, a status, counts and every field", () => {
  assert.equal(JSON.parse(toJson({ problems: [problem()], counts })), {
    version: 1,
    status: "invalid",
    counts,
    problems: [problem()],
  });
  assert.is(JSON.parse(toJson({ problems: [withoutFix], counts })).status, "valid");
});

json("no character in it is unseen, and all come back", () => {
  const text = toJson({ problems: [problem({ message: "\u001b\u202e\u0085\n" })], counts });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  assert.not.match(text, /[\u0000-\u0009\u000b-\u001f\u0085\u202e]/);
  assert.is(JSON.parse(text).problems[0].message, "\u001b\u202e\u0085\n");
});

json.run();
