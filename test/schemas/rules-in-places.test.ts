import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changed, problemsOf, sound } from "./specs.ts";

type Row = readonly [what: string, file: string, from: string, to: string, said: readonly string[]];

/** What the rules say beyond their examples: rule, line and path. */
const rows: readonly Row[] = [
  ["the least of an autoscaler counts", "shop.yaml", "min: 2", "min: 1", ["production-replicas 17 spec.scaling.min"]],
  [
    "the override is what is to be edited",
    "shop.yaml",
    "production: {}",
    "production:\n      scaling: { min: 1, max: 2 }",
    ["production-replicas 28 spec.environments.production.scaling.min"],
  ],
  [
    "a number in an override counts",
    "shop.yaml",
    "production: {}",
    "production: { replicas: 0 }",
    ["production-replicas 27 spec.environments.production.replicas"],
  ],
  [
    "a budget taken away in an override",
    "shop.yaml",
    "production: {}",
    "production: { disruptionBudget: false }",
    ["production-replicas 27 spec.environments.production.disruptionBudget"],
  ],
  [
    "a budget taken away everywhere",
    "shop.yaml",
    "disruptionBudget: true",
    "disruptionBudget: false",
    ["production-replicas 19 spec.disruptionBudget"],
  ],
  [
    "without any probes the spec is pointed at",
    "shop.yaml",
    "  probes:\n    readiness: /ready\n    liveness: /live\n",
    "",
    ["probes-present 5 spec"],
  ],
  [
    "both numbers in an override",
    "shop.yaml",
    "production: {}",
    "production: { replicas: 2, scaling: { min: 2, max: 3 } }",
    ["replicas-beside-scaling 27 spec.environments.production.replicas"],
  ],
  [
    "an empty range in an override",
    "shop.yaml",
    "production: {}",
    "production: { scaling: { min: 4, max: 3 } }",
    ["scaling-range 27 spec.environments.production.scaling.max"],
  ],
  [
    "a missing probe that the override brings",
    "shop.yaml",
    "    liveness: /live\n",
    "",
    ["probes-present 20 spec.probes"],
  ],
  ["a tag beside a digest", "release.yaml", "      commit:", "      tag: v1\n      commit:", []],
  [
    "one probe in the override is enough",
    "shop.yaml",
    "production: {}",
    "production: { probes: { liveness: /other } }",
    [],
  ],
  [
    "three repositories, whatever the case",
    "organization.yaml",
    "events: events",
    "events: SPECS",
    ["separate-repositories 8 spec.github.repositories.events"],
  ],
];

const places = suite("rules in places");

for (const [what, file, from, to, expected] of rows) {
  places(`${what}: ${expected[0] ?? "no problem"}`, () => {
    const problems = problemsOf(changed(file, from, to));
    assert.equal(
      problems.map(({ rule, line, path }) => `${rule} ${line} ${path}`),
      expected,
    );
  });
}

/** The sound specs and a second environment like production, of another tier. */
const withTier = (tier: string, account: string, reporter: string): Readonly<Record<string, string>> => {
  const [environment = ""] = (sound["production.yaml"] ?? "").split("---");
  const other = environment
    .replace("name: production", "name: other")
    .replace("tier: production", `tier: ${tier}`)
    .replace("account: production", `account: ${account}`)
    .replace(/reporter: .*/, `reporter: ${reporter}`);
  return { ...sound, "other.yaml": other };
};

const tiers: readonly (readonly [string, string, string, readonly string[]])[] = [
  ["playground", "staging", "acme-other[bot]", []],
  ["playground", "production", "acme-other[bot]", ["playground-account 7"]],
  ["staging", "staging", "acme-other[bot]", []],
  ["staging", "staging", "Acme-Landfall-Production[bot]", ["reporter-of-its-own 8"]],
];
for (const [tier, account, reporter, expected] of tiers) {
  places(`${tier} in the account ${account}, reported by ${reporter}: ${expected[0] ?? "no problem"}`, () => {
    const problems = problemsOf(withTier(tier, account, reporter));
    assert.equal(
      problems.map(({ rule, line }) => `${rule} ${line}`),
      expected,
    );
    assert.ok(problems.every(({ file }) => file === "other.yaml"));
  });
}

const refused = "status-reporter-of-its-own 9";
const statusReporters: readonly (readonly [string, string, readonly string[]])[] = [
  ["acme-production-status[bot]", "acme-other-status[bot]", []],
  ["acme-production-status[bot]", "acme-production-status[bot]", [refused]],
  ["acme-production-status[bot]", "Acme-Landfall-Production[bot]", [refused]],
  ["acme-production-status[bot]", "acme-other[bot]", [refused]],
  ["acme-other[bot]", "acme-other-status[bot]", [refused]],
];
for (const [production, other, expected] of statusReporters) {
  places(`statuses written as ${production} and as ${other}: ${expected[0] ?? "no problem"}`, () => {
    const specs = withTier("staging", "staging", "acme-other[bot]");
    const told = (text: string | undefined, login: string): string =>
      (text ?? "").replace(/( *)reporter: .*/, `$&\n$1statusReporter: ${login}`);
    const problems = problemsOf({
      ...specs,
      "production.yaml": told(specs["production.yaml"], production),
      "other.yaml": told(specs["other.yaml"], other),
    });
    assert.equal(
      problems.map(({ rule, line }) => `${rule} ${line}`),
      expected,
    );
  });
}

for (const tier of ["playground", "cicd", "management"]) {
  places(`an application without probes and with one pod may run in ${tier}`, () => {
    const specs = withTier(tier, "staging", "acme-other[bot]");
    const probes = "  probes:\n    readiness: /ready\n    liveness: /live\n";
    const shop = (sound["shop.yaml"] ?? "")
      .replace(probes, "")
      .replace("min: 2", "min: 1")
      .replace("production: {}", "other: {}");
    const release = (sound["release.yaml"] ?? "").replaceAll("production", "other").replace(/digest: .*/, "tag: v1");
    assert.equal(problemsOf({ ...specs, "shop.yaml": shop, "release.yaml": release }), []);
  });
}

places.run();
