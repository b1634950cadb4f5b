import { shaIn } from "./answer.ts";
import { branchIfAny } from "./branches.ts";
import { ask, at, type Repository, unlessStatus } from "./client.ts";
import { deleteBranch, type FileChange, moveBranch, writeCommit, writeTree } from "./git-data.ts";
import type { KeptPullRequest } from "./keep-pull-request.ts";
import * as pulls from "./pull-requests.ts";

/** Some files of a repository as they should become, by a pull request of its own branch. */
export type WantedFiles = {
  readonly base: { readonly branch: string; readonly commit: string };
  readonly branch: string;
  /** Empty: the pull request has nothing left to say. */
  readonly changes: readonly FileChange[];
  /** Of the commit. */
  readonly message: string;
  readonly text: pulls.PullRequestText;
};

/**
 * Keeps exactly one open pull request that makes the files so: opened, updated in place, or closed. A branch whose files are
 * as wanted is left as it is, so that what was checked and approved stays checked and approved.
 */
export async function keepFiles(repository: Repository, wanted: WantedFiles): Promise<KeptPullRequest> {
  const { base, branch, changes, message, text } = wanted;
  const open = await pulls.openPullRequestOf(repository, branch);
  const seen = open?.head ?? (await branchIfAny(repository, branch));
  if (changes.length === 0) {
    if (open !== undefined) await pulls.closePullRequest(repository, open.number);
    if (seen !== undefined) await deleteBranch(repository, branch, seen);
    return open === undefined ? { status: "none" } : { status: "closed", number: open.number };
  }
  // What a merged pull request left behind is no beginning: it would show what was merged again.
  if (open === undefined && seen !== undefined) await deleteBranch(repository, branch, seen);
  const from = open === undefined ? undefined : seen;
  const holds = from !== undefined && (await hasFiles(repository, from, changes));
  const head = holds ? from : await write(repository, { base: base.commit, from, branch, changes, message });
  if (head === undefined) return { status: "conflict" };
  const pullRequest = open ?? (await pulls.openPullRequest(repository, { ...text, head: branch, base: base.branch }));
  if (pullRequest === undefined) return { status: "conflict" };
  if (open !== undefined && (open.title !== text.title || open.body !== text.body))
    await pulls.rewritePullRequest(repository, open.number, text);
  return { status: "open", pullRequest: { ...pullRequest, ...text }, head };
}

type Writing = {
  readonly base: string;
  readonly from: string | undefined;
  readonly branch: string;
  readonly changes: readonly FileChange[];
  readonly message: string;
};

async function write(
  repository: Repository,
  { base, from, branch, changes, message }: Writing,
): Promise<string | undefined> {
  const { id } = await writeTree(repository, base, changes);
  const commit = await writeCommit(repository, {
    message,
    tree: id,
    parents: from === undefined || from === base ? [base] : [from, base],
  });
  return (await moveBranch(repository, branch, { from, to: commit })) ? commit : undefined;
}

async function hasFiles(repository: Repository, ref: string, changes: readonly FileChange[]): Promise<boolean> {
  for (const { path, text } of changes) if ((await readFileAt(repository, path, ref)) !== text) return false;
  return true;
}

/** A file's text at a commit; `undefined` where there is none. */
export const readFileAt = (repository: Repository, path: string, ref: string): Promise<string | undefined> =>
  ask(repository, `read ${path}`, "contents: read", async () => {
    const answer = await unlessStatus([404], () =>
      repository.api.rest.repos.getContent({ ...at(repository), path, ref, mediaType: { format: "raw" } }),
    );
    return answer === undefined ? undefined : String(answer.data);
  });

/** The message of a commit. */
export const messageOf = (repository: Repository, commit: string): Promise<string> =>
  ask(repository, `read the commit ${commit}`, "contents: read", async () => {
    const { data } = await repository.api.rest.git.getCommit({ ...at(repository), commit_sha: commit });
    shaIn(data.sha, "id of the commit");
    return data.message;
  });
