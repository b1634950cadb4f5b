import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { UserError } from "../../../model/problem.ts";
import type { Access, Model } from "../../../model/spec/model.ts";
import { load } from "../../../schemas/load.ts";
import { toCodeowners } from "../../../views/codeowners/codeowners.ts";
import { team } from "../../schemas/check/team.ts";
import { filesOf } from "../../schemas/specs.ts";
import { ownersIn } from "./owners.ts";

const modelOf = (texts: Readonly<Record<string, string>>): Model => {
  const loaded = load(filesOf(texts));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  return loaded.model;
};
const inFolder = (file: string): string => `specs/${file}`;

/** Ada may approve everywhere, grace in staging. */
const access = `apiVersion: landfall/v1
kind: Access
metadata: { name: acme }
spec:
  people:
    ada: { github: ada-l, email: ada@acme.example }
    grace: { github: grace-h, email: grace@acme.example }
  groups:
    payments: { people: [grace] }
  grants:
    - person: ada
      rights: [approve]
    - group: payments
      environments: [staging]
      rights: [approve]
`;
const specs: Readonly<Record<string, string>> = { ...team, "access.yaml": access };
const write = (text: string = access): string => toCodeowners(modelOf({ ...specs, "access.yaml": text }), inFolder);

/** As it is where the rule about approvers in production is only a warning. */
function accessOf(text: string): Access {
  const { metadata, spec } = parse(text);
  return { ...spec, ...metadata };
}

const codeowners = suite("CODEOWNERS");

codeowners("names who may approve everywhere first, and more people only where they may", () => {
  assert.equal(write().split("\n").slice(2), [
    "* @ada-l",
    "/specs/redis.yaml @ada-l @grace-h",
    "/specs/release.yaml @ada-l @grace-h",
    "/specs/staging.yaml @ada-l @grace-h",
    "",
  ]);
});

const owners: readonly (readonly [path: string, owners: string])[] = [
  ["specs/organization.yaml", "@ada-l"],
  ["specs/access.yaml", "@ada-l"],
  ["specs/production.yaml", "@ada-l"],
  ["specs/staging.yaml", "@ada-l @grace-h"],
  ["specs/release.yaml", "@ada-l @grace-h"],
  ["specs/redis.yaml", "@ada-l @grace-h"],
  ["specs/shop.yaml", "@ada-l"],
  ["specs/checkout.yaml", "@ada-l"],
  [".github/CODEOWNERS", "@ada-l"],
  [".github/workflows/validate.yaml", "@ada-l"],
  ["specs/new.yaml", "@ada-l"],
  ["staging.yaml", "@ada-l"],
  ["other/specs/staging.yaml", "@ada-l"],
];
for (const [path, expected] of owners)
  codeowners(`${path} belongs to ${expected}`, () => {
    assert.is(ownersIn(write(), path).join(" "), expected);
  });

for (const name of [
  "a b.yaml",
  "#a.yaml",
  "!a.yaml",
  "[a].yaml",
  "a*.yaml",
  "a?.yaml",
  "ä.yaml",
  "a\\b.yaml",
  "a\n* @eve",
])
  codeowners(`a file named ${JSON.stringify(name)} is left to the first line, and counted`, () => {
    const { "staging.yaml": staging = "", ...others } = specs;
    const text = toCodeowners(modelOf({ ...others, [name]: staging }), inFolder);
    assert.match(text, /\n# Files whose names cannot be written here, .*: 1\.\n\* @ada-l\n/);
    assert.is(ownersIn(text, inFolder(name)).join(" "), "@ada-l");
    assert.not.match(text, /eve/);
  });

codeowners("is the same whatever the order of people and grants", () => {
  const [head = "", first = "", second = ""] = access.split(/^(?= {4}- )/m);
  assert.is(write(head + second + first), write());
});

const grant = "grant the right approve without `environments` to a group or a person, in Access";
const refused: readonly (readonly [string, string, string])[] = [
  [
    "nobody may approve in an environment",
    access.replace("rights: [approve]", "rights: [view, edit]"),
    "nobody may approve in production",
  ],
  [
    "nobody may approve in all environments",
    access.replace("person: ada", "person: ada\n      environments: [production]"),
    "no one person may approve in all of production, staging",
  ],
];
for (const [what, text, why] of refused)
  codeowners(`is refused when ${what}: GitHub would ask nobody`, () => {
    const model = { ...modelOf(specs), access: accessOf(text) };
    const message = `specs/organization.yaml would have no owner, since ${why}: ${grant}`;
    assert.throws(
      () => toCodeowners(model, inFolder),
      (error: unknown) => error instanceof UserError && error.message === message,
    );
  });

codeowners("is refused without environments", () => {
  const { "organization.yaml": organization = "" } = team;
  assert.throws(
    () => toCodeowners(modelOf({ "organization.yaml": organization }), inFolder),
    /there is no environment/,
  );
});

codeowners("is refused when GitHub would not read it for its size", () => {
  const model = modelOf(specs);
  const names = Array.from({ length: 3000 }, (_, index) => `p${index}`);
  const people = Object.fromEntries(names.map((name) => [name, { github: `${name}-${"x".repeat(30)}`, email: "e" }]));
  const grants = names.map((person) => ({ person, rights: ["approve" as const] }));
  const many = { ...model, access: { name: "acme", people, grants } };
  assert.ok(toCodeowners(many, inFolder).length < 200_000);
  const places = new Map(
    Array.from({ length: 100 }, (_, index) => [`Cluster/c${index}`, { file: `c${index}`, document: 0 }]),
  );
  const clusters = new Map(
    [...places.keys()].map((id) => {
      const name = id.slice("Cluster/".length);
      return [name, { name, environment: "staging", provider: "existing" as const }];
    }),
  );
  const staging = { person: "ada", environments: ["staging"], rights: ["approve" as const] };
  const ada = { github: "ada-l", email: "a" };
  const access = { name: "acme", people: { ...people, ada }, grants: [...grants, staging] };
  assert.throws(
    () => toCodeowners({ ...many, access, clusters, places }, inFolder),
    /reads only what is below 3000000/,
  );
});

codeowners.run();
