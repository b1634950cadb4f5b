import { Ajv } from "ajv";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Problem } from "../../../model/problem.ts";
import { ruleTexts } from "../../../schemas/passes.ts";
import { mostResults, toSarif } from "../../../views/problems/sarif.ts";
// Of the OASIS standard SARIF 2.1.0 (Copyright OASIS Open 2020, which may be copied with this notice), as the npm
// package @microsoft/jest-sarif 1.0.0-beta.0 carries it under the MIT licence.
import standard from "./sarif-2.1.0-rtm.5.schema.json" with { type: "json" };

const { $schema: _, id: __, ...schema } = standard;
const uri = /^(?:[A-Za-z][A-Za-z\d+.-]*:)?(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[\dA-F]{2})*$/;
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  formats: { uri: (text: string) => URL.canParse(text), "uri-reference": uri, "date-time": true },
}).compile(schema);
const isValid = (value: unknown): boolean => validate(value);

const problem: Problem = {
  rule: "schema",
  severity: "error",
  file: "environments/applications/shop.yaml",
  line: 12,
  column: 15,
  path: "spec.scaling.min",
  message: 'spec.scaling.min must be a whole number, got "two"',
  fix: "for example 2",
};
const tool = { version: "1.2.3", rules: ruleTexts };

/** The one run, after the whole was held against the standard's schema. */
function runOf(problems: readonly Problem[]) {
  const sarif = JSON.parse(toSarif({ problems }, tool));
  assert.ok(isValid(sarif), JSON.stringify(validate.errors?.slice(0, 3)));
  assert.is(sarif.runs.length, 1);
  return sarif.runs[0];
}

const sarif = suite("toSarif");

sarif("the schema that it is held against refuses what is no SARIF", () => {
  for (const wrong of [{}, { version: "2.0.0", runs: [] }, { version: "2.1.0", runs: [{ results: [] }] }])
    assert.not.ok(isValid(wrong));
});

sarif("a problem is a result at its place, with its fix", () => {
  const { tool: said, results } = runOf([problem]);
  assert.equal([said.driver.name, said.driver.semanticVersion], ["Landfall", "1.2.3"]);
  const [{ partialFingerprints: _, ...result }] = results;
  assert.equal(result, {
    ruleId: "schema",
    ruleIndex: 0,
    level: "error",
    message: { text: 'spec.scaling.min must be a whole number, got "two"\nfor example 2' },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: "environments/applications/shop.yaml", uriBaseId: "%SRCROOT%" },
          region: { startLine: 12, startColumn: 15 },
        },
      },
    ],
  });
});

sarif("the rules that found something are described, and no other", () => {
  const { tool: said, results } = runOf([{ ...problem, rule: "scaling-range", severity: "warning" }, problem]);
  assert.equal(
    said.driver.rules.map(({ id }: { id: string }) => id),
    ["scaling-range", "schema"],
  );
  assert.equal(
    results.map(({ ruleIndex, level }: { ruleIndex: number; level: string }) => [ruleIndex, level]),
    [
      [0, "warning"],
      [1, "error"],
    ],
  );
  const [described] = said.driver.rules;
  const rule = ruleTexts.find(({ id }) => id === "scaling-range");
  assert.equal(described, {
    id: "scaling-range",
    shortDescription: { text: rule?.title },
    fullDescription: { text: rule?.rationale },
    help: { text: `${rule?.rationale} See ${rule?.link}` },
    helpUri: rule?.link,
    defaultConfiguration: { level: "error" },
  });
});

sarif("a notice is a note", () => assert.is(runOf([{ ...problem, severity: "notice" }]).results[0].level, "note"));

sarif("without problems it has no results, which tells code scanning that all are mended", () => {
  assert.equal(runOf([]).results, []);
});

const files: readonly (readonly [string, object])[] = [
  ["a b/ü#?.yaml", { uri: "a%20b/%C3%BC%23%3F.yaml", uriBaseId: "%SRCROOT%" }],
  ["a:b.yaml", { uri: "a%3Ab.yaml", uriBaseId: "%SRCROOT%" }],
  ["../specs/a.yaml", { uri: "../specs/a.yaml", uriBaseId: "%SRCROOT%" }],
  ["/specs/a.yaml", { uri: "file:///specs/a.yaml" }],
  ["half\ud800.yaml", { uri: "half%EF%BF%BD.yaml", uriBaseId: "%SRCROOT%" }],
];
for (const [file, location] of files) {
  sarif(`${JSON.stringify(file)} is written as a URI reference`, () => {
    const [{ locations }] = runOf([{ ...problem, file }]).results;
    assert.equal(locations[0].physicalLocation.artifactLocation, location);
  });
}

const fingerprintsOf = (problems: readonly Problem[]): readonly string[] =>
  runOf(problems).results.map(
    ({ partialFingerprints }: { partialFingerprints: Readonly<Record<string, string>> }) =>
      partialFingerprints["landfallProblem/v1"] ?? "",
  );

sarif("a problem that moved to another line is known again", () => {
  assert.equal(fingerprintsOf([problem]), fingerprintsOf([{ ...problem, line: 40, column: 3 }]));
});

sarif("problems of another rule, file or path, or beside one another, are not mixed up", () => {
  const other = [problem, { ...problem, rule: "x" }, { ...problem, file: "x" }, { ...problem, path: "x" }, problem];
  assert.is(new Set(fingerprintsOf(other)).size, 5);
});

sarif("of more than GitHub takes the worst are kept, and the rest counted", () => {
  const many = Array.from({ length: mostResults + 1 }, (): Problem => ({ ...problem, severity: "warning" }));
  const { results, invocations } = JSON.parse(toSarif({ problems: [...many, problem] }, tool)).runs[0];
  assert.is(results.length, mostResults);
  assert.is(results[0].level, "error");
  assert.match(invocations[0].toolExecutionNotifications[0].message.text, /^2 more problems did not fit/);
});

sarif("a message is no link", () => {
  const { text } = runOf([{ ...problem, message: "[x](https://evil.example)" }]).results[0].message;
  assert.is(text, "[x] (https://evil.example)\nfor example 2");
});

sarif("whatever a problem says, it is SARIF", () => {
  const text = fc.string({ unit: "binary", maxLength: 40 });
  const any = fc.record({
    ...{ rule: text, file: text, path: text, message: text, fix: text, line: fc.nat(), column: fc.nat() },
    severity: fc.constantFrom("error" as const, "warning" as const, "notice" as const),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 4 }), (problems) => runOf(problems).results.length === problems.length),
  );
});

sarif.run();
