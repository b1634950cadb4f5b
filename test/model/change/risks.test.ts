import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Risk } from "../../../model/change/plan.ts";
import type { Planned, RiskRule, RiskVerdict } from "../../../model/change/risk.ts";
import { risksOf } from "../../../model/change/risks.ts";
import type { SpecEdit } from "../../../model/change/spec-edits.ts";
import type { Severity } from "../../../model/problem.ts";
import type { Exception, Model, Organization } from "../../../model/spec/model.ts";
import { sampleModel } from "../../manifests-src/sample.ts";
import { object, planned } from "./planned.ts";

const risks = suite("risksOf");

type Said = { readonly id?: string; readonly severity?: Severity; readonly isBinding?: true };

/** A rule that always says the same. */
const saying = (verdicts: readonly RiskVerdict[], { id = "a-rule", severity = "error", isBinding }: Said = {}) =>
  ({
    ...{ id, severity, title: "", rationale: "", link: "" },
    ...(isBinding && { isBinding }),
    examples: { accepted: { before: "", after: "" }, rejected: { before: "", after: "" } },
    check: () => verdicts,
  }) satisfies RiskRule;

const inProduction: RiskVerdict = { message: "it is gone", environment: "production", application: "shop" };

/** The model with other fields of its organization, and tiers of its environments. */
const model = (organization: Partial<Organization> = {}, tiers: Readonly<Record<string, string>> = {}): Model => {
  const sample = sampleModel();
  const environments = [...sample.environments].map(
    ([name, one]) => [name, { ...one, tier: (tiers[name] as typeof one.tier) ?? one.tier }] as const,
  );
  return {
    ...sample,
    organization: { ...sample.organization, ...organization },
    environments: new Map(environments),
  };
};

const between = (before: Model, after: Model): Planned => ({ ...planned([]), before, after });

const only = (found: readonly Risk[]): Risk => {
  assert.is(found.length, 1);
  return found[0] as Risk;
};

const policies: readonly (readonly [before: Severity | undefined, after: Severity | undefined, is: Severity])[] = [
  [undefined, undefined, "warning"],
  ["notice", "notice", "notice"],
  ["notice", undefined, "warning"],
  [undefined, "notice", "warning"],
  ["error", "notice", "error"],
  ["notice", "error", "error"],
];
for (const [before, after, is] of policies) {
  risks(`weigh ${is} when the organization says ${before ?? "nothing"}, and ${after ?? "nothing"} afterwards`, () => {
    const [was, becomes] = [before, after].map((one) =>
      model(one === undefined ? {} : { policies: { "a-rule": one } }),
    );
    if (was === undefined || becomes === undefined) return assert.unreachable();
    const rules = [saying([inProduction], { severity: "warning" })];
    assert.is(only(risksOf(between(was, becomes), [], { rules })).severity, is);
    return undefined;
  });
}

const exception: Exception = {
  ...{ rule: "a-rule", document: "Application/shop", reason: "it moves", owner: "payments", until: "2027-01-31" },
};
const excepted = (...exceptions: readonly Partial<Exception>[]): Model =>
  model({ exceptions: exceptions.map((one) => ({ ...exception, ...one })) });

const cases: readonly (readonly [claim: string, before: Model, after: Model, today: string, counts: boolean])[] = [
  ["was there before", excepted({}), excepted({}), "2027-01-31", true],
  ["is added by the change", model(), excepted({}), "2027-01-31", false],
  ["is taken away by the change", excepted({}), model(), "2027-01-31", false],
  ["has ended", excepted({}), excepted({}), "2027-02-01", false],
  ["ended, and is extended by the change", excepted({}), excepted({ until: "2028-01-31" }), "2027-02-01", false],
  ["is of another rule", excepted({ rule: "b-rule" }), excepted({ rule: "b-rule" }), "2027-01-01", false],
  [
    "is of another document",
    excepted({ document: "Environment/production" }),
    excepted({ document: "Environment/production" }),
    "2027-01-01",
    false,
  ],
];
for (const [claim, before, after, today, counts] of cases) {
  risks(`an exception that ${claim} ${counts ? "counts" : "does not count"}`, () => {
    const blocking = { ...inProduction, blocks: true } as const;
    const risk = only(risksOf(between(before, after), [], { rules: [saying([blocking])], today }));
    assert.is(risk.severity, counts ? "notice" : "error");
    assert.is(risk.blocks, counts ? undefined : true);
    assert.is(risk.message.includes("excepted until 2027-01-31 by payments: it moves"), counts);
  });
}

