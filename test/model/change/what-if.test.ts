import { suite } from "uvu";
import * as assert from "uvu/assert";
import { groupsOf, reaches, type Spot, whatIf } from "../../../model/change/what-if.ts";
import { type Edits, revisedBy } from "./revised.ts";

const groups = suite("groups of edits");

const rows: readonly (readonly [claim: string, edits: Edits, at: readonly string[]])[] = [
  [
    "are those of one field, however many they are",
    {
      "shop.yaml": [
        ["LOG_LEVEL: info", "LOG_LEVEL: warn"],
        ["CURRENCY: EUR", "CURRENCY: USD"],
      ],
    },
    ["Application/shop spec.config"],
  ],
  [
    "are apart for each environment that says a field of its own",
    {
      "shop.yaml": [
        ["min: 2", "min: 3"],
        ["min: 3\n        max: 20", "min: 4\n        max: 20"],
      ],
    },
    ["Application/shop spec.environments.production.scaling", "Application/shop spec.scaling"],
  ],
  [
    "are apart for each application of a Release",
    {
      "staging/release.yaml": [
        ["version: 2.3.1", "version: 2.3.2"],
        ["version: 1.5.0", "version: 1.5.1"],
      ],
    },
    ["Release/staging spec.applications.billing", "Release/staging spec.applications.shop"],
  ],
];
for (const [claim, edits, at] of rows)
  groups(claim, () => {
    const found = groupsOf(revisedBy(edits).edits);
    assert.equal(
      found.map(({ document, at: path }) => `${document.kind}/${document.name} ${path.join(".")}`).sort(),
      at,
    );
  });

groups.run();

const reach = suite("what an edit reaches");

const spot = (environment: string, layer: Spot["layer"], application: string): Spot => ({
  environment,
  cluster: `${environment}-eu`,
  layer,
  application,
});
const reached: readonly (readonly [claim: string, edits: Edits, yes: readonly Spot[], no: readonly Spot[]])[] = [
  [
    "an application's own field: the application, wherever it is",
    { "shop.yaml": [["LOG_LEVEL: info", "LOG_LEVEL: warn"]] },
    [spot("staging", "apps", "shop"), spot("production", "tenants", "shop")],
    [spot("staging", "apps", "billing"), spot("staging", "tenants", "billing")],
  ],
  [
    "an environment's override: the application there",
    { "shop.yaml": [["max: 20", "max: 21"]] },
    [spot("production", "apps", "shop")],
    [spot("staging", "apps", "shop")],
  ],
  [
    "callers: the surroundings of all others, and nothing that runs",
    { "billing.yaml": [["callers: [shop]", "callers: []"]] },
    [spot("staging", "tenants", "shop"), spot("staging", "apps", "billing")],
    [spot("staging", "apps", "shop")],
  ],
  [
    "Access: surroundings only",
    { "access.yaml": [["people: [grace, linus]", "people: [linus]"]] },
    [spot("staging", "tenants", "shop")],
    [spot("staging", "apps", "shop")],
  ],
  [
    "a Release: its application, in its environment",
    { "staging/release.yaml": [["version: 1.5.0", "version: 1.5.1"]] },
    [spot("staging", "apps", "shop")],
    [spot("staging", "apps", "billing"), spot("production", "apps", "shop")],
  ],
  [
    "a cluster: what is on it",
    { "staging/cluster.yaml": [["namespace: traefik", "namespace: edge"]] },
    [spot("staging", "tenants", "shop")],
    [spot("production", "tenants", "shop")],
  ],
];
for (const [claim, edits, yes, no] of reached)
  reach(claim, () => {
    const revised = revisedBy(edits);
    const [group] = groupsOf(revised.edits);
    assert.ok(group);
    for (const one of yes) assert.ok(reaches(group, one, revised.after), `not ${JSON.stringify(one)}`);
    for (const one of no) assert.not.ok(reaches(group, one, revised.after), JSON.stringify(one));
  });

reach.run();

const news = `apiVersion: landfall/v1
kind: Application
metadata: { name: news }
spec: { repository: news, image: ghcr.io/acme/news, port: 8080, environments: { dev: {} } }
`;

const trial = suite("specs with one edit only");

trial("have that edit, and nothing else of the others", () => {
  const { before, after, edits } = revisedBy({
    "shop.yaml": [
      ["min: 2", "min: 3"],
      ["LOG_LEVEL: info", "LOG_LEVEL: warn"],
    ],
  });
  const [config, scaling] = groupsOf(edits);
  assert.ok(config && scaling);
  const tried = whatIf(before, after, config).applications.get("shop");
  assert.is(tried?.config?.["LOG_LEVEL"], "warn");
  assert.is(tried?.scaling?.min, 2);
  assert.is(before.applications.get("shop")?.config?.["LOG_LEVEL"], "info", "the specs themselves stay as they were");
});

trial("one after the other come to the specs as they will be", () => {
  const revised = revisedBy(
    {
      "shop.yaml": [
        ["min: 2", "min: 3"],
        ["max: 20", "max: 21"],
        ["  limits:\n    requestsPerSecond: 50\n    burst: 100\n", ""],
      ],
      "access.yaml": [["people: [grace, linus]", "people: [linus]"]],
    },
    { "environments/applications/news.yaml": news },
  );
  const all = groupsOf(revised.edits).reduce((model, group) => whatIf(model, revised.after, group), revised.before);
  assert.equal(all.applications, revised.after.applications);
  assert.equal(all.access, revised.after.access);
});

trial.run();
