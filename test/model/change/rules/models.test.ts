import { suite } from "uvu";
import * as assert from "uvu/assert";
import { budgetState } from "../../../../model/cost/budget.ts";
import type { CostChange } from "../../../../model/cost/change.ts";
import type { Estimate } from "../../../../model/cost/estimate.ts";
import type { Grant } from "../../../../model/spec/documents.generated.ts";
import type { Environment, Exception, Model, Organization } from "../../../../model/spec/model.ts";
import { sampleModel } from "../../../manifests-src/sample.ts";
import { planned, verdicts } from "../planned.ts";

/** What a rule says of two states of the specs, in which no object differs. */
const said = (id: string, before: Model, after: Model): readonly string[] =>
  verdicts(id, { ...planned([]), before, after }).map(({ message }) => message);

const access = suite("production-access-gained");

const granting = (...grants: readonly Grant[]): Model => ({
  ...sampleModel(),
  access: {
    name: "acme",
    people: { ada: { github: "ada-l", email: "ada@acme.example" }, bob: { github: "bob", email: "bob@acme.example" } },
    groups: { payments: { people: ["bob"] } },
    grants,
  },
});
const isolated = ({ environments, ...model }: Model): Model => ({
  ...model,
  environments: new Map([...environments].filter(([name]) => name !== "production")),
});

const ada: Grant = { person: "ada", rights: ["approve"] };
const grants: readonly (readonly [claim: string, grant: Grant, says: readonly string[]])[] = [
  ["everywhere", { person: "bob", rights: ["approve"] }, ["bob may approve in production from now on (by name)"]],
  [
    "by a group",
    { group: "payments", rights: ["operate"] },
    ["bob may operate in production from now on (by group payments)"],
  ],
  [
    "for one application",
    { person: "bob", applications: ["shop"], rights: ["approve"] },
    ["bob may approve in production for shop from now on (by name)"],
  ],
  ["in staging", { person: "bob", environments: ["staging"], rights: ["approve"] }, []],
  ["to look", { person: "bob", rights: ["view", "edit"] }, []],
  ["who had it", { person: "ada", environments: ["production"], rights: ["approve"] }, []],
];
for (const [claim, grant, says] of grants) {
  access(`tells ${says.length === 0 ? "nothing" : "so"} of a grant ${claim}`, () => {
    assert.equal(said("production-access-gained", granting(ada), granting(ada, grant)), says);
    assert.equal(said("production-access-gained", granting(ada, grant), granting(ada)), [], "taken away again");
  });
}

access("says nothing of an environment that is new", () => {
  assert.equal(said("production-access-gained", isolated(granting(ada)), granting(ada)), []);
});

access.run();

const environments = suite("of an environment");

const production = (fields: Partial<Environment>): Model => {
  const sample = sampleModel();
  const found = sample.environments.get("production");
  if (found === undefined) throw new Error("the sample has no production");
  return { ...sample, environments: new Map([...sample.environments, ["production", { ...found, ...fields }]]) };
};

