import { listIn, numberIn } from "./answer.ts";
import { ask, at, type Repository } from "./client.ts";

/** A commit status; `description` has at most 140 characters. */
export type CommitStatus = {
  readonly state: "pending" | "success" | "failure" | "error";
  readonly context: string;
  readonly description: string;
  readonly targetUrl?: string;
};

/**
 * Makes this the commit's latest status of its context. One that says the same is not written again: GitHub keeps at
 * most 1,000 per commit and context. With `keep`, whatever the context says already stays; `isNews` is known to be
 * something else than what is there, which is then not looked at.
 */
export const showStatus = (
  repository: Repository,
  sha: string,
  status: CommitStatus,
  { keep = false, isNews = false }: { readonly keep?: boolean; readonly isNews?: boolean } = {},
): Promise<void> =>
  ask(repository, `write the status ${status.context}`, "statuses: write", async () => {
    const latest = isNews ? undefined : await latestOf(repository, sha, status.context);
    if (latest !== undefined && keep) return;
    if (latest?.state === status.state && latest.description === status.description) return;
    const { data } = await repository.api.rest.repos.createCommitStatus({
      ...at(repository),
      sha,
      state: status.state,
      context: status.context,
      description: status.description,
      ...(status.targetUrl === undefined ? {} : { target_url: status.targetUrl }),
    });
    numberIn(data.id, "id of the status");
  });

/** Every status on a commit, newest first, with who wrote it. */
export const listStatuses = (repository: Repository, sha: string) =>
  ask(repository, `list the statuses of ${sha}`, "statuses: read", async () => {
    const { api } = repository;
    const listed = await api.paginate(api.rest.repos.listCommitStatusesForRef, {
      ...at(repository),
      ref: sha,
      per_page: 100,
    });
    return listIn(listed, "list of statuses").map(({ context, state, description, created_at, creator }) => ({
      ...{ context, state, description, commit: sha },
      createdAt: created_at,
      creator: creator?.login,
    }));
  });

/** GitHub lists a commit's statuses newest first, and compares contexts without regard to case. */
async function latestOf(repository: Repository, sha: string, context: string) {
  const { api } = repository;
  const pages = api.paginate.iterator(api.rest.repos.listCommitStatusesForRef, {
    ...at(repository),
    ref: sha,
    per_page: 100,
  });
  for await (const { data } of pages) {
    const found = listIn(data, "list of statuses").find((one) => one.context.toLowerCase() === context.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}
