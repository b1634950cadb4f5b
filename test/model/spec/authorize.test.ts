import { suite } from "uvu";
import * as assert from "uvu/assert";
import { may, rights } from "../../../model/spec/access.ts";
import { authorize } from "../../../model/spec/authorize.ts";
import type { Access, Model } from "../../../model/spec/model.ts";

const person = (name: string) => ({ github: `${name}-Hub`, email: `${name}@acme.example` });
const access: Access = {
  name: "acme",
  people: { ada: person("ada"), grace: person("grace"), linus: person("linus") },
  groups: { payments: { people: ["grace"] } },
  grants: [
    { person: "ada", rights: ["view", "approve"] },
    { group: "payments", environments: ["staging"], rights: ["edit", "approve"] },
    { group: "payments", environments: ["production"], applications: ["shop"], rights: ["operate"] },
  ],
};
const named = (...names: readonly string[]) => new Map(names.map((name) => [name, {}]));
const model = {
  access,
  environments: named("staging", "production"),
  applications: named("shop", "billing"),
} as unknown as Pick<Model, "access" | "environments" | "applications">;

const deciding = suite("authorize");

const people = ["ada", "grace", "linus", "eve"];
const scopes = ["staging", "production", "nowhere", "constructor"].flatMap((environment) =>
  [undefined, "shop", "billing", "nothing", "toString"].map((application) => ({
    environment,
    ...(application !== undefined && { application }),
  })),
);

deciding("allows what a grant says of what the specs have, and nothing else, whatever the case of a login", () => {
  for (const name of people)
    for (const right of rights)
      for (const scope of scopes) {
        const isThere =
          model.environments.has(scope.environment) &&
          (scope.application === undefined || model.applications.has(scope.application));
        const wanted = isThere && may(access, { person: name, right, ...scope }) !== undefined;
        for (const login of [`${name}-Hub`, `${name}-hub`, `${name}-HUB`]) {
          const { isAllowed, says } = authorize(model, { asker: { login }, right, ...scope });
          assert.is(isAllowed, wanted, says);
          assert.ok(says.startsWith(`${login} may ${wanted ? "" : "not "}${right} `), says);
        }
      }
});

deciding("refuses whoever is not known everything, and says why they are not", () => {
  for (const right of rights)
    for (const scope of scopes) {
      const { isAllowed, says } = authorize(model, {
        asker: { login: undefined, why: "it is night" },
        right,
        ...scope,
      });
      assert.not.ok(isAllowed);
      assert.match(says, /^not known who asks to .*: it is night$/);
    }
});

deciding("refuses everybody everything without an Access, and with one that grants nothing", () => {
  for (const none of [
    { environments: model.environments, applications: model.applications },
    { ...model, access: { ...access, grants: [] } },
  ])
    for (const right of rights) {
      const { isAllowed, says } = authorize(none, { asker: { login: "ada-Hub" }, right, environment: "staging" });
      assert.not.ok(isAllowed);
      assert.match(says, /nobody may: no grant says so$/);
    }
});

for (const login of ["", "ada", "ada-hub ", "ada-hub[bot]", "constructor", "__proto__"]) {
  deciding(`takes nobody for somebody with a name like theirs: ${JSON.stringify(login)}`, () => {
    assert.not.ok(authorize(model, { asker: { login }, right: "view", environment: "staging" }).isAllowed);
  });
}

const rows: readonly (readonly [login: string, right: (typeof rights)[number], says: string, application?: string])[] =
  [
    ["ada-hub", "approve", "ada-hub may approve everything in production, by name"],
    ["grace-hub", "operate", "grace-hub may operate shop in production, by group payments", "shop"],
    ["eve", "operate", "eve may not operate shop in production; those who may: grace-Hub", "shop"],
    ["eve", "operate", "eve may not operate everything in production; nobody may: no grant says so"],
    ["ada-hub", "view", "ada-hub may not view x in production: the specs have no such application", "x"],
  ];
for (const [login, right, says, application] of rows) {
  deciding(`says who, what and why: ${says}`, () => {
    const asked = {
      asker: { login },
      right,
      environment: "production",
      ...(application !== undefined && { application }),
    };
    assert.is(authorize(model, asked).says, says);
  });
}

deciding.run();
