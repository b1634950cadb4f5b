import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Problem, Severity } from "../../model/problem.ts";
import { bounded, maxPerFile, maxProblems } from "../../schemas/bounded.ts";
import { changed, problemsOf, said, sound } from "./specs.ts";

const problem = (file: string, line: number, severity: Severity = "warning"): Problem => ({
  ...{ rule: "schema", severity, file, line, column: 1, path: "spec", message: `m${line}` },
});
const many = (file: string, count: number): readonly Problem[] =>
  Array.from({ length: count }, (_, index) => problem(file, index + 1));

const bounds = suite("bounded");

bounds("as many problems as are told at once stay as they are", () => {
  const problems = many("a.yaml", maxPerFile);
  assert.equal(bounded(problems), problems);
  assert.equal(bounded([]), []);
});

bounds("the last problem of a file counts those left out, and weighs as much as they do", () => {
  const told = bounded([...many("a.yaml", 5000), problem("a.yaml", 5001, "error"), problem("b.yaml", 1)]);
  assert.is(told.length, maxPerFile + 1);
  const last = told[maxPerFile - 1];
  assert.equal(
    [last && said(last), last?.severity, last?.path],
    ["a.yaml:100:1 at least 4902 more problems in this file", "error", ""],
  );
  assert.is(told[maxPerFile]?.file, "b.yaml");
});

bounds("the last problem of all counts those of other files", () => {
  const told = bounded(Array.from({ length: 3000 }, (_, index) => problem(`${1000 + index}.yaml`, 1)));
  assert.is(told.length, maxProblems);
  assert.is(told.at(-1)?.message, "at least 2001 more problems in 2001 files");
});

bounds("5,000 mistakes in one file are told in part", () => {
  const lines = Array.from({ length: 900 }, (_, index) => `    "${index}-": info`).join("\n");
  const text = changed("shop.yaml", "    LOG_LEVEL: info", lines)["shop.yaml"] ?? "";
  const copies = Array.from({ length: 6 }, (_, index) => text.replace("name: shop", `name: shop-${index}`));
  const problems = problemsOf({ ...sound, "shop.yaml": copies.join("---\n") }).filter(
    ({ file }) => file === "shop.yaml",
  );
  assert.is(problems.length, maxPerFile);
  assert.match(problems.at(-1)?.message ?? "", /^at least \d{3} more problems in this file$/);
  assert.is(problems[0]?.message, "the document has more than 100 mistakes: these are the first");
});

bounds.run();
