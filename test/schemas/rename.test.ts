import { suite } from "uvu";
import * as assert from "uvu/assert";
import { planFolder } from "../../manifests-src/plan-folder.ts";
import type { Model } from "../../model/spec/model.ts";
import { load } from "../../schemas/load.ts";
import { type Edit, edited, saidAfter, team } from "./check/team.ts";
import { filesOf, problemsOf, said } from "./specs.ts";

function modelOf(texts: Readonly<Record<string, string>>): Model {
  const loaded = load(filesOf(texts));
  if (loaded.status === "invalid") throw new Error(loaded.problems.map(said).join("\n"));
  return loaded.model;
}

/** The bytes of every environment's folder, the lock among them. */
const rendered = (model: Model) =>
  new Map(
    [...model.environments.keys()].map((environment) => {
      const source = `acme/specs@${"a".repeat(40)}`;
      const { changes } = planFolder({ model, environment, source, held: { files: new Map() } });
      return [environment, new Map(changes.map(({ path, text }) => [path, text]))];
    }),
  );

/** A name in every place that says it as a name, not as a part of another. */
function renamed(kind: string, from: string, to: string): Readonly<Record<string, string>> {
  const uses: Readonly<Record<string, readonly RegExp[]>> = {
    Application: [/(callers: \[)NAME\b/, /(applications: \[)NAME\b/, /^( {4})NAME(?=:)/],
    Environment: [/(environment: )NAME$/, /(environments: \[)NAME\b/, /^( {4})NAME(?=:)/],
    Cluster: [/(clusters: \[(?:[a-z-]+, )*)NAME\b/],
  };
  const patterns = (uses[kind] ?? []).map((use) => new RegExp(use.source.replace("NAME", from), "gm"));
  return Object.fromEntries(
    Object.entries(team).map(([file, text]) => {
      const named = text.replace(
        `kind: ${kind}\nmetadata:\n  name: ${from}\n`,
        `kind: ${kind}\nmetadata:\n  name: ${to}\n  formerly: ${from}\n`,
      );
      const isApplication = file === "checkout.yaml" || file === "shop.yaml" || file === "redis.yaml";
      const skip = (pattern: RegExp): boolean =>
        pattern.source.startsWith("^") && !isApplication && file !== "release.yaml";
      return [file, patterns.filter((one) => !skip(one)).reduce((all, use) => all.replace(use, `$1${to}`), named)];
    }),
  );
}

const renaming = suite("renaming");

for (const [kind, from, to] of [
  ["Application", "shop", "store"],
  ["Application", "checkout", "constructor"],
  ["Application", "redis", "cache"],
  ["Environment", "staging", "preproduction"],
  ["Environment", "production", "live"],
  ["Cluster", "staging-eu", "staging-fra"],
  ["Cluster", "production-eu", "production-fra"],
] as const) {
  renaming(`the ${kind} ${from} to ${to} changes no byte of any folder`, () => {
    const texts = renamed(kind, from, to);
    assert.ok(JSON.stringify(texts) !== JSON.stringify(team));
    assert.equal(rendered(modelOf(texts)), rendered(modelOf(team)));
  });

  renaming(`the ${kind} ${from} to ${to} leaves a model that knows of the former name alone`, () => {
    const [before, after] = [modelOf(team), modelOf(renamed(kind, from, to))];
    const plain = ({ places: _, ...model }: Model) => model;
    assert.equal(plain(after), plain(before));
    assert.equal([...after.places.keys()], [...before.places.keys()]);
  });
}

/** The application shop, renamed; what else says its name is left for the test to edit. */
const store: Edit = ["shop.yaml", "name: shop", "name: store\n  formerly: shop"];

renaming("a reference by the old name is told the new one, however little they have in common", () => {
  const problems = problemsOf(edited(store));
  assert.equal(
    problems.map((problem) => `${said(problem)}: ${problem.fix}`),
    [
      'checkout.yaml:19:13 there is no application "shop": did you mean "store"?',
      'redis.yaml:12:13 there is no application "shop": did you mean "store"?',
      'release.yaml:9:5 there is no application "shop": did you mean "store"?',
    ],
  );
});

/** Renames that would leave a name with two meanings. */
const refused: readonly (readonly [string, readonly Edit[], readonly string[]])[] = [
  [
    "to the name it has",
    [["redis.yaml", "name: redis", "name: redis\n  formerly: redis"]],
    ['redis.yaml:5:13 the former name "redis" is still the name'],
  ],
  [
    "from a name that another has now",
    [["redis.yaml", "name: redis", "name: redis\n  formerly: shop"]],
    ['redis.yaml:5:13 the former name "shop" is one of another Application, in shop.yaml'],
  ],
  [
    "two from one name",
    [
      ["redis.yaml", "name: redis", "name: redis\n  formerly: old"],
      ["shop.yaml", "name: shop", "name: shop\n  formerly: old"],
    ],
    ['shop.yaml:5:13 the former name "old" is one of another Application, in redis.yaml'],
  ],
  [
    "two that swap their names",
    [
      ["staging.yaml", "name: staging-eu", "name: staging-us\n  formerly: staging-eu"],
      ["staging.yaml", "name: staging-us\nspec", "name: staging-eu\n  formerly: staging-us\nspec"],
    ],
    [
      'staging.yaml:15:13 the former name "staging-eu" is one of another Cluster, in staging.yaml',
      'staging.yaml:24:13 the former name "staging-us" is one of another Cluster, in staging.yaml',
    ],
  ],
  [
    "a chain of two documents",
    [
      ["redis.yaml", "name: redis", "name: cache\n  formerly: old"],
      ["shop.yaml", "name: shop", "name: shop\n  formerly: cache"],
    ],
    ['shop.yaml:5:13 the former name "cache" is one of another Application, in redis.yaml'],
  ],
  [
    "to a name that another has",
    [["redis.yaml", "name: redis", "name: shop\n  formerly: redis"]],
    ['shop.yaml:4:9 metadata.name "shop" is taken by another Application, in redis.yaml'],
  ],
];
for (const [what, edits, expected] of refused)
  renaming(`${what} is refused: ${expected[0]}`, () => {
    assert.equal(saidAfter(...edits), expected);
  });

renaming("one name may be a former one of two kinds", () => {
  const edits: readonly Edit[] = [
    ["redis.yaml", "name: redis", "name: cache\n  formerly: old"],
    ["staging.yaml", "name: staging-us", "name: staging-uk\n  formerly: old"],
  ];
  assert.equal(saidAfter(...edits), []);
});

renaming("what a rule says of a renamed document and environment is put where it is written, in its words", () => {
  const texts = renamed("Environment", "production", "live");
  const shop = (texts["shop.yaml"] ?? "")
    .replace("name: shop", "name: store\n  formerly: shop")
    .replace("live: {}", "live: { replicas: 1 }");
  const others = Object.fromEntries(
    Object.entries(texts).map(([file, text]) => [
      file,
      text.replace("[shop]", "[store]").replace("    shop:", "    store:"),
    ]),
  );
  assert.equal(
    problemsOf({ ...others, "shop.yaml": shop }).map((one) => `${said(one)} (${one.path})`),
    ['shop.yaml:15:23 "store" may run with 1 pod in live (spec.environments.live.replicas)'],
  );
});

renaming("a former name that is a namespace of the cluster's own is refused", () => {
  assert.equal(saidAfter(["redis.yaml", "name: redis", "name: redis\n  formerly: traefik"]), [
    'redis.yaml:5:13 the application "traefik" would take over the namespace of that name on the cluster "staging-eu"',
  ]);
});

renaming("to the name of such a namespace is fine, since the namespace stays the former one", () => {
  assert.equal(saidAfter(["redis.yaml", "name: redis", "name: traefik\n  formerly: redis"]), []);
});

renaming("a patch names an object as it is rendered, by the former name", () => {
  const rename: Edit = ["checkout.yaml", "name: checkout", "name: pay\n  formerly: checkout"];
  const target = (name: string): Edit => ["checkout.yaml", "kind: Deployment", `kind: Deployment, name: ${name}`];
  const released: Edit = ["release.yaml", "checkout:", "pay:"];
  const granted: Edit = ["access.yaml", "[checkout]", "[pay]"];
  assert.equal(saidAfter(rename, released, granted, target("checkout")), []);
  assert.equal(saidAfter(rename, released, granted, target("pay")), [
    'checkout.yaml:24:15 the application has no Deployment "pay"',
  ]);
});

renaming("an exception is of the document by the name that everything outside knows", () => {
  const excepted = (name: string): Edit => [
    "organization.yaml",
    "  accounts:",
    `  exceptions:\n    - { rule: memory-reduced, document: Application/${name}, reason: it moves, owner: ada, until: "2027-01-31" }\n  accounts:`,
  ];
  const rename: Edit = ["redis.yaml", "name: redis", "name: cache\n  formerly: redis"];
  const { organization } = modelOf(edited(rename, excepted("cache")));
  assert.equal(
    organization.exceptions?.map(({ document }) => document),
    ["Application/redis"],
  );
  assert.equal(modelOf(edited(excepted("redis"))).organization.exceptions, organization.exceptions);
});

renaming.run();
