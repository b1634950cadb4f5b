import { listIn } from "./answer.ts";
import { ask, at, type Repository } from "./client.ts";

/** Who approved, and when, in ISO 8601. */
export type Approval = { readonly login: string; readonly at: string };

/** What takes a person's last word back, or is it; a comment does neither. */
const verdicts: readonly string[] = ["APPROVED", "CHANGES_REQUESTED", "DISMISSED"];

/**
 * Whose last word on a pull request is the approval of just this commit, in the order they gave it. An approval of an
 * earlier commit says nothing of `head`, whatever GitHub itself makes of it.
 */
export const approvalsOf = (repository: Repository, number: number, head: string): Promise<readonly Approval[]> =>
  ask(repository, `list the reviews of pull request #${number}`, "pull-requests: read", async () => {
    const { api } = repository;
    const wanted = { ...at(repository), pull_number: number, per_page: 100 };
    const reviews = listIn(await api.paginate(api.rest.pulls.listReviews, wanted), "list of reviews");
    // GitHub lists them oldest first. One whose author is no more is nobody's.
    const last = new Map<string, (typeof reviews)[number]>();
    for (const review of reviews) {
      if (!review.user?.login || !verdicts.includes(review.state)) continue;
      last.delete(review.user.login);
      last.set(review.user.login, review);
    }
    return [...last]
      .filter(([, { state, commit_id }]) => state === "APPROVED" && commit_id === head)
      .map(([login, { submitted_at }]) => ({ login, at: submitted_at ?? "" }));
  });
