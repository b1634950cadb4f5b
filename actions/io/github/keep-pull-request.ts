import { OutsideError } from "../../../model/problem.ts";
import type { Clone } from "../git/clone.ts";
import type { Repository } from "./client.ts";
import { deleteBranch, type FileChange, moveBranch, writeCommit, writeTree } from "./git-data.ts";
import * as pulls from "./pull-requests.ts";

/** One folder of a repository as it should become, by a pull request of its own branch. */
export type WantedPullRequest = {
  readonly base: string;
  readonly branch: string;
  readonly folder: string;
  /** Git's tree id of the folder as it should be. */
  readonly tree: string;
  /** What differs from `base`; empty: the pull request has nothing left to say. */
  readonly changes: readonly FileChange[];
  /** Of the commit. */
  readonly message: string;
  readonly text: pulls.PullRequestText;
};

/** `conflict`: someone else wrote first, or GitHub does not show what was just written; read again and repeat. */
export type KeptPullRequest =
  | { readonly status: "none" }
  | { readonly status: "closed"; readonly number: number }
  | { readonly status: "open"; readonly pullRequest: pulls.PullRequest; readonly head: string }
  | { readonly status: "conflict" };

/**
 * Keeps exactly one open pull request equal to the wanted folder: opened, updated in place, or closed when nothing
 * differs. Each step looks before it acts, so that a run killed between any two is finished by the next; the branch
 * only moves forward from where `clone` last saw it.
 */
export async function keepPullRequest(
  repository: Repository,
  clone: Clone,
  wanted: WantedPullRequest,
): Promise<KeptPullRequest> {
  const base = clone.branch(wanted.base);
  if (base === undefined) return { status: "conflict" };
  const open = await pulls.openPullRequestOf(repository, wanted.branch);
  if (wanted.changes.length === 0) return close(repository, clone, wanted.branch, open);
  const seen = clone.branch(wanted.branch);
  const holds = seen !== undefined && (await isUpToDate(clone, { base, head: seen, wanted }));
  const head = holds ? seen : await write(repository, { base, head: seen, wanted });
  if (head === undefined) return { status: "conflict" };
  const pullRequest = await show(repository, open, wanted);
  return pullRequest === undefined ? { status: "conflict" } : { status: "open", pullRequest, head };
}

async function close(
  repository: Repository,
  clone: Clone,
  branch: string,
  open: pulls.PullRequest | undefined,
): Promise<KeptPullRequest> {
  if (open !== undefined) await pulls.closePullRequest(repository, open.number);
  const seen = clone.branch(branch);
  if (seen !== undefined) await deleteBranch(repository, branch, seen);
  return open === undefined ? { status: "none" } : { status: "closed", number: open.number };
}

type Place = { readonly base: string; readonly head: string; readonly wanted: WantedPullRequest };

/** The branch holds the wanted folder, written on top of the folder that the base branch still has. */
async function isUpToDate(clone: Clone, { base, head, wanted }: Place): Promise<boolean> {
  if ((await clone.treeOf(head, wanted.folder)) !== wanted.tree) return false;
  const writtenOn = (await clone.parentsOf(head)).at(-1);
  if (writtenOn === undefined) return false;
  return (await clone.treeOf(writtenOn, wanted.folder)) === (await clone.treeOf(base, wanted.folder));
}

/** The last parent is always the base it was written on: see `isUpToDate`. `undefined`: the branch moved meanwhile. */
async function write(
  repository: Repository,
  {
    base,
    head,
    wanted,
  }: { readonly base: string; readonly head: string | undefined; readonly wanted: WantedPullRequest },
): Promise<string | undefined> {
  const written = await writeTree(repository, base, wanted.changes);
  const folder = written.folders.get(wanted.folder);
  if (folder !== wanted.tree) {
    throw new OutsideError(`GitHub wrote ${wanted.folder} as the tree ${folder}, not as the rendered ${wanted.tree}`);
  }
  const parents = head === undefined || head === base ? [base] : [head, base];
  const commit = await writeCommit(repository, { message: wanted.message, tree: written.id, parents });
  return (await moveBranch(repository, wanted.branch, { from: head, to: commit })) ? commit : undefined;
}

async function show(
  repository: Repository,
  open: pulls.PullRequest | undefined,
  { branch, base, text }: WantedPullRequest,
): Promise<pulls.PullRequest | undefined> {
  if (open === undefined) return pulls.openPullRequest(repository, { ...text, head: branch, base });
  if (open.title !== text.title || open.body !== text.body)
    await pulls.rewritePullRequest(repository, open.number, text);
  return open;
}
