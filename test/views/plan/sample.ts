import type { EnvironmentPlan, LocatedEdit, Plan, Remark, Risk } from "../../../model/change/plan.ts";
import type { CostChange } from "../../../model/cost/change.ts";
import type { Context } from "../../../views/plan/context.ts";
import { change, objects } from "./objects.sample.ts";

const head = "a".repeat(40);
const file = "environments/applications/shop.yaml";

export const context: Context = {
  head,
  headUrl: `https://github.com/acme/specs/blob/${head}`,
  rulesUrl: "https://github.com/acme/landfall/blob/v1/docs/rules",
  pageUrl: "https://github.com/acme/specs/actions/runs/7/artifacts/8",
  runUrl: "https://github.com/acme/specs/actions/runs/7",
  version: "0.1.0",
};

const edits: readonly LocatedEdit[] = [
  {
    document: { kind: "Application", name: "shop" },
    path: ["spec", "replicas"],
    before: 2,
    after: 4,
    place: { file, document: 0 },
    isIn: "after",
    file,
    line: 12,
    column: 3,
  },
  {
    document: { kind: "Application", name: "news" },
    path: [],
    before: { port: 80 },
    place: { file: "environments/applications/news.yaml", document: 0 },
    isIn: "before",
    file: "environments/applications/news.yaml",
  },
];

const source = { repository: "acme/specs", commit: "b".repeat(40) };

const remarks: readonly Remark[] = [
  { kind: "new" },
  {
    kind: "edited",
    byHand: {
      drift: ["production-eu/apps/shop/configmap-shop.yaml"],
      edits: [
        { commit: "d".repeat(40), author: "eve", at: "2026-11-20T10:00:00Z", subject: "Tinker", paths: ["x.yaml"] },
      ],
      lostMerge: { number: 6, commit: "e".repeat(40) },
    },
  },
  { kind: "diverged", source },
  { kind: "unknown-source", source },
  { kind: "other-owner", source },
  { kind: "other-version", renderer: "0.0.9", own: "0.1.0" },
  { kind: "unreadable-lock", reason: "there is none" },
  { kind: "removed-cluster", cluster: "production-us" },
  { kind: "kept", unit: "production-eu/data/news" },
  { kind: "not-deployed", notDeployed: { application: "blog", environment: "production", reason: "no release" } },
  { kind: "left-alone" },
];

const production: EnvironmentPlan = {
  environment: "production",
  tier: "production",
  merge: "manual",
  remarks,
  words: [
    { subject: "shop", field: "replicas", before: "2", after: "4", edits: [0] },
    { subject: "news", field: "", before: "runs here", edits: [1] },
  ],
  objects,
};

const staging: EnvironmentPlan = {
  environment: "staging",
  tier: "staging",
  merge: "auto",
  remarks: [],
  words: [{ subject: "Cluster staging-eu", field: "version", after: "1.35", edits: [0] }],
  objects: [
    { ...change("staging-eu/apps/shop/job-shop.yaml", { text: [undefined, "kind: Job\n"] }), environment: "staging" },
  ],
};

const database = { what: "database", cluster: "production-eu", application: "shop" } as const;
const unknown = {
  what: "chart",
  cluster: "production-eu",
  application: "mesh",
  unknown: "nobody knows its pods",
} as const;

/** What becomes dearer, what nobody knows, and what is a share of nodes. */
export const cost: CostChange = {
  environment: "production",
  before: { environment: "production", low: 100, high: 130, lines: [], unknown: [] },
  after: { environment: "production", low: 112, high: 160.5, lines: [], unknown: [unknown] },
  delta: { low: 12, high: 30.5 },
  lines: [
    { ...database, before: { ...database, low: 0, high: 0 }, delta: { low: 12, high: 30.5 } },
    { ...unknown, after: unknown },
    { what: "compute", cluster: "production-eu", name: "api", delta: { low: -3, high: -3 }, isShare: true },
  ],
  budget: { status: "near", monthly: 180, currency: "USD", share: 0.8917 },
};

export const risk = (severity: Risk["severity"], given: Partial<Risk> = {}): Risk => ({
  rule: "data-lost",
  severity,
  message: "shop in production loses its database",
  fix: "retire it first",
  environment: "production",
  application: "shop",
  path: "production-eu/data/shop/cluster-shop.yaml",
  edits: [0],
  ...given,
});

/** Nothing differs. */
export const nothing: Plan = {
  source: { repository: "acme/specs", commit: head },
  against: { kind: "environments", repository: "acme/environments", commit: "c".repeat(40) },
  edits: [],
  words: [],
  environments: [
    { ...staging, remarks: remarks.filter(({ kind }) => kind === "not-deployed"), words: [], objects: [] },
  ],
  risks: [],
  costs: [],
  access: [],
  reach: { environments: [], clusters: [], applications: [], deployments: [], hosts: [], owners: [], reviewers: [] },
  usual: [],
  missing: [],
};

/** Everything a plan can have in it, once at least; not production first. */
export const plan: Plan = {
  ...nothing,
  edits,
  words: [{ subject: "Access access", field: "groups.payments", before: "ada", after: "ada, bob", edits: [0] }],
  environments: [staging, production],
  risks: [
    risk("error"),
    risk("warning", { rule: "memory-lower", message: "it has less memory than today" }),
    risk("notice", { rule: "chart-major", edits: [] }),
  ],
  costs: [cost],
  access: [
    {
      kind: "gained",
      person: "bob",
      login: "bob-codes",
      right: "approve",
      environment: "production",
      application: "shop",
      reason: "by group payments",
    },
    { kind: "lost", person: "ada", login: "ada-codes", right: "view", environment: "staging", reason: "by name" },
  ],
  reach: {
    environments: ["production", "staging"],
    clusters: ["production-eu"],
    applications: ["news", "shop"],
    deployments: [
      { environment: "production", application: "shop" },
      { environment: "staging", application: "news" },
    ],
    hosts: ["shop.example.com"],
    owners: ["ada-codes"],
    reviewers: [
      { file, logins: ["ada-codes", "bob-codes"] },
      { file: "environments/access.yaml", logins: [] },
    ],
  },
  usual: [{ environment: "production", application: "shop", medianSeconds: 125, slowestSeconds: 600, count: 12 }],
};

/** Nobody could read what is merged, and more is missing. */
export const incomplete: Plan = {
  ...nothing,
  risks: [risk("warning", { blocks: true })],
  source: { repository: "acme/specs" },
  against: { kind: "specs", commit: "c".repeat(40), because: "there is no key to acme/environments" },
  missing: ["prices of eu-north-1 are unknown", "history could not be read"],
};
