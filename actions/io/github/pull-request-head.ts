import { shaIn } from "./answer.ts";
import { ask, at, type Repository } from "./client.ts";

/** Where a pull request stands now. */
export type PullRequestHead = {
  /** The commit that is proposed. */
  readonly sha: string;
  /** The branch it is to be merged into, and where that was when GitHub last looked. */
  readonly base: { readonly ref: string; readonly sha: string };
  readonly state: "open" | "closed";
  /** The head is in another repository, or in one that is gone: whoever wrote it need have no rights here. */
  readonly isFromFork: boolean;
  /** Login; empty when the account is no more. */
  readonly author: string;
};

export const headOf = (repository: Repository, number: number): Promise<PullRequestHead> =>
  ask(repository, `read pull request #${number}`, "pull-requests: read", async () => {
    const { data } = await repository.api.rest.pulls.get({ ...at(repository), pull_number: number });
    const { head, base, state, user } = data;
    return {
      sha: shaIn(head?.sha, "head of the pull request"),
      base: { ref: base.ref, sha: shaIn(base.sha, "base of the pull request") },
      state,
      isFromFork: head.repo?.id !== base.repo.id,
      author: user?.login ?? "",
    };
  });
