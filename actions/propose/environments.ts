import { printBranch } from "../../model/names/branch.ts";
import { UserError } from "../../model/problem.ts";
import { overwrittenBy } from "../../model/tree/by-hand.ts";
import { lockFile } from "../../model/tree/lock.ts";
import { type Clone, clone } from "../io/git/clone.ts";
import { branchTip, branchTips } from "../io/github/branches.ts";
import { showCheckRun } from "../io/github/checks.ts";
import { openGitHub, type Repository, repositoryOf } from "../io/github/client.ts";
import { keepPullRequest } from "../io/github/keep-pull-request.ts";
import { mergePullRequest } from "../io/github/pull-requests.ts";
import { type NarrowServer, remoteOf } from "../io/github/server.ts";
import { openWork } from "./by-hand.ts";
import type { EnvironmentsRepository } from "./needs.ts";

/** Opens the environments repository by the name it has today. */
export async function openEnvironments(server: NarrowServer, name: string): Promise<EnvironmentsRepository> {
  const repository = repositoryOf(openGitHub(server), name);
  const remote = remoteOf(server, name);
  const held = await clone({ remote, branches: ["main", printBranch("*")], tips: () => tipsOf(repository) });
  await held.fetch();
  const work = openWork(remote, repository);
  const main = (): string => held.branch("main") ?? "";
  return {
    name,
    fetch: held.fetch,
    main: () => held.branch("main"),
    rendered: () => renderedIn(held),
    held: async (environment) => {
      const [files, lock, proposedLock] = await Promise.all([
        held.listFiles(main(), environment),
        lockAt(held, main(), environment),
        lockAt(held, held.branch(printBranch(environment)), environment),
      ]);
      return { files, ...(lock !== undefined && { lock }), ...(proposedLock !== undefined && { proposedLock }) };
    },
    byHand: async (plan) => overwrittenBy(plan, await work.since(plan, main())),
    keep: (wanted) => keepPullRequest(repository, held, wanted),
    merge: (number, head) => mergePullRequest(repository, number, head),
    showCheck: (run) => showCheckRun(repository, run),
    [Symbol.asyncDispose]: async () => {
      await work[Symbol.asyncDispose]();
      await held[Symbol.asyncDispose]();
    },
  };
}

async function tipsOf(repository: Repository): Promise<ReadonlyMap<string, string>> {
  const main = await branchTip(repository, "main");
  return new Map([...(await branchTips(repository, printBranch(""))), ["main", main]]);
}

async function lockAt(held: Clone, commit: string | undefined, environment: string): Promise<string | undefined> {
  try {
    return commit === undefined ? undefined : await held.readFile(commit, `${environment}/${lockFile}`);
  } catch (error) {
    // What is no lock at all is set right like a lock that nobody can parse.
    if (error instanceof UserError) return "";
    throw error;
  }
}

/** The folders of main that hold a lock. */
async function renderedIn(held: Clone): Promise<readonly string[]> {
  const commit = held.branch("main");
  if (commit === undefined) return [];
  const folders = await held.listFolders(commit);
  const locks = await held.existing(
    commit,
    folders.map((folder) => `${folder}/${lockFile}`),
  );
  return folders.filter((folder) => locks.has(`${folder}/${lockFile}`));
}
