import { difference } from "../../../model/change/difference.ts";
import type { ObjectChange, Why } from "../../../model/change/object-change.ts";
import type { EnvironmentPlan, LocatedEdit, Plan, Remark, Risk } from "../../../model/change/plan.ts";
import type { JsonMap } from "../../../model/spec/json.ts";
import type { Context } from "../../../views/plan/context.ts";

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

type Given = Partial<ObjectChange> & { readonly text?: readonly [string | undefined, string | undefined] };

/** A file of `production` that changes, its texts as YAML would have them. */
export function change(path: string, given: Given = {}): ObjectChange {
  const { text: [before, after] = ["replicas: 2\n", "replicas: 4\n"], ...others } = given;
  const unit = path.split("/").slice(0, 3).join("/");
  return {
    kind: before === undefined ? "added" : after === undefined ? "deleted" : "changed",
    environment: "production",
    unit,
    cluster: "production-eu",
    application: "shop",
    path,
    object: { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", name: "shop" },
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    leaves: [],
    why: [{ kind: "spec", edit: 0 }],
    ...others,
  };
}

/** The same label on an object of each of so many applications. */
export const labelled = (count: number): readonly ObjectChange[] =>
  Array.from({ length: count }, (_, index) => {
    const [was, becomes]: readonly JsonMap[] = [{ labels: { team: "a" } }, { labels: { team: "b" } }];
    if (was === undefined || becomes === undefined) throw new Error("both are there");
    return change(`production-eu/apps/app-${index}/service-app-${index}.yaml`, {
      text: [`name: app-${index}\nteam: a\n`, `name: app-${index}\nteam: b\n`],
      was,
      becomes,
      leaves: difference(was, becomes),
    });
  });

const follows: readonly Why[] = [{ kind: "follows" }];
const digest = "event.toolkit.fluxcd.io/unit-digest";

const objects: readonly ObjectChange[] = [
  { ...change("landfall.lock", { text: ["1\n", "2\n"] }), why: follows },
  change("production-eu/apps/shop/deployment-shop.yaml", {
    leaves: [{ path: ["spec", "replicas"], before: 2, after: 4 }],
  }),
  change("production-eu/apps/shop/secret-shop.yaml", {
    text: ["password: (hidden)\n", "password: (hidden, another than before)\n"],
    isMasked: true,
    why: [{ kind: "earlier" }],
  }),
  change("production-eu/apps/shop/service-shop.yaml", { text: [undefined, "kind: Service\n"] }),
  change("production-eu/apps/news/service-news.yaml", {
    text: ["kind: Service\n", undefined],
    why: [{ kind: "spec", edit: 1 }],
  }),
  change("production-eu/data/shop/cluster-shop.yaml", {
    kind: "moved",
    from: "production-eu/apps/shop/cluster-shop.yaml",
    text: ["kind: Cluster\n", "kind: Cluster\n"],
    why: [{ kind: "renderer", from: "0.0.9" }],
  }),
  change("production-eu/apps/shop/configmap-shop.yaml", { text: ["a: 1\n", "a: 2\n"], why: [{ kind: "hand" }] }),
  ...["shop", "news"].map((name) =>
    change(`production-eu/flux/flux-kustomization-apps-${name}.yaml`, {
      unit: "production-eu/flux",
      why: [{ kind: "spec", edit: 0 }],
      leaves: [{ path: ["metadata", "annotations", digest], before: `${name} 1`, after: `${name} 2` }],
    }),
  ),
  change("production-eu/apps/shop/kustomization.yaml", { text: ["- a.yaml\n", "- b.yaml\n"], why: follows }),
  ...labelled(3),
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
  costs: [],
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
