import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Problem } from "../../model/problem.ts";
import { load } from "../../schemas/load.ts";
import { edited } from "./check/team.ts";
import { filesOf, said } from "./specs.ts";

type Exception = Readonly<Record<"rule" | "document" | "reason" | "owner" | "until", string>>;

const exception: Exception = {
  rule: "production-replicas",
  document: "Application/shop",
  reason: "moves in spring",
  owner: "payments",
  until: "2027-01-31",
};

type Given = {
  readonly exceptions?: readonly Partial<Exception>[];
  readonly policies?: Readonly<Record<string, string>>;
  readonly today?: string;
  /** What stands in shop's override for production; one pod there breaks a rule. */
  readonly production?: string;
};

function check({ exceptions = [{}], policies, today, production = "{ replicas: 1 }" }: Given): readonly Problem[] {
  const list = exceptions.map((one) => `    - ${JSON.stringify({ ...exception, ...one })}\n`).join("");
  const texts = edited(
    ["shop.yaml", "production: {}", `production: ${production}`],
    [
      "organization.yaml",
      "  accounts:",
      `  exceptions:\n${list}${policies === undefined ? "" : `  policies: ${JSON.stringify(policies)}\n`}  accounts:`,
    ],
  );
  return load(filesOf(texts), { today }).problems;
}

const told = (given: Given): readonly string[] =>
  check(given).map((problem) => `${problem.severity} ${said(problem)} [${problem.rule}]`);

const broken = 'shop.yaml:14:29 "shop" may run with 1 pod in production';
const excused = `notice ${broken} (excepted until 2027-01-31 by payments: moves in spring) [production-replicas]`;
const unexcused = `error ${broken} [production-replicas]`;
const ended = `error organization.yaml:10:7 the exception of Application/shop from production-replicas ended on 2027-01-31 [exception]`;

const exceptions = suite("exceptions");

exceptions("tell what they cover as a notice, with the reason, the owner and the day", () => {
  assert.equal(told({}), [excused]);
  assert.is(check({})[0]?.fix, "write replicas: 2");
});

for (const [today, expected] of [
  [undefined, [excused]],
  ["2026-12-01", [excused]],
  ["2027-01-31", [excused]],
  ["2027-02-01", [ended, unexcused]],
  ["2100-01-01", [ended, unexcused]],
] as const)
  exceptions(`seen on ${today ?? "no day"} are ${expected.length === 1 ? "in force" : "over"}`, () => {
    assert.equal(told(today === undefined ? {} : { today }), expected);
  });

const unneeded = (what: string): string =>
  `notice organization.yaml:10:7 ${what}: the exception is not needed [exception]`;

exceptions("of one document do not cover another", () => {
  assert.equal(told({ exceptions: [{ document: "Application/checkout" }] }), [
    unneeded("Application/checkout keeps production-replicas"),
    unexcused,
  ]);
});

exceptions("of one rule do not cover another", () => {
  assert.equal(told({ exceptions: [{ rule: "probes-present" }] }), [
    unneeded("Application/shop keeps probes-present"),
    unexcused,
  ]);
});

exceptions("that nobody needs are a notice, when nothing else is wrong", () => {
  assert.equal(told({ production: "{}" }), [unneeded("Application/shop keeps production-replicas")]);
  assert.equal(told({ production: "{ replcas: 1 }" }).length, 1);
});

exceptions("from a risk are needed or not by a change, of which a check knows nothing", () => {
  const risky = { rule: "memory-reduced" };
  assert.equal(told({ exceptions: [risky], production: "{}" }), []);
  assert.equal(told({ exceptions: [risky], production: "{}", today: "2027-02-01" }), [
    ended.replace("production-replicas", "memory-reduced"),
  ]);
});

exceptions("give way to one for longer", () => {
  const later = { until: "2027-06-30", reason: "delayed" };
  assert.equal(told({ exceptions: [{}, later], today: "2027-02-01" }), [
    ended,
    `notice ${broken} (excepted until 2027-06-30 by payments: delayed) [production-replicas]`,
  ]);
});

for (const [what, change, message, fix] of [
  [
    "rule",
    { rule: "production-replica" },
    'there is no rule "production-replica"',
    'did you mean "production-replicas"?',
  ],
  ["risk", { rule: "memory-reduce" }, 'there is no rule "memory-reduce"', 'did you mean "memory-reduced"?'],
  [
    "document",
    { document: "Application/shopp" },
    'there is no document "Application/shopp"',
    'did you mean "Application/shop"?',
  ],
  ["kind", { document: "application/shop" }, "must be a kind and a name such as Application/shop", undefined],
  ["owner", { owner: "payment" }, 'there is no person or group "payment"', 'did you mean "payments"?'],
  ["date", { until: "2027-13-01" }, 'must be a date such as "2027-01-31"', undefined],
  ["date without a century", { until: "27-01-31" }, 'must be a date such as "2027-01-31"', undefined],
  ["reason", { reason: "" }, "reason must not be empty", undefined],
] as const)
  exceptions(`with a wrong ${what} are told: ${message}`, () => {
    const [problem] = check({ exceptions: [change] }).filter(({ file }) => file === "organization.yaml");
    assert.ok(problem?.message.includes(message), problem?.message);
    assert.is(problem?.line, 10);
    if (fix !== undefined) assert.is(problem?.fix, fix);
  });

exceptions("may be owned by a person", () => {
  assert.equal(told({ exceptions: [{ owner: "ada" }] }).length, 1);
});

exceptions("without Access may be owned by anybody", () => {
  const texts = edited(
    ["shop.yaml", "production: {}", "production: { replicas: 1 }"],
    [
      "organization.yaml",
      "  accounts:",
      `  exceptions: [${JSON.stringify({ ...exception, owner: "x" })}]\n  accounts:`,
    ],
  );
  const { "access.yaml": _, ...others } = texts;
  assert.is(load(filesOf(others)).status, "valid");
});

exceptions.run();

const policies = suite("policies");

for (const severity of ["error", "warning", "notice"])
  policies(`make a broken rule weigh a ${severity}`, () => {
    assert.equal(
      told({ exceptions: [{ document: "Application/checkout" }], policies: { "production-replicas": severity } }).at(
        -1,
      ),
      `${severity} ${broken} [production-replicas]`,
    );
  });

policies("do not weigh what is excepted", () => {
  assert.equal(told({ policies: { "production-replicas": "warning" } }), [excused]);
});

policies("may be of a risk", () => {
  assert.equal(told({ policies: { "memory-reduced": "error" } }), [excused]);
});

policies("of a rule that there is not are a mistake", () => {
  assert.equal(
    told({ policies: { "production-replica": "warning" } }).filter((one) => one.startsWith("error")),
    ['error organization.yaml:11:14 there is no rule "production-replica" [reference]'],
  );
});

policies.run();

const retired = suite("retired documents");

for (const [today, expected] of [
  [undefined, []],
  ["2027-01-31", []],
  ["2027-02-01", ['warning shop.yaml:11:38 "shop" was to be kept until 2027-01-31 [retired]']],
] as const)
  retired(`seen on ${today ?? "no day"}: ${expected[0] ?? "no problem"}`, () => {
    const texts = edited([
      "shop.yaml",
      "  environments:",
      "  retire: { reason: replaced, until: 2027-01-31 }\n  environments:",
    ]);
    const { problems } = load(filesOf(texts), { today });
    assert.equal(
      problems.map((one) => `${one.severity} ${said(one)} [${one.rule}]`),
      expected,
    );
  });

retired.run();
