import { suite } from "uvu";
import * as assert from "uvu/assert";
import { appSlug, landfallApp, permissionsOf, readerApp, reporterApp, statusApp } from "../../../model/setup/apps.ts";
import { deliveryBodies, verifiedSetsBody } from "../../../model/setup/delivery-rules.ts";
import { type Role, roles } from "../../../model/setup/role.ts";
import { type CheckSource, rulesetBody, type SourceIds, wantedRules } from "../../../model/setup/ruleset.ts";

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

apps("that pull requests have the key of may read one repository, and nothing else", () => {
  const { needs: _, ...reader } = readerApp("x");
  assert.equal(permissionsOf(readerApp("x")), { contents: "read", deployments: "read", metadata: "read" });
  assert.equal([reader.repositories, reader.onApplications], [["environments"], false]);
});

apps("that clusters write commit statuses as may do nothing else, on one repository", () => {
  assert.equal(permissionsOf(statusApp("x", "staging")), { metadata: "read", statuses: "write" });
  const { repositories, onApplications } = statusApp("x", "staging");
  assert.equal([repositories, onApplications], [["environments"], false]);
});

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

const sources: readonly (readonly [role: Role, context: string, from: CheckSource | undefined])[] = [
  ["specs", "specs-ok", undefined],
  ["specs", "landfall/plan", "github-actions"],
  ["environments", "landfall/propose", "landfall"],
];
for (const [role, context, from] of sources) {
  rules(`require ${context}, from ${from ?? "whoever runs it"}, in ${role}`, () => {
    const known = { landfall: 7, "github-actions": 15 };
    const checks = (ids: SourceIds) => JSON.stringify(rulesetBody(wantedRules[role], ids));
    const named = JSON.stringify({ context, ...(from && { integration_id: known[from] }) });
    assert.ok(checks(known).includes(named), checks(known));
    assert.ok(checks({}).includes(JSON.stringify({ context })));
  });
}

rules(
  "of specs that deliver are two: nobody passes the checks by, and the App alone the approval, in pull requests",
  () => {
    const [main, owners] = deliveryBodies({ landfall: 7, "github-actions": 15 });
    const types = (of: typeof main) => of?.rules.map(({ type }) => type) ?? [];
    assert.equal(main?.bypass_actors, []);
    assert.ok(types(main).includes("required_status_checks"));
    assert.equal(owners?.bypass_actors, [{ actor_id: 7, actor_type: "Integration", bypass_mode: "pull_request" }]);
    assert.not.ok(types(owners).includes("required_status_checks"));
    const asks = (of: typeof main) => JSON.stringify(of).includes('"require_code_owner_review":true');
    assert.equal([asks(main), asks(owners)], [false, true]);
    assert.equal(
      deliveryBodies().map(({ bypass_actors: bypass }) => bypass),
      [[], []],
    );
  },
);

rules("of verified sets let the App alone make, move or delete one", () => {
  const { target, bypass_actors: bypass, conditions, rules: all } = verifiedSetsBody(7);
  assert.equal([target, conditions.ref_name.include], ["tag", ["refs/tags/landfall/verified/**/*"]]);
  assert.equal(bypass, [{ actor_id: 7, actor_type: "Integration", bypass_mode: "always" }]);
  assert.equal(
    all.map(({ type }) => type),
    ["creation", "update", "deletion"],
  );
  assert.equal(verifiedSetsBody().bypass_actors, []);
});

rules("require nothing else", () => {
  const all = roles.flatMap((role) => wantedRules[role].checks.map(({ context }) => context));
  assert.equal(all.sort(), sources.map(([, context]) => context).sort());
});

rules.run();
