import { suite } from "uvu";
import * as assert from "uvu/assert";
import { approversOf, may, type Right, rights, type Scope, whoMay } from "../../../model/spec/access.ts";
import type { Access } from "../../../model/spec/model.ts";

const person = (name: string) => ({ github: `${name}-hub`, email: `${name}@acme.example` });

const access: Access = {
  name: "acme",
  people: { ada: person("ada"), grace: person("grace"), constructor: person("constructor") },
  groups: { payments: { people: ["grace", "ada", "ghost"] }, empty: { people: [] } },
  grants: [
    { person: "ada", rights: ["view", "approve"] },
    { group: "payments", environments: ["staging", "dev"], rights: ["edit", "approve"] },
    { group: "payments", environments: ["production"], applications: ["shop"], rights: ["operate"] },
    { person: "constructor", applications: ["shop", "billing"], rights: ["view"] },
    { person: "ghost", rights: ["view", "edit", "approve", "operate"] },
    { group: "toString", rights: ["approve"] },
    { group: "empty", rights: ["approve"] },
  ],
};

/** Who has which right where, and why. */
const rows: readonly (readonly [Right, Scope, readonly string[]])[] = [
  ["approve", { environment: "production" }, ["ada by name"]],
  ["approve", { environment: "staging" }, ["ada by name", "grace by group payments"]],
  ["approve", { environment: "staging", application: "shop" }, ["ada by name", "grace by group payments"]],
  ["edit", { environment: "dev" }, ["ada by group payments", "grace by group payments"]],
  ["edit", { environment: "production" }, []],
  ["operate", { environment: "production", application: "shop" }, ["ada by group payments", "grace by group payments"]],
  ["operate", { environment: "production", application: "billing" }, []],
  ["operate", { environment: "production" }, []],
  ["operate", { environment: "staging", application: "shop" }, []],
  ["view", { environment: "anywhere", application: "billing" }, ["ada by name", "constructor by name"]],
  ["view", { environment: "anywhere", application: "portal" }, ["ada by name"]],
  ["view", { environment: "anywhere" }, ["ada by name"]],
];

const asking = suite("access");

for (const [right, { environment, application }, expected] of rows)
  asking(`${right} ${application ?? "everything"} in ${environment}: ${expected.join(", ") || "nobody"}`, () => {
    const scope = { environment, ...(application === undefined ? {} : { application }) };
    const granted = whoMay(access, right, scope);
    assert.equal(
      granted.map((one) => `${one.person} ${one.reason}`),
      expected,
    );
    for (const name of ["ada", "grace", "constructor", "ghost", "nobody", "__proto__"]) {
      const said = expected.find((one) => one.startsWith(`${name} `));
      assert.is(may(access, { ...scope, person: name, right })?.reason, said?.slice(name.length + 1));
    }
  });

asking("who is granted a right comes with login and address", () => {
  assert.equal(approversOf(access, "production"), [
    { person: "ada", login: "ada-hub", email: "ada@acme.example", reason: "by name" },
  ]);
});

asking("who is granted a right twice is there once, for the first reason", () => {
  const reversed = { ...access, grants: [...access.grants].reverse() };
  assert.equal(
    approversOf(reversed, "staging").map(({ person, reason }) => `${person} ${reason}`),
    ["ada by group payments", "grace by group payments"],
  );
});

asking("without Access nobody has any right", () => {
  for (const right of rights) assert.equal(whoMay(undefined, right, { environment: "staging" }), []);
  assert.is(may(undefined, { person: "ada", right: "view", environment: "staging" }), undefined);
});

asking("without groups nobody is in one", () => {
  const { groups: _, ...without } = access;
  assert.equal(
    approversOf(without, "staging").map(({ person }) => person),
    ["ada"],
  );
});

asking.run();
