import type { Comment } from "../records.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl, webUrl } from "./repository.ts";
import { nodeId, printDate } from "./time.ts";
import { type Shape, toUser } from "./user.ts";

export const toComment = (base: string, repository: Repository, comment: Comment): Shape => ({
  id: comment.id,
  node_id: nodeId("IC", comment.id),
  url: `${repositoryUrl(base, repository)}/issues/comments/${comment.id}`,
  html_url: `${webUrl(base, repository)}/pull/${comment.issue}#issuecomment-${comment.id}`,
  issue_url: `${repositoryUrl(base, repository)}/issues/${comment.issue}`,
  user: toUser(base, comment.author.login),
  body: comment.body,
  author_association: "CONTRIBUTOR",
  created_at: printDate(comment.createdAt),
  updated_at: printDate(comment.updatedAt),
});
