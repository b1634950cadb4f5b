import type { ChangedFile } from "../git/diff.ts";
import { stableId } from "../identity.ts";
import type { Pull } from "../records.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl, toRepository, webUrl } from "./repository.ts";
import { nodeId, printDate, printOptionalDate } from "./time.ts";
import { type Shape, toUser } from "./user.ts";

function side(base: string, repository: Repository, at: { readonly ref: string; readonly sha: string }): Shape {
  return {
    ...at,
    label: `${repository.owner}:${at.ref}`,
    user: toUser(base, repository.owner, "Organization"),
    repo: toRepository(base, repository),
  };
}

/** The head's side: of a fork nothing is kept but its name. */
function headSide(base: string, repository: Repository, { head, headSha, fork }: Pull): Shape {
  const own = side(base, repository, { ref: head, sha: headSha });
  if (fork === undefined) return own;
  const [owner = "", name = ""] = fork.split("/");
  const user = toUser(base, owner);
  const at = { id: stableId(fork), name, full_name: fork, owner: user, fork: true };
  return { ...own, label: `${owner}:${head}`, user, repo: { ...toRepository(base, repository), ...at } };
}

function links(base: string, repository: Repository, pull: Pull): Record<string, string> {
  const url = `${repositoryUrl(base, repository)}/pulls/${pull.number}`;
  const issue = `${repositoryUrl(base, repository)}/issues/${pull.number}`;
  return {
    self: url,
    html: `${webUrl(base, repository)}/pull/${pull.number}`,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repositoryUrl(base, repository)}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${repositoryUrl(base, repository)}/statuses/${pull.headSha}`,
  };
}

function addresses(hrefs: Readonly<Record<string, string>>): Shape {
  return {
    url: hrefs["self"],
    html_url: hrefs["html"],
    diff_url: `${hrefs["html"]}.diff`,
    patch_url: `${hrefs["html"]}.patch`,
    issue_url: hrefs["issue"],
    comments_url: hrefs["comments"],
    review_comments_url: hrefs["review_comments"],
    review_comment_url: hrefs["review_comment"],
    commits_url: hrefs["commits"],
    statuses_url: hrefs["statuses"],
    _links: Object.fromEntries(Object.entries(hrefs).map(([name, href]) => [name, { href }])),
  };
}

/** A pull request as lists show it. */
export const toPullItem = (base: string, repository: Repository, pull: Pull): Shape => ({
  id: pull.id,
  node_id: nodeId("PR", pull.id),
  number: pull.number,
  state: pull.state,
  locked: false,
  draft: pull.draft,
  title: pull.title,
  body: pull.body,
  user: toUser(base, pull.author.login),
  labels: [],
  milestone: null,
  assignee: null,
  assignees: [],
  requested_reviewers: [],
  requested_teams: [],
  author_association: "CONTRIBUTOR",
  auto_merge: null,
  active_lock_reason: null,
  created_at: printDate(pull.createdAt),
  updated_at: printDate(pull.updatedAt),
  closed_at: printOptionalDate(pull.closedAt),
  merged_at: printOptionalDate(pull.merge?.at),
  merge_commit_sha: pull.merge?.sha ?? null,
  head: headSide(base, repository, pull),
  base: side(base, repository, { ref: pull.base, sha: pull.baseSha }),
  ...addresses(links(base, repository, pull)),
});

/** What one pull request's own page adds. */
export type PullDetails = {
  readonly mergeable: boolean | null;
  readonly mergeableState: string;
  readonly commits: number;
  readonly comments: number;
  readonly files: readonly ChangedFile[];
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const toPull = (base: string, repository: Repository, at: { pull: Pull; details: PullDetails }): Shape => ({
  ...toPullItem(base, repository, at.pull),
  merged: at.pull.merge !== undefined,
  merged_by: at.pull.merge === undefined ? null : toUser(base, at.pull.merge.by.login),
  mergeable: at.details.mergeable,
  mergeable_state: at.details.mergeableState,
  rebaseable: false,
  comments: at.details.comments,
  review_comments: 0,
  maintainer_can_modify: false,
  commits: at.details.commits,
  changed_files: at.details.files.length,
  additions: sum(at.details.files.map(({ additions }) => additions)),
  deletions: sum(at.details.files.map(({ deletions }) => deletions)),
});
