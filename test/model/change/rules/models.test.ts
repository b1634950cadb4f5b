import { suite } from "uvu";
import * as assert from "uvu/assert";
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
