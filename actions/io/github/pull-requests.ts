import { ask, type Repository, statusOf } from "./client.ts";
import { at } from "./git-data.ts";

export type PullRequest = {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly head: string;
};
/** What a person reads first. */
export type PullRequestText = { readonly title: string; readonly body: string };

const permission = "pull-requests: write";
type Answer = { number: number; html_url: string; title: string; body?: string | null; head: { sha: string } };

const pullRequestOf = ({ number, html_url, title, body, head }: Answer): PullRequest => ({
  number,
  url: html_url,
  title,
  body: body ?? "",
  head: head.sha,
});

/** The open pull request of a branch of the repository itself; a branch has one at most. */
export const openPullRequestOf = (repository: Repository, branch: string): Promise<PullRequest | undefined> =>
  ask(repository, "list pull requests", "pull-requests: read", async () => {
    const head = `${repository.owner}:${branch}`;
    const { data } = await repository.api.rest.pulls.list({ ...at(repository), state: "open", head });
    return data[0] === undefined ? undefined : pullRequestOf(data[0]);
  });

/** Opens a pull request; `undefined` when GitHub refuses because one is open already or nothing differs. */
export const openPullRequest = (
  repository: Repository,
  wanted: PullRequestText & { readonly head: string; readonly base: string },
): Promise<PullRequest | undefined> =>
  ask(repository, "open a pull request", permission, async () => {
    try {
      return pullRequestOf((await repository.api.rest.pulls.create({ ...at(repository), ...wanted })).data);
    } catch (error) {
      if (statusOf(error) === 422) return undefined;
      throw error;
    }
  });

export const rewritePullRequest = (repository: Repository, number: number, text: PullRequestText): Promise<void> =>
  ask(repository, `update pull request #${number}`, permission, async () => {
    await repository.api.rest.pulls.update({ ...at(repository), pull_number: number, ...text });
  });

export const closePullRequest = (repository: Repository, number: number): Promise<void> =>
  ask(repository, `close pull request #${number}`, permission, async () => {
    await repository.api.rest.pulls.update({ ...at(repository), pull_number: number, state: "closed" });
  });

export type Merged = { readonly merged: true } | { readonly merged: false; readonly reason: string };

/** Merges when the head is still `head` and GitHub's rules allow it; else gives GitHub's reason. */
export const mergePullRequest = (repository: Repository, number: number, head: string): Promise<Merged> =>
  ask(repository, `merge pull request #${number}`, "contents: write", async () => {
    try {
      await repository.api.rest.pulls.merge({ ...at(repository), pull_number: number, sha: head });
      return { merged: true };
    } catch (error) {
      const status = statusOf(error);
      if (status !== 405 && status !== 409) throw error;
      return { merged: false, reason: error instanceof Error ? error.message : String(error) };
    }
  });

/** The pull request whose merge made this commit; `undefined` when it was pushed. Times are ISO 8601. */
export const pullRequestMergedAs = (
  repository: Repository,
  commit: string,
): Promise<
  { readonly number: number; readonly url: string; readonly createdAt: string; readonly mergedAt: string } | undefined
> =>
  ask(repository, `find the pull request of ${commit}`, "pull-requests: read", async () => {
    const { data } = await repository.api.rest.repos.listPullRequestsAssociatedWithCommit({
      ...at(repository),
      commit_sha: commit,
    });
    const merged = data.find(({ merged_at, merge_commit_sha }) => merged_at && merge_commit_sha === commit);
    if (!merged?.merged_at) return undefined;
    return { number: merged.number, url: merged.html_url, createdAt: merged.created_at, mergedAt: merged.merged_at };
  });
