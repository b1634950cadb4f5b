import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { IdentityOptions } from "../../../local/forge/options.ts";
import { call, oneManual, sample } from "../acme.ts";
import { runStep, type Step } from "../doors/start.ts";
import type { Clone, Edits } from "./clone.ts";
import type { Scene } from "./scene.ts";

/** One application in one environment, with people who may approve there. */
export const reviewed: Readonly<Record<string, string>> = {
  ...oneManual,
  "environments/access.yaml": (sample["environments/access.yaml"] ?? "")
    .replace("[dev, staging]", "[staging]")
    .replace("[shop, billing]", "[shop]"),
};

export const shop = "environments/applications/shop.yaml";

const person = (login: string): IdentityOptions => ({
  token: `t-${login}`,
  login,
  kind: "user",
  repositories: { "acme/specs": { contents: "read", pull_requests: "write" } },
});
const workflow = (token: string, permissions: Readonly<Record<string, "read" | "write">>): IdentityOptions => ({
  token,
  login: "github-actions[bot]",
  kind: "actions",
  repositories: { "acme/specs": permissions },
});

/** Reviewers, and tokens of a workflow that may do less. */
export const others: readonly IdentityOptions[] = [
  ...["grace", "eve"].map(person),
  workflow("t-fork", { contents: "read", pull_requests: "read" }),
  workflow("t-no-checks", { contents: "read", pull_requests: "write" }),
];

type Comment = { readonly id: number; readonly body: string; readonly user: { readonly login: string } };
type Check = {
  readonly id: number;
  readonly conclusion: string;
  readonly output: { readonly title: string; readonly summary: string };
};
type Note = { readonly path: string; readonly start_line: number; readonly annotation_level: string };

/** A pull request of the specs, as Ada has opened it. */
export type Pull = {
  readonly number: number;
  /** Pushes further edits; gives the new head. */
  readonly push: (edits: Edits) => Promise<string>;
  readonly approve: (login: string) => Promise<unknown>;
  readonly comments: () => Promise<readonly Comment[]>;
  readonly checks: (head?: string) => Promise<readonly Check[]>;
  readonly notes: (check: Check) => Promise<readonly Note[]>;
  /** What the runner starts for the head of a checkout. */
  readonly run: (settings?: RunSettings) => Promise<Step>;
};

export type RunSettings = {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Default the scene's own. */
  readonly checkout?: Clone;
  readonly isFromFork?: boolean;
  readonly event?: "pull_request" | "pull_request_review";
};

const at = "/repos/acme/specs";
let opened = 0;

export async function openPull({ forge, specs }: Scene, edits: Edits): Promise<Pull> {
  opened += 1;
  const branch = `change-${opened}`;
  await specs.git("checkout", "--quiet", "-B", branch, "origin/main");
  const push: Pull["push"] = async (more) => {
    const head = await specs.commit(more);
    await specs.git("push", "--quiet", "origin", branch);
    return head;
  };
  let latest = await push(edits);
  const wanted = { title: "Change", head: branch, base: "main" };
  const { number } = (await call(forge, "POST", `${at}/pulls`, wanted)) as { number: number };
  return {
    number,
    push: async (more) => {
      latest = await push(more);
      return latest;
    },
    approve: (login) => call(forge, "POST", `${at}/pulls/${number}/reviews`, { event: "APPROVE" }, `t-${login}`),
    comments: async () => (await call(forge, "GET", `${at}/issues/${number}/comments`)) as Comment[],
    checks: async (head = latest) => {
      const answer = await call(forge, "GET", `${at}/commits/${head}/check-runs?filter=all`);
      return (answer as { check_runs: Check[] }).check_runs;
    },
    notes: async ({ id }) => (await call(forge, "GET", `${at}/check-runs/${id}/annotations`)) as Note[],
    run: async ({ inputs, checkout = specs, isFromFork = false, event = "pull_request" } = {}) => {
      const head = await checkout.git("rev-parse", "HEAD");
      const repo = { full_name: isFromFork ? "eve/specs" : "acme/specs" };
      const payload = { pull_request: { number, head: { sha: head, repo } }, repository: { full_name: "acme/specs" } };
      return runEvent({ forge, specs: checkout }, { event, payload, head, ...(inputs && { inputs }) });
    },
  };
}

export type EventRun = {
  readonly event: string;
  readonly payload: object;
  readonly head: string;
  readonly inputs?: Readonly<Record<string, string>>;
};

/** The action's own process, in a checkout, as the runner starts it for an event. */
export async function runEvent(
  { forge, specs }: Pick<Scene, "forge" | "specs">,
  { event, payload, head, inputs }: EventRun,
): Promise<Step> {
  const file = join(specs.folder, `.git/event-${randomUUID()}.json`);
  writeFileSync(file, JSON.stringify(payload));
  const given = { token: "t-actions", "environments-token": "t-plan", path: "environments", out: ".git/plan" };
  const step = await runStep("plan", inputs ?? given, {
    folder: specs.folder,
    environment: {
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: file,
      GITHUB_SHA: head,
      GITHUB_API_URL: `${forge.url}/api/v3`,
      GITHUB_SERVER_URL: forge.url,
      GITHUB_RUN_ID: "7",
    },
  });
  rmSync(file);
  return step;
}
