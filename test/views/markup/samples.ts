import type { Problem } from "../../../model/problem.ts";
import type { Event } from "../../../model/task/event.ts";
import type { Task } from "../../../model/task/task.ts";
import type { FolderPlan } from "../../../model/tree/folder-plan.ts";
import type { Proposal, Proposed } from "../../../views/proposal/proposal.ts";
import { at, begun, healthy, ofPart, ofSuite, ofTask, task, unhealthy } from "../../model/task/task.sample.ts";
import { server } from "./github-markdown.ts";

export const links = { serverUrl: server, repository: "acme/environments" };
export const source = { repository: "acme/specs", commit: "5".repeat(40) };

const problem: Problem = {
  rule: "scaling-range",
  severity: "error",
  file: "environments/applications/shop.yaml",
  line: 12,
  column: 15,
  path: "spec.scaling.min",
  message: "spec.scaling.min must be a whole number",
  fix: "for example two",
};
const { fix: _, ...withoutFix } = problem;

export const report = {
  problems: [
    problem,
    { ...withoutFix, severity: "warning", message: "something else" },
    { ...problem, severity: "notice" },
  ],
  counts: { files: 7, documents: 12 },
} as const satisfies { readonly problems: readonly Problem[]; readonly counts: object };

const url = `${server}/acme/environments/pull/7`;
const units = [
  { kind: "changed", path: "staging-eu/apps/shop" },
  { kind: "added", path: "staging-eu/tenants/shop" },
] as const;

export const plans: readonly FolderPlan[] = [
  {
    environment: "staging",
    changes: [{ path: "staging-eu/apps/shop/service.yaml", text: "kind: Service" }],
    units,
    drift: ["staging-eu/apps/shop/deployment.yaml"],
    removedClusters: ["staging-us"],
    notDeployed: [{ application: "news", environment: "staging", reason: "no Release names it" }],
    kept: ["staging-eu/data/shop"],
    tree: "1".repeat(40),
  },
  {
    environment: "dev",
    changes: [],
    units: [],
    drift: [],
    removedClusters: [],
    notDeployed: [],
    kept: [],
    tree: "2".repeat(40),
  },
];

/** What people did to the folder of each plan. */
const byHand = {
  drift: ["staging-eu/apps/shop/deployment.yaml"],
  edits: [
    {
      commit: "d".repeat(40),
      author: "ada",
      at: "2026-11-20T10:00:00Z",
      subject: "Tinker",
      paths: ["staging-eu/apps/shop/deployment.yaml"],
    },
  ],
  lostMerge: { number: 6, commit: "e".repeat(40) },
};

export const proposedPlans: readonly Proposed[] = plans.map((plan) => ({ plan, source, byHand }));

const open = { environment: "staging", number: 7, url, units, removedClusters: ["staging-us"], byHand };

export const proposals: readonly Proposal[] = [
  { status: "none", environment: "dev" },
  { status: "closed", environment: "dev", number: 6 },
  { status: "refused", environment: "dev", reason: "it belongs to others" },
  { ...open, status: "merged" },
  { ...open, status: "open", waitsFor: "a person to merge it" },
];

const proposed = ofTask("proposed", "done", 0, { message: "the pull request", url });
const failed = ofPart("us", unhealthy, 30, { reason: "HealthCheckFailed", message: "not ready in time" });
const there = [ofPart("eu", healthy, 20), ofPart("us", healthy, 20)];
const puzzled = ofPart("eu", ["applied", "unknown"], 20, { message: "something new" });
const superseded = ofTask("ready", "skipped", 40, { message: "superseded by another" });
const [, merged] = begun;
const before: readonly Event[] = [proposed, ...(merged ? [merged] : [])];

/** A task in each of the states that say what somebody said. */
export const tasks: readonly Task[] = [
  { ...task, events: [] },
  { ...task, events: [...before, ofPart("eu", healthy, 20, { message: "all is well", url })] },
  { ...task, events: [...before, failed] },
  { ...task, events: [...before, puzzled] },
  { ...task, events: [...before, superseded] },
  {
    ...{ ...task, suite: true },
    events: [...before, ...there, ofSuite("failed", 50, { message: "1 of 2 tests failed: pays twice", url })],
  },
  { ...task, events: [{ ...proposed, state: "failed", at: at(5), reason: "Refused", message: "it was refused" }] },
];
