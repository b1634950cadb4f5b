import { suite } from "uvu";
import * as assert from "uvu/assert";
import { accessChanges, underFormerGrants } from "../../../model/change/access.ts";
import { approvalOf } from "../../../model/change/approval.ts";
import type { Risk } from "../../../model/change/plan.ts";
import { reachOf } from "../../../model/change/reach.ts";
import { sample } from "../../actions/acme.ts";
import { modelOf, revisedBy } from "./revised.ts";

const access = suite("who gains and who loses a right");

const changes = (from: string, to: string): readonly string[] => {
  const { before, after } = revisedBy({ "access.yaml": [[from, to]] });
  return accessChanges(before, after).map(
    ({ kind, person, right, environment, application = "*", reason }) =>
      `${person} ${kind} ${right} of ${environment}/${application} ${reason}`,
  );
};

access("says nothing when nobody does", () => assert.equal(changes("linus@acme.example", "linus@acme.test"), []));

access("names right, environment and the grant", () => {
  assert.equal(changes("environments: [dev, staging]", "environments: [dev, staging, cicd]"), [
    "linus gained view of cicd/* by group payments",
    "linus gained edit of cicd/* by group payments",
    "linus gained approve of cicd/* by group payments",
    "linus gained operate of cicd/* by group payments",
  ]);
});

access("tells of one application only what is not said of all", () => {
  assert.equal(changes("applications: [shop, billing]", "applications: [shop]"), [
    "linus lost view of cicd/billing by group payments",
    "linus lost approve of cicd/billing by group payments",
    "linus lost view of production/billing by group payments",
    "linus lost approve of production/billing by group payments",
  ]);
});

access("knows people by their login: a new name for the same one is no change", () => {
  const { before, after } = revisedBy({
    "access.yaml": [
      ["    linus: {", "    torvalds: {"],
      ["people: [grace, linus]", "people: [grace, torvalds]"],
    ],
  });
  assert.equal(accessChanges(before, after), []);
});

access("is decided by the grants from before the change; by its own where there were none", () => {
  const { before, after } = revisedBy({ "access.yaml": [["people: [ada, grace]", "people: [ada, grace, linus]"]] });
  assert.equal(underFormerGrants(before, after).access, before.access);
  assert.is(underFormerGrants(before, after).applications, after.applications);
  const { access: _, ...nobody } = before;
  assert.is(underFormerGrants(nobody, after), after);
});

access.run();

const approval = suite("what a plan asks of people");

const before = modelOf(sample);
const risk = (fields: Partial<Risk>): Risk => ({ rule: "x", severity: "error", message: "m", edits: [], ...fields });
const rows: readonly (readonly [claim: string, risks: readonly Risk[], by: readonly string[], is: object])[] = [
  ["is nothing without a grave risk", [risk({ severity: "warning" })], [], { status: "not-needed" }],
  ["is one of those who may", [risk({ environment: "production" })], [], { status: "awaited", of: ["ada", "grace"] }],
  [
    "is given by one of them, whatever the case",
    [risk({ environment: "production" })],
    ["Ada"],
    { status: "given", by: ["ada"] },
  ],
  [
    "is not given by somebody else",
    [risk({ environment: "production" })],
    ["linus"],
    { status: "awaited", of: ["ada", "grace"] },
  ],
  [
    "is given by those who may for the application",
    [risk({ environment: "production", application: "shop" })],
    ["linus"],
    { status: "given", by: ["linus"] },
  ],
  [
    "of several environments is somebody for each",
    [risk({ environment: "production" }), risk({ environment: "staging" })],
    ["linus"],
    { status: "awaited", of: ["ada", "grace"] },
  ],
  ["of no environment is somebody who may in all", [risk({})], ["linus"], { status: "awaited", of: ["ada", "grace"] }],
  ["is nothing that anybody can give where it is blocked", [risk({ blocks: true })], ["ada"], { status: "blocked" }],
  [
    "of an environment that is new is somebody who may in any",
    [risk({ environment: "new" })],
    [],
    { status: "awaited", of: ["ada", "grace"] },
  ],
];
for (const [claim, risks, by, is] of rows) approval(claim, () => assert.equal(approvalOf(risks, before, by), is));

approval.run();

const reach = suite("whom a change touches");

reach("names places, hosts, who operates them, and who must agree to each file", () => {
  const revised = revisedBy({
    "shop.yaml": [["min: 2", "min: 3"]],
    "access.yaml": [["people: [ada, grace]", "people: [ada]"]],
  });
  const at = { kind: "changed", path: "", leaves: [], why: [], environment: "staging", cluster: "staging-eu" } as const;
  assert.equal(reachOf(revised, [{ ...at, application: "shop" }, at]), {
    environments: ["staging"],
    clusters: ["staging-eu"],
    applications: ["shop"],
    deployments: [{ environment: "staging", application: "shop" }],
    hosts: ["shop.staging.acme.example"],
    owners: ["ada", "grace", "linus"],
    reviewers: [
      { file: "environments/access.yaml", logins: ["ada", "grace"] },
      { file: "environments/applications/shop.yaml", logins: ["ada", "grace", "linus"] },
    ],
  });
});

reach("lets nobody into the circle of those who must agree by the change itself", () => {
  const revised = revisedBy({ "access.yaml": [["people: [ada, grace]", "people: [ada, grace, linus]"]] });
  assert.equal(reachOf(revised, []).reviewers, [{ file: "environments/access.yaml", logins: ["ada", "grace"] }]);
});

reach.run();