type Row = readonly [rule: string, before: Partial<Environment>, after: Partial<Environment>, count: number];
const rows: readonly Row[] = [
  ["merge-automatic", {}, { merge: "auto" }, 1],
  ["merge-automatic", { merge: "manual" }, {}, 0],
  ["merge-automatic", { merge: "auto" }, { merge: "auto" }, 0],
  ["reporter-changed", { reporter: "a" }, { reporter: "b" }, 1],
  ["reporter-changed", { reporter: "a" }, { reporter: "a" }, 0],
  ["reporter-changed", {}, { statusReporter: "a" }, 1],
  ["reporter-changed", { statusReporter: "a" }, { statusReporter: "b" }, 1],
  ["reporter-changed", { statusReporter: "a" }, { statusReporter: "a" }, 0],
  ["reporter-changed", { statusReporter: "a" }, {}, 0],
  ["reporter-changed", { reporter: "a", statusReporter: "b" }, { reporter: "c", statusReporter: "d" }, 2],
  ["tier-lowered", { tier: "production" }, { tier: "playground" }, 1],
  ["tier-lowered", { tier: "staging" }, { tier: "playground" }, 1],
  ["tier-lowered", { tier: "staging" }, { tier: "cicd" }, 0],
];
for (const [rule, before, after, count] of rows) {
  environments(`${rule} counts ${count} from ${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => {
    assert.is(said(rule, production(before), production(after)).length, count);
    assert.is(said(rule, isolated(production(before)), production(after)).length, 0, "of one that is new");
  });
}

environments.run();

const organization = suite("of the organization");

const saying = (fields: Partial<Organization>): Model => {
  const sample = sampleModel();
  return { ...sample, organization: { ...sample.organization, ...fields } };
};

const weights: readonly (readonly [
  before: "error" | "warning" | undefined,
  after: "error" | "notice" | undefined,
  count: number,
])[] = [
  [undefined, "notice", 1],
  [undefined, "error", 0],
  ["error", "notice", 1],
  ["warning", "error", 0],
  ["error", undefined, 1],
  ["error", "error", 0],
];
for (const [before, after, count] of weights) {
  organization(
    `a rule that weighs ${after ?? "what it will"} after ${before ?? "what it would"} is told ${count} times`,
    () => {
      const [was, is] = [before, after].map((one) =>
        saying(one === undefined ? {} : { policies: { "memory-unit": one } }),
      );
      assert.is(said("policy-lowered", was ?? saying({}), is ?? saying({})).length, count);
    },
  );
}

const exception: Exception = {
  ...{ rule: "memory-unit", document: "Application/shop", reason: "it moves", owner: "payments", until: "2027-01-31" },
};
const exceptions: readonly (readonly [
  claim: string,
  before: readonly Exception[],
  after: readonly Exception[],
  count: number,
])[] = [
  ["that is new", [], [exception], 1],
  ["that stays", [exception], [exception], 0],
  ["that holds longer", [exception], [{ ...exception, until: "2027-02-01" }], 1],
  ["that ends sooner", [exception], [{ ...exception, until: "2027-01-30" }], 0],
  ["with another reason", [exception], [{ ...exception, reason: "it stays" }], 0],
  ["for another document", [exception], [{ ...exception, document: "Application/news" }], 1],
  ["that goes", [exception], [], 0],
];
for (const [claim, before, after, count] of exceptions) {
  organization(`an exception ${claim} is told ${count} times`, () => {
    const [was, is] = [saying({ exceptions: [...before] }), saying({ exceptions: [...after] })];
    assert.is(said("exception-added", was, is).length, count);
  });
}

organization.run();

const budgets = suite("budgets");

const line = (high: number) => ({ what: "compute", cluster: "eu", application: "news", low: 0, high }) as const;
const estimate = (high: number, unknown: number): Estimate => ({
  ...{ environment: "production", lines: [line(high)], low: 0, high },
  unknown: Array.from({ length: unknown }, () => ({ ...line(0), unknown: "nobody knows" })),
});

/** A cost of so much before and after, of which `news` is the only part that is known. */
const cost = (before: number, after: number, unknown = 0): CostChange => {
  const delta = { low: 0, high: after - before };
  return {
    environment: "production",
    before: estimate(before, 0),
    after: estimate(after, unknown),
    delta,
    lines: [{ what: "compute", cluster: "eu", application: "news", delta }],
    budget: { status: "none" },
  };
};

const budget = { monthly: 100, currency: "USD" } as const;
type Spent = readonly [claim: string, former: number | undefined, change: CostChange, rules: readonly string[]];
const spendings: readonly Spent[] = [
  ["stays within", 100, cost(10, 80), []],
  ["comes near", 100, cost(10, 81), ["budget-near"]],
  ["is all of it", 100, cost(10, 100), ["budget-near"]],
  ["goes beyond", 100, cost(10, 100.01), ["budget-exceeded"]],
  ["goes beyond by further still", 100, cost(110, 120), ["budget-exceeded"]],
  ["is beyond, and saves", 100, cost(130, 120), []],
  ["is beyond, and stays", 100, cost(120, 120), []],
  ["is beyond a budget that was larger", 200, cost(120, 120), ["budget-exceeded"]],
  ["is beyond a budget that is new", undefined, cost(120, 120), ["budget-exceeded"]],
  ["is near, and saves", 100, cost(95, 90), []],
];
for (const [claim, former, change, rules] of spendings) {
  budgets(`what ${claim} is told by ${rules.length === 0 ? "none" : rules}`, () => {
    const before = former === undefined ? production({}) : production({ budget: { ...budget, monthly: former } });
    const after = production({ budget });
    const environment = after.environments.get("production");
    if (environment === undefined) return assert.unreachable();
    const state = budgetState(environment, change.after);
    const subject = { ...planned([]), before, after, costs: [{ ...change, budget: state }] };
    const found = ["budget-near", "budget-exceeded"].flatMap((id) =>
      verdicts(id, subject).map((one) => ({ id, ...one })),
    );
    assert.equal(
      found.map(({ id }) => id),
      rules,
    );
    for (const { id, blocks, because } of found) {
      assert.is(blocks, id === "budget-exceeded" ? true : undefined);
      assert.equal(because, change.delta.high > 0 ? [{ kind: "Application", name: "news" }] : []);
    }
    return undefined;
  });
}

const rated: readonly (readonly [
  claim: string,
  before: number | undefined,
  after: number | undefined,
  count: number,
])[] = [
  ["a rate that makes a budget larger raises it", 1.1, 1.2, 1],
  ["a rate that makes it smaller does not", 1.2, 1.1, 0],
  ["a first rate does not", undefined, 1.2, 0],
];
for (const [claim, before, after, count] of rated)
  budgets(claim, () => {
    const at = (rate: number | undefined) => {
      const model = production({ budget: { monthly: 100, currency: "EUR" } });
      return rate === undefined
        ? model
        : { ...model, organization: { ...model.organization, exchangeRates: { EUR: rate } } };
    };
    const found = verdicts("budget-raised", { ...planned([]), before: at(before), after: at(after) });
    assert.is(found.length, count);
    if (count > 0)
      assert.is(
        found[0]?.message,
        "production may cost 100 EUR (120.00 USD) a month from now on instead of 100 EUR (110.00 USD)",
      );
  });

budgets("say what nobody can tell, and nothing where the currencies differ", () => {
  const subject = (currency: "USD" | "EUR") => {
    const after = production({ budget: { ...budget, currency } });
    const change = cost(10, 90, 2);
    const environment = after.environments.get("production") as Environment;
    const costs = [{ ...change, budget: budgetState(environment, change.after) }];
    return { ...planned([]), before: after, after, costs };
  };
  assert.match(verdicts("budget-near", subject("USD"))[0]?.message ?? "", /, without 2 parts that nobody can tell$/);
  assert.equal(verdicts("budget-near", subject("EUR")), []);
});

const raises: readonly (readonly [before: Environment["budget"], after: Environment["budget"], count: number])[] = [
  [budget, { ...budget, monthly: 101 }, 1],
  [budget, { ...budget, monthly: 99 }, 0],
  [budget, budget, 0],
  [budget, undefined, 1],
  [undefined, budget, 0],
  [budget, { ...budget, currency: "EUR" }, 1],
];
for (const [before, after, count] of raises) {
  budgets(`from ${JSON.stringify(before)} to ${JSON.stringify(after)} are told of ${count} times`, () => {
    const [was, is] = [before, after].map((one) => production(one === undefined ? {} : { budget: one }));
    assert.is(said("budget-raised", was ?? production({}), is ?? production({})).length, count);
  });
}

budgets.run();

const renamed = suite("namespace-moved");

renamed("tells of an application that is another by name only, in each environment that both have", () => {
  const { applications, ...sample } = sampleModel();
  const shop = applications.get("shop");
  if (shop === undefined) return assert.unreachable();
  const others = [...applications].filter(([name]) => name !== "shop");
  const store = { ...shop, name: "store" };
  const after = { ...sample, applications: new Map([...others, ["store", store] as const]) };
  assert.equal(said("namespace-moved", { ...sample, applications }, after), [
    "shop is called store and moves to the namespace of that name",
    "shop is called store and moves to the namespace of that name",
  ]);
  const other = { ...store, image: "ghcr.io/acme/store" };
  const unlike = { ...sample, applications: new Map([...others, ["store", other] as const]) };
  assert.equal(said("namespace-moved", { ...sample, applications }, unlike), []);
  return undefined;
});

renamed.run();
