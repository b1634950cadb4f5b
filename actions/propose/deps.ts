import { printBranch } from "../../model/names/branch.ts";
import { UserError } from "../../model/problem.ts";
import { lockFile } from "../../model/tree/lock.ts";
import { clone } from "../io/git/clone.ts";
import { branchTip, branchTips } from "../io/github/branches.ts";
import { showCheckRun } from "../io/github/checks.ts";
import { openGitHub, repositoryOf } from "../io/github/client.ts";
import { keepPullRequest } from "../io/github/keep-pull-request.ts";
import { mergePullRequest } from "../io/github/pull-requests.ts";
import { type NarrowServer, narrow, remoteOf, type Server } from "../io/github/server.ts";
import { showStatus } from "../io/github/statuses.ts";
import { openSpecs } from "../io/specs.ts";
import type { EnvironmentsRepository, ProposeDeps } from "./needs.ts";

export type ProposeTarget = {
  readonly server: Server;
  /** The specs repository, `owner/name`; its branch `main` is read. */
  readonly repository: string;
  /** The folder of the specs in it. */
  readonly folder: string;
  readonly progress: (text: string) => void;
};

const permissions = {
  specs: { contents: "read", statuses: "write" },
  environments: { contents: "write", pull_requests: "write", checks: "write" },
} as const;

/** What `run` needs: of an App, over a token for each of the two repositories. */
export async function connect({
  server,
  repository,
  folder,
  progress,
}: ProposeTarget): Promise<ProposeDeps & AsyncDisposable> {
  const specsServer = narrow(server, { repository, permissions: permissions.specs });
  const specsRepository = repositoryOf(openGitHub(specsServer), repository);
  const specs = await openSpecs({
    remote: remoteOf(specsServer, repository),
    branch: "main",
    folder,
    tip: () => branchTip(specsRepository, "main"),
  });
  return {
    repository,
    specs,
    showStatus: (commit, status, options) => showStatus(specsRepository, commit, status, options),
    openEnvironments: (name) =>
      openEnvironments(narrow(server, { repository: name, permissions: permissions.environments }), name),
    serverUrl: server.serverUrl,
    progress,
    [Symbol.asyncDispose]: () => specs[Symbol.asyncDispose](),
  };
}

async function openEnvironments(server: NarrowServer, name: string): Promise<EnvironmentsRepository> {
  const repository = repositoryOf(openGitHub(server), name);
  const held = await clone({
    remote: remoteOf(server, name),
    branches: ["main", printBranch("*")],
    tips: async () => {
      const main = await branchTip(repository, "main");
      return new Map([...(await branchTips(repository, printBranch(""))), ["main", main]]);
    },
  });
  await held.fetch();
  const lockAt = async (commit: string | undefined, environment: string): Promise<string | undefined> => {
    try {
      return commit === undefined ? undefined : await held.readFile(commit, `${environment}/${lockFile}`);
    } catch (error) {
      // What is no lock at all is set right like a lock that nobody can parse.
      if (error instanceof UserError) return "";
      throw error;
    }
  };
  return {
    fetch: held.fetch,
    main: () => held.branch("main"),
    held: async (environment) => {
      const main = held.branch("main") ?? "";
      const [files, lock, proposedLock] = await Promise.all([
        held.listFiles(main, environment),
        lockAt(main, environment),
        lockAt(held.branch(printBranch(environment)), environment),
      ]);
      return { files, ...(lock !== undefined && { lock }), ...(proposedLock !== undefined && { proposedLock }) };
    },
    keep: (wanted) => keepPullRequest(repository, held, wanted),
    merge: (number, head) => mergePullRequest(repository, number, head),
    showCheck: (run) => showCheckRun(repository, run),
    [Symbol.asyncDispose]: () => held[Symbol.asyncDispose](),
  };
}
