import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Explanation, FieldText } from "../../../model/explanation.ts";
import { toLines } from "../../../views/explain/human.ts";
import { toJson } from "../../../views/explain/json.ts";
import { toMarkdown } from "../../../views/explain/markdown.ts";

const field: FieldText = {
  path: "Application.spec.scaling.cpu",
  title: "CPU target",
  description: "What the autoscaler steers to.",
  type: "a whole number from 1 to 100",
  isRequired: false,
  default: 70,
  values: ["a", "b"],
  limits: ["one", "another"],
  examples: [{ a: 1 }],
  fields: [{ name: "Application.spec.x", title: "X" }],
};
const rule = { id: "a-rule", title: "What must be so", rationale: "Because.", link: "https://acme.example/#a" };
const problem = { rule: "a-rule", severity: "error", file: "specs.yaml", line: 1, column: 1, path: "" } as const;
const examples = { accepted: "a: 1", rejected: "a: 2", problems: [{ ...problem, message: "a is 2", fix: "write 1" }] };

const changes = {
  accepted: { before: "a: 1", after: "a: 2" },
  rejected: { before: "a: 2", after: "a: 3" },
  risks: [{ rule: "a-rule", severity: "error", message: "a is 3 now", fix: "write 2", edits: [0] }],
} as const;

const samples = {
  contents: {
    status: "contents",
    kinds: [{ name: "Application", title: "What runs." }],
    rules: [{ ...rule, severity: "warning" }],
    risks: [{ ...rule, id: "a-risk", severity: "error" }],
  },
  field: { status: "field", field },
  rule: { status: "rule", rule: { ...rule, severity: "error" }, examples },
  risk: { status: "risk", rule: { ...rule, severity: "error" }, examples: changes },
  ambiguous: {
    status: "ambiguous",
    candidates: [
      { name: "A.b", title: "B" },
      { name: "A.c.b", title: "Bee" },
    ],
  },
} as const satisfies Record<string, Explanation>;

const lines: Readonly<Record<keyof typeof samples, readonly string[]>> = {
  contents: [
    "Kinds",
    "  Application  What runs.",
    "",
    "Rules",
    "  a-rule  What must be so",
    "",
    "Risks",
    "  a-risk  What must be so",
  ],
  field: [
    "Application.spec.scaling.cpu  CPU target",
    "",
    "What the autoscaler steers to.",
    "",
    "  type      a whole number from 1 to 100",
    "  required  no",
    "  default   70",
    "  values    a, b",
    "  limits    one",
    "            another",
    '  examples  {"a":1}',
    "",
    "Fields",
    "  Application.spec.x  X",
  ],
  rule: [
    "a-rule  error",
    "",
    "What must be so",
    "",
    "Because.",
    "https://acme.example/#a",
    "",
    "Accepted",
    "  a: 1",
    "",
    "Rejected",
    "  a: 2",
    "",
    "What is said of it",
    "  specs.yaml:1:1 error a is 2 [a-rule]",
    "    write 1",
  ],
  risk: [
    ...["a-rule  error", "", "What must be so", "", "Because.", "https://acme.example/#a"],
    ...["", "Accepted, before", "  a: 1", "", "Accepted, after", "  a: 2"],
    ...["", "Rejected, before", "  a: 2", "", "Rejected, after", "  a: 3"],
    ...["", "What is said of it", "  error a is 3 now [a-rule]", "    write 2"],
  ],
  ambiguous: ["Several fields are called so", "  A.b    B", "  A.c.b  Bee"],
};

const pages: Readonly<Record<keyof typeof samples, readonly string[]>> = {
  contents: [
    "# What can be explained",
    "| `Application` | What runs. |",
    "| `a-rule` | warning | What must be so |",
    "| `a-risk` | error | What must be so |",
  ],
  field: [
    "# `Application.spec.scaling.cpu`",
    "| default | `70` |",
    "| limit | another |",
    "| `Application.spec.x` | X |",
  ],
  rule: ["# a-rule", "```yaml", "a: 2", "```text", "specs.yaml:1:1 error a is 2 [a-rule]", "  write 1"],
  risk: ["# a-rule", "Before:", "After:", "a: 3", "```text", "error a is 3 now [a-rule]", "  write 2"],
  ambiguous: ["# Several fields are called so", "| `A.c.b` | Bee |"],
};

const views = suite("an explanation");

for (const name of Object.keys(samples) as (keyof typeof samples)[]) {
  views(`is told in a terminal: ${name}`, () => assert.equal(toLines(samples[name]), lines[name]));

  views(`is told in Markdown: ${name}`, () => {
    const page = toMarkdown(samples[name]);
    for (const line of pages[name]) assert.ok(page.split("\n").includes(line), `${line}\n${page}`);
    assert.match(page, /[^\n]\n$/);
  });

  views(`is told as JSON: ${name}`, () => {
    assert.equal(JSON.parse(toJson(samples[name])), { version: 1, ...samples[name] });
  });
}

views.run();
