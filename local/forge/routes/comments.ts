import { text } from "../body.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { notFound, tooLong } from "../problems.ts";
import type { Comment } from "../records.ts";
import { type Answer, created, noContent, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toComment } from "../shapes/comment.ts";

const maximumLength = 65_536;

/** Every issue here is a pull request. */
function issueOf(call: RepositoryCall): number {
  const number = Number(param(call, "issue_number"));
  if (!call.repository.pulls.has(number)) throw notFound();
  return number;
}

function bodyOf({ body }: RepositoryCall): string {
  const written = text(body, "body");
  if (written.length > maximumLength) throw tooLong("IssueComment", "body", maximumLength);
  return written;
}

function listComments(call: RepositoryCall): Answer {
  const { site, repository } = call;
  const issue = issueOf(call);
  const found = [...repository.comments.values()].filter((comment) => comment.issue === issue);
  const page = pageOf(call);
  const body = slice(found, page).map((comment) => toComment(site.url, repository, comment));
  return { status: 200, body, headers: linkHeader(call, page, found.length) };
}

function createComment(call: RepositoryCall): Answer {
  const { site, repository, identity } = call;
  const now = site.now();
  const comment: Comment = {
    issue: issueOf(call),
    body: bodyOf(call),
    id: site.nextId(),
    author: identity,
    createdAt: now,
    updatedAt: now,
  };
  repository.comments.set(comment.id, comment);
  return created(toComment(site.url, repository, comment));
}

function commentOf(call: RepositoryCall): Comment {
  const comment = call.repository.comments.get(Number(param(call, "comment_id")));
  if (comment === undefined) throw notFound();
  return comment;
}

function updateComment(call: RepositoryCall): Answer {
  const { site, repository } = call;
  const edited: Comment = { ...commentOf(call), body: bodyOf(call), updatedAt: site.now() };
  repository.comments.set(edited.id, edited);
  return ok(toComment(site.url, repository, edited));
}

function deleteComment(call: RepositoryCall): Answer {
  call.repository.comments.delete(commentOf(call).id);
  return noContent;
}

const read = [{ issues: "read" }, { pull_requests: "read" }] as const;
const write = [{ issues: "write" }, { pull_requests: "write" }] as const;
const list = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const one = "/repos/{owner}/{repo}/issues/comments/{comment_id}";

export const commentRoutes: readonly RepositoryRoute[] = [
  { method: "GET", template: list, needs: read, serve: listComments },
  { method: "POST", template: list, needs: write, createsContent: true, serve: createComment },
  { method: "PATCH", template: one, needs: write, serve: updateComment },
  { method: "DELETE", template: one, needs: write, serve: deleteComment },
];
