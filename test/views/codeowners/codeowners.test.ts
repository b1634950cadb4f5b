import { suite } from "uvu";
import * as assert from "uvu/assert";
import { UserError } from "../../../model/problem.ts";
import type { Model } from "../../../model/spec/model.ts";
import { load } from "../../../schemas/load.ts";
import { toCodeowners } from "../../../views/codeowners/codeowners.ts";
import { type Edit, edited } from "../../schemas/check/team.ts";
import { filesOf } from "../../schemas/specs.ts";
import { ownersIn } from "./owners.ts";

const modelOf = (texts: Readonly<Record<string, string>>): Model => {
  const loaded = load(filesOf(texts));
  if (loaded.status === "invalid") throw new Error(JSON.stringify(loaded.problems));
  return loaded.model;
};
const inFolder = (file: string): string => `specs/${file}`;
const write = (...edits: readonly Edit[]): string => toCodeowners(modelOf(edited(...edits)), inFolder);

/** Ada may everywhere, grace in staging. */
const inStaging: Edit = ["access.yaml", "      applications: [checkout]\n", ""];

const codeowners = suite("CODEOWNERS");

codeowners("names who may approve everywhere first, and more people only where they may", () => {
  assert.equal(write(inStaging).split("\n").slice(2), [
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
    assert.is(ownersIn(write(inStaging), path).join(" "), expected);
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
    const { "staging.yaml": staging = "", ...others } = edited(inStaging);
    const text = toCodeowners(modelOf({ ...others, [name]: staging }), inFolder);
    assert.match(text, /\n# Files whose names cannot be written here, .*: 1\.\n\* @ada-l\n/);
    assert.is(ownersIn(text, inFolder(name)).join(" "), "@ada-l");
    assert.not.match(text, /eve/);
  });

codeowners("is the same whatever the order of people and grants", () => {
  const grants = (team: string) => team.split("  grants:\n")[1] ?? "";
  const text = edited(inStaging)["access.yaml"] ?? "";
  const [first = "", second = ""] = grants(text).split("    - group");
  const turned = text.replace(grants(text), `    - group${second}${first}`);
  assert.is.not(turned, text);
  assert.is(toCodeowners(modelOf({ ...edited(), "access.yaml": turned }), inFolder), write(inStaging));
});

const grant = "grant the right approve without `environments` to a group or a person, in Access";
const refused: readonly (readonly [string, readonly Edit[], string])[] = [
  [
    "nobody may approve in an environment",
    [["access.yaml", "[view, approve]", "[view]"], inStaging],
    `specs/organization.yaml would have no owner, since nobody may approve in production: ${grant}`,
  ],
  [
    "nobody may approve in all environments",
    [["access.yaml", "person: ada", "person: ada\n      environments: [production]"], inStaging],
    `specs/organization.yaml would have no owner, since no one person may approve in all of production, staging: ${grant}`,
  ],
];
for (const [what, edits, message] of refused)
  codeowners(`is refused when ${what}: GitHub would ask nobody`, () => {
    assert.throws(
      () => write(...edits),
      (error: unknown) => error instanceof UserError && error.message === message,
    );
  });

codeowners("is refused without environments", () => {
  const { "organization.yaml": organization = "" } = edited();
  assert.throws(
    () => toCodeowners(modelOf({ "organization.yaml": organization }), inFolder),
    /there is no environment/,
  );
});

codeowners("is refused when GitHub would not read it for its size", () => {
  const model = modelOf(edited(inStaging));
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
