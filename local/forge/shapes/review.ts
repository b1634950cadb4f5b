import type { Review } from "../records.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl, webUrl } from "./repository.ts";
import { nodeId, printDate } from "./time.ts";
import { type Shape, toUser } from "./user.ts";

export function toReview(base: string, repository: Repository, review: Review): Shape {
  const html = `${webUrl(base, repository)}/pull/${review.pull}#pullrequestreview-${review.id}`;
  const pull = `${repositoryUrl(base, repository)}/pulls/${review.pull}`;
  return {
    id: review.id,
    node_id: nodeId("PRR", review.id),
    user: toUser(base, review.author.login),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pull,
    author_association: "CONTRIBUTOR",
    _links: { html: { href: html }, pull_request: { href: pull } },
    commit_id: review.commit,
    ...(review.submittedAt === undefined ? {} : { submitted_at: printDate(review.submittedAt) }),
  };
}
