import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changed, problemsOf, said, sound } from "../specs.ts";

const references = suite("references");

type Row = readonly [file: string, from: string, to: string, said: string, fix: string | undefined];
const rows: readonly Row[] = [
  [
    "production.yaml",
    "account: production",
    "account: prodution",
    'production.yaml:7:12 there is no account "prodution"',
    'did you mean "production"?',
  ],
  [
    "production.yaml",
    "environment: production",
    "environment: dev",
    'production.yaml:18:16 there is no environment "dev"',
    "write one of: production",
  ],
  [
    "release.yaml",
    "environment: production",
    "environment: producton",
    'release.yaml:6:16 there is no environment "producton"',
    'did you mean "production"?',
  ],
  ["release.yaml", "shop:", "shpo:", 'release.yaml:8:5 there is no application "shpo"', 'did you mean "shop"?'],
  [
    "release.yaml",
    "shop:",
    "constructor:",
    'release.yaml:8:5 there is no application "constructor"',
    "write one of: shop",
  ],
  [
    "shop.yaml",
    "production: {}",
    "production: {}\n    staging: {}",
    'shop.yaml:28:5 there is no environment "staging"',
    "write one of: production",
  ],
  [
    "shop.yaml",
    "path: /api",
    "path: /api\n    - host: shop.acme.example\n      path: /api",
    'shop.yaml:12:7 shop.acme.example/api leads to "shop" in the environment "production" already',
    "choose another host or path",
  ],
];
for (const [file, from, to, expected, fix] of rows) {
  references(`${JSON.stringify(to)} in ${file} is told as: ${expected}`, () => {
    const problems = problemsOf(changed(file, from, to));
    assert.equal(problems.map(said), [expected]);
    assert.is(problems[0]?.fix, fix);
    assert.is(problems[0]?.rule, "reference");
  });
}

const shop = sound["shop.yaml"] ?? "";
const release = sound["release.yaml"] ?? "";
const organization = sound["organization.yaml"] ?? "";

/** What a further file brings about. */
const additions: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "a second application of one name",
    shop.replace("/api", "/other"),
    ['z.yaml:4:9 metadata.name "shop" is taken by another Application, in shop.yaml'],
  ],
  ["a second Organization", organization, ["z.yaml:4:9 there is an Organization already, in organization.yaml"]],
  [
    "a second Release of an environment",
    release.replace("name: production", "name: more"),
    ['z.yaml:6:16 the environment "production" has a Release already, in release.yaml'],
  ],
  [
    "a host and path of another application",
    shop.replace("name: shop", "name: store"),
    ['z.yaml:10:7 shop.acme.example/api leads to "shop" in the environment "production" already'],
  ],
  ["another path of the same host", shop.replace("name: shop", "name: store").replace("/api", "/store"), []],
];
for (const [what, text, expected] of additions) {
  references(`${what}: ${expected[0] ?? "no problem"}`, () => {
    assert.equal(problemsOf({ ...sound, "z.yaml": text }).map(said), expected);
  });
}

references("a route in an override is held against the other applications", () => {
  const other = shop
    .replace("name: shop", "name: store")
    .replace("/api", "/store")
    .replace("production: {}", "production:\n      routes: [{ host: shop.acme.example, path: /api }]");
  assert.equal(
    problemsOf({ ...sound, "z.yaml": other }).map(({ path, line }) => `${path} ${line}`),
    ["spec.environments.production.routes[0] 28"],
  );
});

references("specs without an Organization say so once", () => {
  const { "organization.yaml": _, ...others } = sound;
  assert.equal(problemsOf(others).map(said), ["organization.yaml:1:1 there is no Organization"]);
  assert.equal(problemsOf({}).map(said), ["organization.yaml:1:1 there is no Organization"]);
});

references("a release of an application that does not go there is a warning", () => {
  const staging = (sound["production.yaml"] ?? "").split("---")[0]?.replaceAll("production", "staging") ?? "";
  const text = release.replaceAll("production", "staging").replace("  applications", "  applications");
  const problems = problemsOf({ ...sound, "staging.yaml": staging, "z.yaml": text });
  assert.equal(
    problems.map(({ severity }) => severity),
    ["warning"],
  );
  assert.equal(problems.map(said), [
    'z.yaml:8:5 "shop" does not go to the environment "staging", so this is not deployed',
  ]);
});

/** One mistake, though other files refer to what it spoils. */
const alone: readonly (readonly [string, string, string, string])[] = [
  ["an Application that cannot be read", "shop.yaml", "spec:", "spec: ["],
  ["an Application without a name", "shop.yaml", "  name: shop", "  nom: shop"],
  ["an Environment with a wrong field", "production.yaml", "  tier: production", "  tier: prod"],
  ["an Environment of a kind nobody knows", "production.yaml", "kind: Environment", "kind: Environmnt"],
  ["an Organization with a wrong field", "organization.yaml", "owner: acme", "owner: 1"],
];
for (const [what, file, from, to] of alone) {
  references(`${what} is told where it is, not where it is named`, () => {
    const problems = problemsOf(changed(file, from, to));
    assert.equal([...new Set(problems.map((problem) => problem.file))], [file]);
    assert.ok(problems.length <= 2);
  });
}

references.run();
