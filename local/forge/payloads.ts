import type { Actor, Move } from "./actor.ts";
import { type Commit, readCommit, readCommits } from "./git/commit.ts";
import { type ChangedPaths, changedPaths, commitsBetween, isAncestor } from "./git/history.ts";
import { branchTip, noCommit } from "./git/refs.ts";
import { describePull } from "./pulls.ts";
import type { Pull, Review } from "./records.ts";
import { toPull } from "./shapes/pull.ts";
import { toRepository, webUrl } from "./shapes/repository.ts";
import { toReview } from "./shapes/review.ts";
import { printDate } from "./shapes/time.ts";
import { type Shape, toUser } from "./shapes/user.ts";

/** What every event of a repository says. */
export const toOrigin = ({ site, repository, identity }: Actor): Shape => ({
  repository: toRepository(site.url, repository),
  organization: toUser(site.url, repository.owner, "Organization"),
  sender: toUser(site.url, identity.login),
});

export async function toPush(actor: Actor, { ref, before, after }: Move): Promise<Shape> {
  const { site, repository, identity } = actor;
  const isGone = after === noCommit;
  const commits = isGone ? [] : await pushedCommits(actor, { ref, before, after });
  const head = isGone ? undefined : await readCommit(repository.git, after);
  const isForced = before !== noCommit && !isGone && !(await isAncestor(repository.git, before, after));
  return {
    ref,
    before,
    after,
    base_ref: null,
    created: before === noCommit,
    deleted: isGone,
    forced: isForced,
    compare: `${webUrl(site.url, repository)}/compare/${before.slice(0, 12)}...${after.slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? (head === undefined ? null : toPushed(actor, head, undefined)),
    pusher: { name: identity.login, email: `${identity.login}@users.noreply.github.com` },
    ...toOrigin(actor),
  };
}

/** A new branch brings what the default branch lacks. */
async function pushedCommits(actor: Actor, { ref, before, after }: Move): Promise<readonly Shape[]> {
  const { git, defaultBranch } = actor.repository;
  const base = before !== noCommit ? before : await branchTip(git, defaultBranch);
  const isFirst = base === undefined || (before === noCommit && ref === `refs/heads/${defaultBranch}`);
  const commits = await readCommits(git, isFirst ? [after] : await commitsBetween(git, base, after));
  const paths = await changedPaths(
    git,
    commits.map(({ sha }) => sha),
  );
  return commits.map((commit) => toPushed(actor, commit, paths.get(commit.sha)));
}

function toPushed({ site, repository }: Actor, commit: Commit, paths: ChangedPaths | undefined): Shape {
  const { sha, tree, message, author, committer } = commit;
  return {
    id: sha,
    tree_id: tree,
    distinct: true,
    message,
    timestamp: printDate(committer.date),
    url: `${webUrl(site.url, repository)}/commit/${sha}`,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
    added: paths?.added ?? [],
    removed: paths?.removed ?? [],
    modified: paths?.modified ?? [],
  };
}

type PullAction =
  | { readonly action: "opened" | "edited" | "closed" | "reopened" }
  | { readonly action: "synchronize"; readonly before: string; readonly after: string };

export async function toPullEvent(actor: Actor, pull: Pull, action: PullAction): Promise<Shape> {
  const { site, repository } = actor;
  const details = await describePull(repository, pull);
  const shape = toPull(site.url, repository, { pull, details });
  return { ...action, number: pull.number, pull_request: shape, ...toOrigin(actor) };
}

type Reviewed = { readonly pull: Pull; readonly review: Review; readonly action: "submitted" | "dismissed" };

/** Here, and nowhere else, GitHub writes the state of a review in lower case. */
export async function toReviewEvent(actor: Actor, { pull, review, action }: Reviewed): Promise<Shape> {
  const { site, repository } = actor;
  const details = await describePull(repository, pull);
  return {
    action,
    review: { ...toReview(site.url, repository, review), state: review.state.toLowerCase() },
    pull_request: toPull(site.url, repository, { pull, details }),
    ...toOrigin(actor),
  };
}
