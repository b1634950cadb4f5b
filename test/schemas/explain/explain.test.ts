import { suite } from "uvu";
import * as assert from "uvu/assert";
import { riskRules } from "../../../model/change/risk-rules.ts";
import type { FieldText } from "../../../model/explanation.ts";
import { kinds } from "../../../model/spec/model.ts";
import { contents, explain } from "../../../schemas/explain/explain.ts";
import { allFields } from "../../../schemas/explain/fields.ts";
import { ruleTexts } from "../../../schemas/passes.ts";
import { rules } from "../../../schemas/rules.ts";

/** What was found, in one word or a list. */
function found(name: string): string | readonly string[] {
  const explanation = explain(name);
  switch (explanation.status) {
    case "field":
      return explanation.field.path;
    case "rule":
    case "risk":
      return explanation.rule.id;
    case "ambiguous":
      return explanation.candidates.map((candidate) => candidate.name);
    default:
      return explanation.status;
  }
}

const explained = suite("explain");

const rows: readonly (readonly [name: string, found: string | readonly string[]])[] = [
  ["Application.spec.scaling.min", "Application.spec.scaling.min"],
  ["application.scaling", "Application.spec.scaling"],
  ["APPLICATION.Scaling", "Application.spec.scaling"],
  ["spec.scaling.min", "Application.spec.scaling.min"],
  ["application.host", ["Application.spec.routes[].host", "Application.spec.environments.*.routes[].host"]],
  ["spec.routes.host", "Application.spec.routes[].host"],
  ["spec.routes[].host", "Application.spec.routes[].host"],
  ["spec.routes[12].host", "Application.spec.routes[].host"],
  ["environments.*.replicas", "Application.spec.environments.*.replicas"],
  ["environments.production.replicas", "Application.spec.environments.*.replicas"],
  ["application.config.LOG_LEVEL", "Application.spec.config.*"],
  ["Application", "Application"],
  ["application.spec", "Application.spec"],
  ["environment", "Environment"],
  ["scaling", ["Application.spec.scaling", "Application.spec.environments.*.scaling"]],
  [
    "metadata.name",
    ["Organization", "Environment", "Cluster", "Application", "Release", "Access"].map(
      (kind) => `${kind}.metadata.name`,
    ),
  ],
  ["production-by-digest", "production-by-digest"],
  ["Production-By-Digest", "production-by-digest"],
  ["schema", "schema"],
  ["data-deleted", "data-deleted"],
  ["Data-Deleted", "data-deleted"],
  ["nothing", "unknown"],
  ["", "unknown"],
  ["constructor", "unknown"],
  ["Application.constructor", "unknown"],
  [".".repeat(1000), "unknown"],
];
for (const [name, wanted] of rows) {
  explained(`${JSON.stringify(name.slice(0, 40))} means ${wanted}`, () => assert.equal(found(name), wanted));
}

for (const [name, fix] of [
  ["scalling", 'did you mean "scaling"?'],
  ["application.scalling", 'did you mean "Application.scaling"?'],
  ["probes-presnet", 'did you mean "probes-present"?'],
  ["data-delete", 'did you mean "data-deleted"?'],
] as const) {
  explained(`${name} may be a slip of the fingers`, () => assert.equal(explain(name), { status: "unknown", fix }));
}

explained("finds every field by its path, whatever the case, and by what a problem calls it", () => {
  const fields = allFields();
  assert.ok(fields.length > 200, `only ${fields.length}`);
  for (const { path } of fields) {
    assert.is(found(path.toUpperCase()), path);
    assert.is(found(path.replaceAll("[]", "[0]").replaceAll("*", "any-name")), path);
  }
});

explained("says of every field what it is called, what it is for and how it looks", () => {
  for (const { path, title, description, type, examples } of allFields()) {
    assert.ok(title !== "" && description !== "" && type !== "", path);
    assert.ok(examples.length > 0, path);
  }
});

explained("lists every kind, rule and risk, all of which it explains", () => {
  const all = contents();
  assert.is(all.status, "contents");
  if (all.status !== "contents") return;
  assert.equal(all.kinds.map(({ name }) => name).toSorted(), [...kinds].sort());
  assert.equal(
    all.rules.map(({ id }) => id),
    ruleTexts.map(({ id }) => id),
  );
  assert.equal(
    all.risks.map(({ id }) => id),
    riskRules.map(({ id }) => id),
  );
  for (const name of [...all.kinds.map((kind) => kind.name), ...[...all.rules, ...all.risks].map(({ id }) => id)])
    assert.is(found(name), name);
});

for (const { id, examples } of rules) {
  explained(`says what the check says of the rejected example of ${id}`, () => {
    const explanation = explain(id);
    assert.is(explanation.status, "rule");
    if (explanation.status !== "rule") return;
    assert.is(explanation.examples?.rejected, examples.rejected);
    assert.ok(explanation.examples?.problems.length);
    assert.ok(explanation.examples?.problems.every(({ rule }) => rule === id));
  });
}

const field = (path: string): FieldText | undefined => allFields().find((one) => one.path === path);
const facts: readonly (readonly [path: string, facts: Partial<FieldText>])[] = [
  ["Application.spec.scaling.min", { type: "a whole number from 1 to 1000", isRequired: true, limits: [] }],
  ["Application.spec.scaling.cpu", { isRequired: false, default: 70 }],
  ["Application.spec.disruptionBudget", { type: "true or false", default: true }],
  ["Application.kind", { type: "text", values: ["Application"] }],
  ["Environment.spec.tier", { values: ["playground", "staging", "production", "cicd", "management"] }],
  ["Access.spec.grants[].rights", { values: ["view", "edit", "approve", "operate"] }],
  ["Application.spec.routes", { type: "a list, each item: fields", limits: ["at most 50 items"] }],
  [
    "Application.spec.routes[].host",
    { limits: ["a host name such as shop.acme.example, in lower case", "1 to 253 characters"] },
  ],
  ["Application.spec.config", { type: "a map by name, each value: text" }],
  ["Application.spec.egress[].ports", { limits: ["1 to 20 items", "no item twice"] }],
  ["Application.spec.patches[].operations[].value", { type: "any value" }],
];
for (const [path, wanted] of facts) {
  explained(`knows of ${path} ${JSON.stringify(wanted)}`, () => {
    const text: Partial<FieldText> = field(path) ?? {};
    const seen = Object.keys(wanted).map((name) => [name, text[name as keyof FieldText]]);
    assert.equal(Object.fromEntries(seen), wanted);
  });
}

explained("says what a map's names must be, and what must be there", () => {
  assert.match(
    field("Application.spec.config")?.limits.join("\n") ?? "",
    /^each name: the name of an environment variable/m,
  );
  assert.ok(field("Application.spec")?.limits.includes("has image or chart"));
  assert.ok(field("Application.spec.scaling")?.fields.some(({ name }) => name === "Application.spec.scaling.min"));
});

explained.run();
