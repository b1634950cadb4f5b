import { suite } from "uvu";
import * as assert from "uvu/assert";
import { appSlug, landfallApp, permissionsOf, reporterApp } from "../../../model/setup/apps.ts";
import { rulesetBody, wantedRules } from "../../../model/setup/ruleset.ts";

const apps = suite("the Apps");

const slugs: readonly (readonly [owner: string, environment: string | undefined, slug: string])[] = [
  ["acme", undefined, "acme-landfall"],
  ["Acme", "staging", "acme-landfall-staging"],
  ["a".repeat(39), undefined, `${"a".repeat(25)}-landfall`],
  ["acme", "e".repeat(40), `a-landfall-${"e".repeat(23)}`],
];
for (const [owner, environment, slug] of slugs) {
  apps(`have names that GitHub takes: ${slug}`, () => {
    assert.is(appSlug(owner, environment), slug);
    assert.ok(slug.length <= 34);
  });
}

apps("may do what they need and no more: a reporter dispatches, and nobody changes workflows or settings", () => {
  assert.equal(permissionsOf(reporterApp("x", "staging")), { contents: "write", metadata: "read" });
  const permissions = Object.keys(permissionsOf(landfallApp("x")));
  for (const never of ["workflows", "administration", "members", "secrets"]) assert.not.ok(permissions.includes(never));
});

apps.run();

const rules = suite("the rules");

rules("ask for a pull request everywhere, and let nobody by", () => {
  for (const wanted of Object.values(wantedRules)) {
    const { rules: all, bypass_actors: bypass, enforcement } = rulesetBody(wanted);
    assert.equal([bypass, enforcement], [[], "active"]);
    assert.equal(
      all.map(({ type }) => type).filter((type) => type !== "required_status_checks"),
      ["deletion", "non_fast_forward", "pull_request"],
    );
  }
});

rules("require the specs' own check, and Landfall's from its App alone", () => {
  assert.is(wantedRules.specs.checks.length, 1, "no workflow of the specs says which check to require");
  const checks = (app?: number) => JSON.stringify(rulesetBody(wantedRules.environments, app));
  assert.match(checks(7), /"context":"landfall\/propose","integration_id":7/);
  assert.not.match(checks(), /integration_id/);
  assert.not.match(JSON.stringify(rulesetBody(wantedRules.specs, 7)), /integration_id/);
});

rules.run();
