import { type ChangedFile, changedFiles } from "./git/diff.ts";
import { commitsBetween, mergeBase, mergeTree } from "./git/history.ts";
import { branchTip } from "./git/refs.ts";
import type { Pull } from "./records.ts";
import type { Repository } from "./repository.ts";
import { unmetRequirement } from "./requirements.ts";
import type { PullDetails } from "./shapes/pull.ts";

/** The base branch's tip while a pull request is open, and what it was when it closed. */
const baseOf = async ({ git }: Repository, pull: Pull): Promise<string> =>
  pull.state === "open" ? ((await branchTip(git, pull.base)) ?? pull.baseSha) : pull.baseSha;

/** What the head changed since it left the base. */
export async function pullFiles(repository: Repository, pull: Pull): Promise<readonly ChangedFile[]> {
  const start = await mergeBase(repository.git, await baseOf(repository, pull), pull.headSha);
  return changedFiles(repository.git, start, pull.headSha);
}

export const pullCommits = async (repository: Repository, pull: Pull): Promise<readonly string[]> =>
  commitsBetween(repository.git, await baseOf(repository, pull), pull.headSha);

export async function describePull(repository: Repository, pull: Pull): Promise<PullDetails> {
  const [files, commits, merged] = await Promise.all([
    pullFiles(repository, pull),
    pullCommits(repository, pull),
    pull.state === "open" ? mergeTree(repository.git, await baseOf(repository, pull), pull.headSha) : undefined,
  ]);
  return {
    files,
    commits: commits.length,
    comments: [...repository.comments.values()].filter(({ issue }) => issue === pull.number).length,
    mergeable: pull.state === "open" ? merged !== undefined : null,
    mergeableState: mergeableState(repository, pull, merged !== undefined),
  };
}

function mergeableState(repository: Repository, pull: Pull, mergesCleanly: boolean): string {
  if (pull.state === "closed") return "unknown";
  if (!mergesCleanly) return "dirty";
  return unmetRequirement(repository, pull) === undefined ? "clean" : "blocked";
}