risks("nothing lightens a rule that is binding", () => {
  const light = model({ policies: { "a-rule": "notice" }, exceptions: [exception] });
  const rules = [saying([inProduction], { isBinding: true })];
  assert.is(only(risksOf(between(light, light), [], { rules })).severity, "error");
});

const playgrounds: readonly (readonly [before: string, after: string, blocks: boolean, is: Severity])[] = [
  ["playground", "playground", false, "warning"],
  ["playground", "playground", true, "error"],
  ["production", "playground", false, "error"],
  ["playground", "staging", false, "error"],
];
for (const [before, after, blocks, is] of playgrounds) {
  risks(`an error is ${is} from ${before} to ${after}${blocks ? " when it blocks" : ""}`, () => {
    const [was, becomes] = [model({}, { production: before }), model({}, { production: after })];
    const verdict = { ...inProduction, ...(blocks && ({ blocks: true } as const)) };
    assert.is(only(risksOf(between(was, becomes), [], { rules: [saying([verdict])] })).severity, is);
  });
}

risks("are in the order of their weight, of their environment's tier, and of their names", () => {
  const at = (environment: string | undefined, message: string): RiskVerdict => ({
    message,
    ...(environment !== undefined && { environment }),
  });
  const rules = [
    saying([at("staging", "e"), at("production", "d"), at(undefined, "c")], { id: "z-rule" }),
    saying([at("production", "b"), at("production", "a")], { id: "b-rule" }),
    saying([at("production", "f")], { id: "a-rule", severity: "warning" }),
  ];
  const found = risksOf(planned([]), [], { rules });
  assert.equal(
    found.map(({ message }) => message),
    ["c", "a", "b", "d", "e", "f"],
  );
});

risks("of one application are one, which says how many", () => {
  const other = { ...inProduction, message: "that is gone" };
  const elsewhere = { ...inProduction, application: "news" };
  const found = risksOf(planned([]), [], { rules: [saying([inProduction, other, inProduction, elsewhere])] });
  assert.equal(
    found.map(({ application, message }) => [application, message]),
    [
      ["news", "it is gone"],
      ["shop", "it is gone, and 1 more like it"],
    ],
  );
});

risks("of ten thousand applications are told in a moment of work each", () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({ ...inProduction, application: `app-${index}` }));
  assert.is(risksOf(planned([]), [], { rules: [saying(many)] }).length, 10_000);
});

const edit = (name: string, ...path: readonly string[]): SpecEdit => ({
  document: { kind: "Application", name },
  path,
  place: { file: "shop.yaml", document: 0 },
  isIn: "after",
});

risks("know the edits of their object, and those along the path of their document", () => {
  const edits = [
    edit("news", "spec", "port"),
    edit("shop", "spec", "port"),
    edit("shop"),
    edit("shop", "spec", "image"),
  ];
  const { environments } = planned([{ becomes: object("Service", {}) }]);
  const [one] = environments[0]?.objects ?? [];
  if (one === undefined) return assert.unreachable();
  const because: RiskVerdict = {
    message: "a",
    object: { ...one, why: [{ kind: "spec", edit: 0 }, { kind: "follows" }] },
  };
  const inSpec: RiskVerdict = { message: "b", document: { kind: "Application", name: "shop", path: ["spec", "port"] } };
  const found = risksOf(planned([]), edits, { rules: [saying([because, inSpec])] });
  assert.equal(
    found.map(({ message, edits: causes, path, environment, application }) => [
      message,
      causes,
      path,
      environment,
      application,
    ]),
    [
      ["b", [1, 2], undefined, undefined, undefined],
      ["a", [0], "eu/apps/shop/000.yaml", "production", "shop"],
    ],
  );
  return undefined;
});

risks.run();
