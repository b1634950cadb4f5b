import { listIn, numberIn, shaIn } from "./answer.ts";
import { ask, at, type Repository } from "./client.ts";
import { saidBy, statusOf } from "./failure.ts";

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
  number: numberIn(number, "number of the pull request"),
  url: html_url,
  title,
  body: body ?? "",
  head: shaIn(head?.sha, "head of the pull request"),
});

/** The open pull request of a branch of the repository itself; a branch has one at most. */
export const openPullRequestOf = (repository: Repository, branch: string): Promise<PullRequest | undefined> =>
  ask(repository, "list pull requests", "pull-requests: read", async () => {
    const head = `${repository.owner}:${branch}`;
    const { data } = await repository.api.rest.pulls.list({ ...at(repository), state: "open", head });
    const [open] = listIn(data, "list of pull requests");
    return open === undefined ? undefined : pullRequestOf(open);
  });

/** Opens a pull request; `undefined` when GitHub refuses because one is open already, or the branch is gone or the same. */
export const openPullRequest = (
  repository: Repository,
  wanted: PullRequestText & { readonly head: string; readonly base: string },
): Promise<PullRequest | undefined> =>
  ask(repository, "open a pull request", permission, async () => {
    try {
      return pullRequestOf((await repository.api.rest.pulls.create({ ...at(repository), ...wanted })).data);
    } catch (error) {
      if (statusOf(error) === 422 && overtaken.test(saidBy(error))) return undefined;
      throw error;
    }
  });

const overtaken = /pull request already exists|No commits between|head is invalid/i;

export const rewritePullRequest = (repository: Repository, number: number, text: PullRequestText): Promise<void> =>
  ask(repository, `update pull request #${number}`, permission, async () => {
    const { data } = await repository.api.rest.pulls.update({ ...at(repository), pull_number: number, ...text });
    numberIn(data.number, "number of the pull request");
  });

export const closePullRequest = (repository: Repository, number: number): Promise<void> =>
  ask(repository, `close pull request #${number}`, permission, async () => {
    const wanted = { ...at(repository), pull_number: number, state: "closed" } as const;
    numberIn((await repository.api.rest.pulls.update(wanted)).data.number, "number of the pull request");
  });

/** The paths of the files that a pull request changes; of more than three thousand GitHub tells no more. */
export const changedFilesOf = (repository: Repository, number: number): Promise<readonly string[]> =>
  ask(repository, `list the files of pull request #${number}`, "pull-requests: read", async () => {
    const { api } = repository;
    const files = await api.paginate(api.rest.pulls.listFiles, {
      ...at(repository),
      pull_number: number,
      per_page: 100,
    });
    return listIn(files, "list of files").map(({ filename }) => filename);
  });

export type Merged = { readonly merged: true } | { readonly merged: false; readonly reason: string };

/** Merges when the head is still `head` and GitHub's rules allow it; else gives GitHub's reason. */
export const mergePullRequest = (repository: Repository, number: number, head: string): Promise<Merged> =>
  ask(repository, `merge pull request #${number}`, "contents: write", async () => {
    const pull = { ...at(repository), pull_number: number };
    try {
      shaIn((await repository.api.rest.pulls.merge({ ...pull, sha: head })).data.sha, "merge commit");
      return { merged: true };
    } catch (error) {
      const status = statusOf(error);
      if (status !== 405 && status !== 409) throw error;
      // It may be ours that was merged already: by a request whose answer was lost, or by a person just now.
      const { data } = await repository.api.rest.pulls.get(pull);
      if (data.merged) return { merged: true };
      return { merged: false, reason: saidBy(error) };
    }
  });

/** The newest merge of a branch into another, and the commit of the one before. */
export type LastMerge = { readonly number: number; readonly commit: string; readonly previous?: string };

/** `undefined` when none of the newest hundred closed pull requests of the branch was merged. */
export const lastMergeOf = (
  repository: Repository,
  { branch, base }: { readonly branch: string; readonly base: string },
): Promise<LastMerge | undefined> =>
  ask(repository, "list merged pull requests", "pull-requests: read", async () => {
    const head = `${repository.owner}:${branch}`;
    const of = { state: "closed", head, base, sort: "created", direction: "desc", per_page: 100 } as const;
    const { data } = await repository.api.rest.pulls.list({ ...at(repository), ...of });
    const [newest, before] = listIn(data, "list of pull requests")
      .filter(({ merged_at, merge_commit_sha }) => merged_at && merge_commit_sha)
      .map((one) => ({ number: numberIn(one.number, "number"), commit: shaIn(one.merge_commit_sha, "merge commit") }));
    return newest && { ...newest, ...(before === undefined ? {} : { previous: before.commit }) };
  });

export type MergedPullRequest = {
  readonly number: number;
  readonly url: string;
  readonly createdAt: string;
  readonly mergedAt: string;
  /** The commit that was merged. */
  readonly head: string;
};

/** The pull request whose merge made this commit; `undefined` when it was pushed. Times are ISO 8601. */
export const pullRequestMergedAs = (repository: Repository, commit: string): Promise<MergedPullRequest | undefined> =>
  ask(repository, `find the pull request of ${commit}`, "pull-requests: read", async () => {
    const { data } = await repository.api.rest.repos.listPullRequestsAssociatedWithCommit({
      ...at(repository),
      commit_sha: commit,
    });
    const merged = listIn(data, "list of pull requests").find(
      ({ merged_at, merge_commit_sha }) => merged_at && merge_commit_sha === commit,
    );
    if (!merged?.merged_at) return undefined;
    return {
      ...{ number: merged.number, url: merged.html_url, createdAt: merged.created_at, mergedAt: merged.merged_at },
      head: shaIn(merged.head?.sha, "head of the pull request"),
    };
  });
