import { openHistory } from "../io/git/history.ts";
import { conclusionsOn } from "../io/github/check-runs.ts";
import { showCheckRun } from "../io/github/checks.ts";
import { openGitHub, type Repository, repositoryOf } from "../io/github/client.ts";
import { committedAt } from "../io/github/commits.ts";
import * as deployments from "../io/github/deployments.ts";
import { pullRequestMergedAs } from "../io/github/pull-requests.ts";
import { narrow, remoteOf, type Server } from "../io/github/server.ts";
import { listStatuses, showStatus } from "../io/github/statuses.ts";
import { openClusters } from "../io/kubernetes.ts";
import { once } from "../io/once.ts";
import { historyOf } from "./branch-history.ts";
import type { ReportDeps } from "./needs.ts";
import { specsReader } from "./specs-reader.ts";
import { specsRequests } from "./specs-request.ts";
import { statusesOf } from "./statuses-of.ts";
import { timeOf } from "./time-of.ts";

export type ReportTarget = Pick<ReportDeps, "identity" | "progress"> & {
  readonly server: Server;
  /** The environments repository, `owner/name`; its branch `main` is read. */
  readonly repository: string;
  /** Path of a kubeconfig with a context of each cluster's name, where the clusters may be looked at. */
  readonly kubeconfig?: string | undefined;
};

/** In the environments repository; everywhere else only states are written, and of the specs the request is read. */
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
  kubeconfig,
}: ReportTarget): Promise<ReportDeps & AsyncDisposable> {
  const own = narrow(server, { repository: name, permissions });
  const gitHub = openGitHub(own);
  const repository = repositoryOf(gitHub, name);
  const branch = await openHistory(remoteOf(own, name), "main");
  const statusesIn = (other: string): Repository => (other === name ? repository : statusesOf(server, other));
  return {
    history: historyOf(branch),
    deployments: {
      list: (environment, task, commit) => deployments.listDeployments(repository, { environment, task, commit }),
      create: (wanted) => deployments.createDeployment(repository, wanted),
      log: (id) => deployments.listDeploymentStatuses(repository, id),
      newest: (id) => deployments.newestDeploymentStatus(repository, id),
      append: (id, state, entry) => deployments.appendDeploymentStatus(repository, id, state, entry),
    },
    specsAt: specsReader(server),
    // Many tasks have one commit.
    pullRequestOf: once(async (commit) => {
      const merged = await pullRequestMergedAs(repository, commit);
      return merged && { ...merged, headAt: await committedAt(repository, merged.head) };
    }),
    specsRequestOf: specsRequests(server, progress),
    checksOn: (commit) => conclusionsOn(repository, { headSha: commit, author: identity }),
    latestStatusesOn: async (commit) => latestOf(await listStatuses(repository, commit), identity),
    statusesOn: once((commit) => listStatuses(repository, commit)),
    ...(kubeconfig !== undefined && { readCluster: clusterReader(kubeconfig) }),
    showCheck: (run) => showCheckRun(repository, run),
    showStatus: ({ repository: other, commit }, status, isNews) =>
      showStatus(statusesIn(other), commit, status, { isNews }),
    settle: () => gitHub.patience.wait(settleSeconds),
    now: () => timeOf(gitHub.now().toISOString()),
    identity,
    progress,
    repository: name,
    serverUrl: server.serverUrl,
    [Symbol.asyncDispose]: () => branch[Symbol.asyncDispose](),
  };
}

type Listed = Awaited<ReturnType<typeof listStatuses>>[number];
type Latest = Awaited<ReturnType<ReportDeps["latestStatusesOn"]>>;

/** The newest of each context, of a list with the newest first, that the author wrote. */
function latestOf(statuses: readonly Listed[], author: string): Latest {
  const own = statuses.filter(({ creator }) => creator?.toLowerCase() === author.toLowerCase()).toReversed();
  const latest = own.map(({ context, state, description }) => ({ context, state, description: description ?? "" }));
  return [...new Map(latest.map((one) => [one.context, one])).values()];
}

/** As long do the runs of one burst take to start, more or less. */
const settleSeconds = 1;

/** Flux's objects, of all that a cluster has. */
function clusterReader(kubeconfig: string): NonNullable<ReportDeps["readCluster"]> {
  const { list } = openClusters(kubeconfig);
  return (cluster) => list(cluster, "kustomizations.kustomize.toolkit.fluxcd.io", "flux-system");
}
