import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AccessSpec } from "../../../model/spec/documents.generated.ts";
import type { Model } from "../../../model/spec/model.ts";
import { reviewersOf } from "../../../model/spec/reviewers.ts";
import { application, cluster, modelOf } from "./small.model.ts";

type Grants = AccessSpec["grants"];

const people = Object.fromEntries(
  ["ada", "grace", "linus"].map((name) => [name, { github: `${name}-hub`, email: `${name}@acme.example` }]),
);

/** Documents by the file they stand in, as `Kind/name`. */
const files: Readonly<Record<string, readonly string[]>> = {
  "org.yaml": ["Organization/acme", "Access/acme"],
  "staging.yaml": ["Environment/staging", "Cluster/eu", "Release/staging"],
  "production.yaml": ["Environment/production"],
  "shop.yaml": ["Application/shop"],
  "both.yaml": ["Application/both"],
  "mixed.yaml": ["Release/production", "Application/lone"],
};

function model(grants: Grants): Model {
  const shop = application("shop");
  const both = application("both", { environments: { staging: {}, production: {} } });
  const environment = (name: string) => ({ name, tier: "staging", account: "a", reporter: "r" }) as const;
  const release = (name: string) => ({ name, environment: name, applications: {} });
  return {
    ...modelOf([shop, both, application("lone")], [cluster("eu", "staging")]),
    environments: new Map(["production", "staging"].map((name) => [name, environment(name)])),
    releases: new Map(["production", "staging"].map((name) => [name, release(name)])),
    access: { name: "acme", people, grants },
    places: new Map(
      Object.entries(files).flatMap(([file, ids]) => ids.map((id, document) => [id, { file, document }] as const)),
    ),
  };
}

const everywhere: Grants[number] = { person: "ada", rights: ["approve"] };
const inStaging: Grants[number] = { person: "grace", environments: ["staging"], rights: ["approve"] };
const inProduction: Grants[number] = { person: "linus", environments: ["production"], rights: ["approve"] };
const ofShop: Grants[number] = { person: "linus", applications: ["shop", "lone"], rights: ["approve"] };
const ofBoth: Grants[number] = { person: "linus", applications: ["both"], rights: ["approve"] };

/** What grants give: for everything else, then for each file that somebody more may accept a change to. */
const rows: readonly (readonly [string, Grants, Readonly<Record<string, string>>])[] = [
  ["one approver of everything", [everywhere], { "*": "ada" }],
  [
    "an approver of one environment may in its documents, and in applications that go nowhere else",
    [everywhere, inStaging],
    { "*": "ada", "staging.yaml": "ada grace", "shop.yaml": "ada grace" },
  ],
  [
    "an approver of some applications may in their documents alone",
    [everywhere, ofShop],
    { "*": "ada", "shop.yaml": "ada linus" },
  ],
  [
    "an approver of an application in all of its environments may",
    [everywhere, inStaging, ofBoth],
    { "*": "ada", "staging.yaml": "ada grace", "shop.yaml": "ada grace", "both.yaml": "ada linus" },
  ],
  [
    "two halves make everything",
    [inStaging, inProduction, { ...inStaging, environments: ["production"] }],
    { "*": "grace", "production.yaml": "grace linus" },
  ],
  [
    "several documents in one file want who may in all of them",
    [everywhere, inStaging, inProduction, ofShop],
    {
      "*": "ada",
      "staging.yaml": "ada grace",
      "production.yaml": "ada linus",
      "shop.yaml": "ada grace linus",
      "mixed.yaml": "ada linus",
    },
  ],
  ["nobody without the right", [{ ...everywhere, rights: ["view", "edit", "operate"] }], { "*": "" }],
  [
    "nobody for everything where nobody may everywhere",
    [inStaging, inProduction],
    { "*": "", "staging.yaml": "grace", "production.yaml": "linus", "shop.yaml": "grace" },
  ],
];

const reviewing = suite("reviewers");

for (const [what, grants, expected] of rows)
  reviewing(what, () => {
    const { everywhere: all, byFile } = reviewersOf(model(grants));
    const names = (granted: typeof all): string => granted.map(({ person }) => person).join(" ");
    assert.is(names(all), expected["*"]);
    for (const file of Object.keys(files))
      assert.is(names(byFile.get(file) ?? []), expected[file] ?? expected["*"], file);
  });

reviewing("of some files are those that they have among all", () => {
  const whole = model([everywhere, inStaging, inProduction]);
  const [all, some] = [reviewersOf(whole), reviewersOf(whole, new Set(["shop.yaml", "mixed.yaml", "README.md"]))];
  assert.equal([...some.byFile.keys()].sort(), ["mixed.yaml", "shop.yaml"]);
  for (const [file, granted] of some.byFile) assert.equal(granted, all.byFile.get(file), file);
  assert.equal(some.everywhere, all.everywhere);
});

reviewing("without Access or without environments nobody may", () => {
  const { access: _, ...without } = model([]);
  assert.equal(reviewersOf(without).everywhere, []);
  assert.equal(reviewersOf({ ...model([everywhere]), environments: new Map() }).everywhere, []);
});

reviewing.run();
