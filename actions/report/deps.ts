import { isLabel } from "../../model/names/label.ts";
import { lockFile } from "../../model/tree/lock.ts";
import { parseLock } from "../../model/tree/parse-lock.ts";
import { type BranchHistory, openHistory } from "../io/git/history.ts";
import { showCheckRun } from "../io/github/checks.ts";
import { openGitHub, type Repository, repositoryOf } from "../io/github/client.ts";
import * as deployments from "../io/github/deployments.ts";
import type { Scope } from "../io/github/installation.ts";
import { pullRequestMergedAs } from "../io/github/pull-requests.ts";
import { narrow, remoteOf, type Server } from "../io/github/server.ts";
import { showStatus } from "../io/github/statuses.ts";
import type { History, ReportDeps } from "./needs.ts";

export type ReportTarget = Pick<ReportDeps, "identity" | "progress"> & {
  readonly server: Server;
  /** The environments repository, `owner/name`; its branch `main` is read. */
  readonly repository: string;
};

/** In the environments repository; everywhere else only states are written. */
const permissions = {
  contents: "read",
  pull_requests: "read",
  checks: "write",
  deployments: "write",
  statuses: "write",
} as const;

/** What `run` needs: of an App, over a token for the environments repository and one for states elsewhere. */
export async function connect({
  server,
  repository: name,
  identity,
  progress,
}: ReportTarget): Promise<ReportDeps & AsyncDisposable> {
  const own = narrow(server, { repository: name, permissions });
  const repository = repositoryOf(openGitHub(own), name);
  const branch = await openHistory(remoteOf(own, name), "main");
  const statusesIn = (other: string): Repository =>
    other === name ? repository : repositoryOf(openGitHub(narrow(server, statusesOf(other))), other);
  return {
    history: historyOf(branch),
    deployments: {
      list: (environment, task, commit) => deployments.listDeployments(repository, { environment, task, commit }),
      create: (wanted) => deployments.createDeployment(repository, wanted),
      log: (id) => deployments.listDeploymentStatuses(repository, id),
      append: (id, state, entry) => deployments.appendDeploymentStatus(repository, id, state, entry),
    },
    pullRequestOf: (commit) => pullRequestMergedAs(repository, commit),
    showCheck: (run) => showCheckRun(repository, run),
    showStatus: ({ repository: other, commit }, status) => showStatus(statusesIn(other), commit, status),
    identity,
    progress,
    repository: name,
    serverUrl: server.serverUrl,
    [Symbol.asyncDispose]: () => branch[Symbol.asyncDispose](),
  };
}

const statusesOf = (repository: string): Scope => ({
  repository,
  everywhere: true,
  permissions: { statuses: "write" },
});

function historyOf(branch: BranchHistory): History {
  const texts = new Map<string, Promise<string | undefined>>();
  const lockPath = (environment: string): string => `${environment}/${lockFile}`;
  // A commit's files never change: each lock is read once.
  const lockText = (commit: string, environment: string): Promise<string | undefined> => {
    const key = `${commit}:${environment}`;
    const text = texts.get(key) ?? branch.readFile(commit, lockPath(environment));
    texts.set(key, text);
    return text;
  };
  return {
    tip: async () => branch.tip(),
    isOnDefaultBranch: branch.holds,
    firstParentOf: branch.firstParentOf,
    committedAt: branch.committedAt,
    lastChange: branch.lastChange,
    // Every unit has this file; the units a cluster has one of go only with the cluster itself.
    removals: (commit, folder, most) => branch.deletions({ commit, glob: `${folder}/*/*/kustomization.yaml`, most }),
    environmentsAt: async (commit) => {
      const folders = (await branch.listFolders(commit)).filter(isLabel);
      const locks = await branch.existing(commit, folders.map(lockPath));
      return folders.filter((folder) => locks.has(lockPath(folder)));
    },
    lockAt: async (commit, environment) => {
      const text = await lockText(commit, environment);
      return text === undefined ? undefined : parseLock(text);
    },
  };
}
