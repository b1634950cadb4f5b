import type { ObjectChange } from "../../model/change/object-change.ts";
import type { Plan } from "../../model/change/plan.ts";
import { context, cost } from "../views/plan/sample.ts";
import { deployment, labelled, objectChange, volume } from "./manifests.ts";

export { context };

const apps = ["cart", "catalog", "ledger", "mail", "search", "shop"];

const staging: readonly ObjectChange[] = [
  objectChange("staging-eu/apps/shop/deployment-shop.yaml", {
    before: deployment("shop", 2),
    after: deployment("shop", 4, "192Mi"),
  }),
  objectChange(
    "staging-eu/data/ledger/volume-ledger.yaml",
    { before: volume("ledger") },
    { why: [{ kind: "spec", edit: 1 }] },
  ),
  objectChange(
    "staging-eu/apps/mail/deployment-mail.yaml",
    { after: deployment("mail", 1) },
    { why: [{ kind: "spec", edit: 2 }] },
  ),
  ...apps.map((name) =>
    objectChange(
      `staging-eu/tenants/${name}/namespace-${name}.yaml`,
      { before: labelled(name, "payments"), after: labelled(name, "commerce") },
      { why: [{ kind: "spec", edit: 3 }] },
    ),
  ),
  objectChange(
    "staging-eu/flux/sources.yaml",
    { before: "url: https://github.com/acme/environments\n", after: "url: https://github.com/acme/environments\n" },
    { kind: "moved", from: "staging-eu/flux/source.yaml", why: [{ kind: "renderer", from: "0.0.9" }] },
  ),
  objectChange(
    "landfall.lock",
    { before: "source: acme/specs@1111111\nunits: 14\n", after: "source: acme/specs@5555555\nunits: 15\n" },
    { why: [{ kind: "follows" }] },
  ),
];

const production: readonly ObjectChange[] = [
  objectChange(
    "production-eu/apps/shop/deployment-shop.yaml",
    { before: deployment("shop", 4), after: deployment("shop", 6) },
    { environment: "production", why: [{ kind: "spec", edit: 4 }] },
  ),
];

const edit = (name: string, line: number, path: readonly string[]): Plan["edits"][number] => {
  const file = `environments/applications/${name}.yaml`;
  return {
    document: { kind: "Application", name },
    path,
    place: { file, document: 0 },
    isIn: "after",
    file,
    line,
    column: 9,
  };
};

/** A plan with something of everything. */
export const plan: Plan = {
  source: { repository: "acme/specs", commit: "5".repeat(40) },
  against: { kind: "environments", repository: "acme/environments", commit: "c0ffee1".padEnd(40, "0") },
  words: [],
  edits: [
    edit("shop", 14, ["spec", "environments", "staging", "replicas"]),
    edit("ledger", 22, ["spec", "database"]),
    edit("mail", 1, []),
    edit("shop", 6, ["spec", "team"]),
    edit("shop", 18, ["spec", "environments", "production", "replicas"]),
  ],
  environments: [
    {
      environment: "staging",
      tier: "staging",
      merge: "auto",
      remarks: [
        {
          kind: "not-deployed",
          notDeployed: { application: "news", environment: "staging", reason: "no Release names it" },
        },
        { kind: "kept", unit: "staging-eu/data/ledger" },
      ],
      words: [
        { subject: "shop", field: "replicas", before: "2", after: "4", edits: [0] },
        { subject: "shop", field: "resources.memory", before: "256Mi", after: "192Mi", edits: [0] },
        { subject: "ledger", field: "database", before: "20Gi of PostgreSQL", edits: [1] },
        { subject: "mail", field: "", after: "1 replica, 256Mi", edits: [2] },
      ],
      objects: staging,
    },
    {
      environment: "production",
      tier: "production",
      merge: "manual",
      remarks: [],
      words: [{ subject: "shop", field: "replicas", before: "4", after: "6", edits: [4] }],
      objects: production,
    },
  ],
  risks: [
    {
      rule: "data-deleted",
      severity: "error",
      message: "the volume of ledger is deleted, and all that it holds",
      fix: "keep it with retire: {reason, until}, and let it go in steps",
      environment: "staging",
      application: "ledger",
      path: "staging-eu/data/ledger/volume-ledger.yaml",
      edits: [1],
    },
    {
      rule: "less-memory",
      severity: "warning",
      message: "shop gets less memory than it has today: 256Mi becomes 192Mi",
      environment: "staging",
      application: "shop",
      path: "staging-eu/apps/shop/deployment-shop.yaml",
      edits: [0],
    },
    {
      rule: "exception-added",
      severity: "notice",
      message: "the organization makes an exception until 2027-01-31",
      edits: [],
    },
  ],
  costs: [cost],
  access: [
    {
      kind: "gained",
      person: "Ana Silva",
      login: "ana",
      right: "operate",
      environment: "production",
      application: "shop",
      reason: "by group payments",
    },
    { kind: "lost", person: "Ben Okri", login: "ben", right: "approve", environment: "staging", reason: "by name" },
  ],
  reach: {
    environments: ["production", "staging"],
    clusters: ["production-eu", "staging-eu"],
    applications: apps,
    deployments: [],
    hosts: ["shop.acme.example", "staging.shop.acme.example"],
    owners: ["ana", "chris"],
    reviewers: [
      { file: "environments/applications/ledger.yaml", logins: ["ana"] },
      { file: "environments/applications/shop.yaml", logins: ["ana", "chris"] },
    ],
  },
  usual: [{ environment: "staging", application: "shop", medianSeconds: 95, slowestSeconds: 240, count: 21 }],
  missing: [],
};

/** The same with so many Deployments instead, each with a name of its own and one of five changes. */
export function planOf(count: number): Plan {
  const versions = (name: string, index: number) => ({
    before: deployment(name, 2),
    after: deployment(name, 3 + (index % 5)),
  });
  // To read 20,000 manifests takes seconds.
  const kinds = Array.from({ length: 5 }, (_, index) => objectChange("x", versions("x", index)));
  const objects = Array.from({ length: count }, (_, index): ObjectChange => {
    const name = `service-${index}`;
    const path = `staging-eu/apps/${name}/deployment-${name}.yaml`;
    const like = kinds[index % 5] ?? objectChange("x", versions("x", index));
    const object = { apiVersion: "apps/v1", kind: "Deployment", namespace: name, name };
    return { ...like, ...versions(name, index), path, object, application: name };
  });
  return { ...plan, environments: plan.environments.map((one, index) => (index === 0 ? { ...one, objects } : one)) };
}
