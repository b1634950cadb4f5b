import type { CheckRun } from "../../../actions/io/github/checks.ts";
import type { MergedPullRequest } from "../../../actions/io/github/pull-requests.ts";
import type { CommitStatus } from "../../../actions/io/github/statuses.ts";
import type {
  Deployment,
  DeploymentStatus,
  ReportDeps,
  SpecFiles,
  SpecsRequest,
} from "../../../actions/report/needs.ts";
import type { FluxStatus } from "../../../events/flux-status.ts";
import { printSource } from "../../../model/names/source.ts";
import { UserError } from "../../../model/problem.ts";
import type { Lock } from "../../../model/tree/lock.ts";

export const sha = (digit: string): string => digit.repeat(40);
export const identity = "acme-landfall[bot]";
export const reporter = "acme-staging[bot]";
export const statusReporter = "acme-staging-status[bot]";

type Commit = {
  readonly sha: string;
  readonly at: string;
  readonly locks: Readonly<Record<string, Lock | "broken">>;
  readonly pullRequest?: MergedPullRequest;
};

/** `{"staging-eu/apps/shop": "1"}`: units and the digit their digest repeats. */
export const lock = (units: Readonly<Record<string, string>>, changes: Partial<Lock> = {}): Lock => ({
  source: printSource({ repository: "acme/specs", commit: sha("5") }),
  renderer: "1.0.0",
  reporter,
  applications: new Map([["shop", { repository: "acme/shop", commit: sha("a"), image: "ghcr.io/acme/shop:1" }]]),
  units: new Map(
    Object.entries(units).map(([unit, digit]) => {
      const [, , application] = unit.split("/");
      return [unit, { input: digit.repeat(64), rendered: sha(digit), ...(application && { application }) }];
    }),
  ),
  ...changes,
});

/** `event` as Flux would send it from a cluster of staging. */
export const flux = (event: {
  readonly revision: string;
  readonly cluster?: string;
  readonly [key: string]: unknown;
}) => {
  const { revision, cluster = "staging-eu", name = "apps-shop", environment = "staging", ...changes } = event;
  const client_payload = {
    involvedObject: { kind: "Kustomization", namespace: "flux-system", name },
    severity: "info",
    timestamp: "2026-11-20T12:00:30Z",
    message: "Health check passed in 1s",
    reason: "Progressing",
    metadata: { revision: `main@sha1:${revision}`, environment, cluster },
    ...changes,
  };
  return { name: "repository_dispatch", payload: { action: "x", client_payload, sender: { login: reporter } } };
};

export const push = (before: string, after: string) => ({
  name: "push",
  payload: { ref: "refs/heads/main", before, after, repository: { default_branch: "main" } },
});

