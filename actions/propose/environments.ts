import { printBranch } from "../../model/names/branch.ts";
import { overwrittenBy } from "../../model/tree/by-hand.ts";
import { heldIn, renderedIn } from "../io/environments.ts";
import { clone } from "../io/git/clone.ts";
import { branchTip, branchTips } from "../io/github/branches.ts";
import { showCheckRun } from "../io/github/checks.ts";
import { openGitHub, type Repository, repositoryOf } from "../io/github/client.ts";
import { keepPullRequest } from "../io/github/keep-pull-request.ts";
import { mergePullRequest } from "../io/github/pull-requests.ts";
import { type NarrowServer, remoteOf } from "../io/github/server.ts";
import { orDispose } from "../io/or-dispose.ts";
import { openWork } from "./by-hand.ts";
import type { EnvironmentsRepository } from "./needs.ts";

/** Opens the environments repository by the name it has today. */
export async function openEnvironments(server: NarrowServer, name: string): Promise<EnvironmentsRepository> {
  const repository = repositoryOf(openGitHub(server), name);
  const remote = remoteOf(server, name);
  const held = await clone({ remote, branches: ["main", printBranch("*")], tips: () => tipsOf(repository) });
  await orDispose(held, held.fetch);
  const work = openWork(remote, repository);
  const main = (): string => held.branch("main") ?? "";
  return {
    name,
    fetch: held.fetch,
    main: () => held.branch("main"),
    rendered: () => renderedIn(held, main()),
    held: (environment) =>
      heldIn(held, environment, { commit: main(), proposed: held.branch(printBranch(environment)) }),
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
