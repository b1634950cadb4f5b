import { suite } from "uvu";
import * as assert from "uvu/assert";
import { tell } from "./edits.ts";
import { after } from "./team.ts";

const placement = suite("placement");

tell(placement, [
  [
    "checkout.yaml",
    "staging-eu, production-eu",
    "staging-uk, staging-eu, production-eu",
    ['checkout.yaml:20:14 there is no cluster "staging-uk"'],
    'did you mean "staging-us"?',
  ],
  [
    "checkout.yaml",
    "clusters: [production-eu]",
    "clusters: [staging-eu]",
    ['checkout.yaml:30:18 the cluster "staging-eu" is one of the environment "staging", where this does not go'],
    "name a cluster of production",
  ],
  [
    "redis.yaml",
    "  callers: [shop]",
    "  clusters: [staging-eu, production-eu]",
    ['redis.yaml:12:26 the cluster "production-eu" is one of the environment "production", where this does not go'],
    "name a cluster of staging",
  ],
  [
    "checkout.yaml",
    "[staging-eu, production-eu]",
    "[production-eu]",
    ['checkout.yaml:28:5 spec.clusters names no cluster of "staging", so nothing runs there'],
    "add one of: staging-eu, staging-us",
  ],
  ["checkout.yaml", "clusters: [staging-eu, production-eu]", "clusters: [staging-us]", []],
  ["checkout.yaml", "staging: {}", "staging: { clusters: [staging-us] }", []],
  [
    "checkout.yaml",
    "clusters: [production-eu]",
    "clusters: []",
    ["checkout.yaml:30:17 spec.environments.production.clusters must have at least 1 entry"],
  ],
]);

placement("an environment left out is a warning: it may be meant", () => {
  const problems = after(["checkout.yaml", "[staging-eu, production-eu]", "[production-eu]"]);
  assert.equal(
    problems.map(({ severity }) => severity),
    ["warning"],
  );
});

placement.run();

const stores = suite("secret stores");

tell(stores, [
  [
    "staging.yaml",
    "  secretStore: acme-staging\n",
    "",
    ['checkout.yaml:28:5 "checkout" has secrets, and the environment "staging" has no secret store'],
    "add secretStore to the environment, in staging.yaml",
  ],
  [
    "production.yaml",
    "  secretStore: acme-production\n",
    "",
    ['checkout.yaml:29:5 "checkout" has secrets, and the environment "production" has no secret store'],
    "add secretStore to the environment, in production.yaml",
  ],
]);

const wanting: readonly (readonly [what: string, edit: readonly [string, string], lines: readonly number[]])[] = [
  ["no secrets", ["config: {}", "config: {}"], []],
  ["secrets in production alone", ["config: {}", "secrets: { A: { key: a } }"], [27]],
  ["secrets for pulling images", ["  volumes:", "  pullSecrets: { ghcr: { key: a } }\n  volumes:"], [27, 28]],
];
for (const [what, [from, to], lines] of wanting)
  stores(`${what}: a store is missing on the lines ${lines.join(", ")}`, () => {
    const problems = after(
      ["checkout.yaml", "  secrets:\n    STRIPE_KEY: { key: checkout/stripe }\n", ""],
      ["checkout.yaml", from, to],
      ["staging.yaml", "  secretStore: acme-staging\n", ""],
      ["production.yaml", "  secretStore: acme-production\n", ""],
    );
    assert.equal(
      problems.map(({ line }) => line),
      lines,
    );
  });

stores.run();