/** The environments repository and GitHub, in memory. `commits` are the default branch's, oldest first. */
export function makeWorld(commits: Commit[]) {
  const deployments: (Deployment & { readonly environment: string; readonly task: string })[] = [];
  const logs = new Map<number, DeploymentStatus[]>();
  const checks = new Map<string, CheckRun>();
  const statuses = new Map<string, CommitStatus>();
  const writes: string[] = [];
  /** The specs by their commits. */
  const specs = new Map<string, SpecFiles>();
  /** What happens once, just after a check run was shown; repositories that refuse statuses. */
  const hooks: {
    afterCheck?: (() => Promise<void>) | undefined;
    refusing: readonly string[];
    settle?: () => Promise<void>;
    specsRequest?: SpecsRequest;
    statuses?: readonly FluxStatus[];
    /** The Kustomizations of each cluster that answers. */
    clusters?: Readonly<Record<string, readonly unknown[]>>;
  } = { refusing: [] };
  const clock = { now: "2026-11-20T12:01:00Z" };
  const indexOf = (commit: string): number => commits.findIndex(({ sha }) => sha === commit);
  const lockAt = (commit: string, environment: string): Lock | undefined => {
    if (indexOf(commit) < 0) throw new Error(`no such commit: ${commit}`);
    const found = commits[indexOf(commit)]?.locks[environment];
    if (found === "broken") throw new UserError(`${environment}/landfall.lock is not JSON`);
    return found;
  };
  const digestAt = (index: number, folder: string): string | undefined => {
    const [environment = "", ...unit] = folder.split("/");
    if (unit.length === 0) return lockText(index, environment);
    const found = commits[index]?.locks[environment];
    return found === "broken" ? "broken" : found?.units.get(unit.join("/"))?.rendered;
  };
  const unitsAt = (index: number, environment: string): readonly string[] => {
    const found = commits[index]?.locks[environment];
    return found === undefined || found === "broken" ? [] : [...found.units.keys()];
  };
  const lockText = (index: number, environment: string): string =>
    JSON.stringify(commits[index]?.locks[environment], (_, value) => (value instanceof Map ? [...value] : value)) ?? "";
  const deps: ReportDeps = {
    history: {
      tip: async () => commits.at(-1)?.sha ?? "",
      isOnDefaultBranch: async (commit) => indexOf(commit) >= 0,
      firstParentOf: async (commit) => commits[indexOf(commit) - 1]?.sha,
      committedAt: async (commit) => commits[indexOf(commit)]?.at ?? "",
      lastChange: async (commit, folder) => {
        let index = indexOf(commit);
        while (index >= 0 && digestAt(index, folder) === digestAt(index - 1, folder)) index -= 1;
        return commits[index]?.sha;
      },
      removals: async (commit, folder, most) => {
        const [environment = "", cluster] = folder.split("/");
        const isRemoval = (index: number): boolean =>
          unitsAt(index - 1, environment).some(
            (unit) => unit.startsWith(`${cluster}/`) && !unitsAt(index, environment).includes(unit),
          );
        return commits
          .flatMap(({ sha }, index) => (index <= indexOf(commit) && isRemoval(index) ? [sha] : []))
          .toReversed()
          .slice(0, most);
      },
      recent: async (environment, since, most) =>
        commits
          .filter(({ at }, index) => at >= since && lockText(index, environment) !== lockText(index - 1, environment))
          .map(({ sha }) => sha)
          .toReversed()
          .slice(0, most),
      environmentsAt: async (commit) => Object.keys(commits[indexOf(commit)]?.locks ?? {}),
      lockAt: async (commit, environment) => lockAt(commit, environment),
    },
    deployments: {
      list: async (environment, task, commit) =>
        deployments
          .filter((each) => each.environment === environment && each.task === task)
          .filter((each) => commit === undefined || each.commit === commit)
          .toReversed(),
      create: async ({ ref, environment, task, payload }) => {
        writes.push(`deployment ${environment} ${task} ${ref}`);
        const deployment = { id: deployments.length + 1, commit: ref, creator: identity, environment, task, payload };
        deployments.push(deployment);
        return deployment;
      },
      log: async (id) => (logs.get(id) ?? []).toReversed(),
      newest: async (id) => logs.get(id)?.at(-1),
      append: async (id, state, entry) => {
        writes.push(`log ${id} ${state} ${entry.text}`);
        const number = [...logs.values()].flat().length + 1;
        logs.set(id, [...(logs.get(id) ?? []), { id: number, at: clock.now, state, entry, creator: identity }]);
        return number;
      },
    },
    specsAt: async ({ repository, commit }) => {
      const files = specs.get(commit);
      if (files === undefined) throw new UserError(`${repository} has no commit ${commit}`);
      return files;
    },
    pullRequestOf: async (commit) => {
      const merged = commits[indexOf(commit)]?.pullRequest;
      return merged && { ...merged, headAt: "2026-11-20T11:57:00Z" };
    },
    checksOn: async (commit) =>
      new Map([...checks].flatMap(([id, run]) => (run.headSha === commit ? [[id, run.conclusion ?? null]] : []))),
    latestStatusesOn: async (commit) =>
      [...statuses].filter(([key]) => key.startsWith(`acme/environments@${commit} `)).map(([, status]) => status),
    statusesOn: async (commit) => (hooks.statuses ?? []).filter((status) => status.commit === commit),
    readCluster: async (cluster) =>
      hooks.clusters === undefined || hooks.clusters[cluster] === undefined
        ? { status: "hidden", reason: "it does not answer" }
        : { status: "read", object: { items: hooks.clusters[cluster] } },
    specsRequestOf: async () => hooks.specsRequest,
    showCheck: async (run) => {
      writes.push(`check ${run.externalId} ${run.title}`);
      const before = checks.get(run.externalId);
      checks.set(run.externalId, run);
      const hook = hooks.afterCheck;
      hooks.afterCheck = undefined;
      await hook?.();
      const isNews = before?.conclusion !== run.conclusion || before?.title !== run.title;
      const isTurn = before?.conclusion !== run.conclusion || before === undefined;
      return { shown: true, url: "https://github.com/check", isNews, isTurn };
    },
    showStatus: async (commit, status) => {
      if (hooks.refusing.includes(commit.repository)) throw new UserError(`cannot write to ${commit.repository} (404)`);
      writes.push(`status ${commit.repository} ${status.state} ${status.description}`);
      statuses.set(`${printSource(commit)} ${status.context}`, status);
    },
    settle: async () => hooks.settle?.(),
    now: () => clock.now,
    progress: () => {},
    ...{ identity, repository: "acme/environments", serverUrl: "https://github.com" },
  };
  return { deps, commits, deployments, logs, checks, statuses, writes, specs, hooks, clock };
}
