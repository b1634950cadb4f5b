import type { Commit, Person } from "../git/commit.ts";
import type { Repository } from "../repository.ts";
import { repositoryUrl, webUrl } from "./repository.ts";
import { nodeId, printDate } from "./time.ts";
import { type Shape, toUser } from "./user.ts";

const toPerson = ({ name, email, date }: Person): Shape => ({ name, email, date: printDate(date) });

const verification = (repository: Repository, sha: string): Shape =>
  repository.verified.has(sha)
    ? { verified: true, reason: "valid", signature: "signed by the forge", payload: sha, verified_at: null }
    : { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };

/** A commit of the Git data API. */
export function toGitCommit(base: string, repository: Repository, commit: Commit): Shape {
  const url = repositoryUrl(base, repository);
  const { sha, tree, parents, author, committer, message } = commit;
  return {
    sha,
    node_id: nodeId("C", sha),
    url: `${url}/git/commits/${sha}`,
    html_url: `${webUrl(base, repository)}/commit/${sha}`,
    author: toPerson(author),
    committer: toPerson(committer),
    message,
    tree: { sha: tree, url: `${url}/git/trees/${tree}` },
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${url}/git/commits/${parent}`,
      html_url: `${webUrl(base, repository)}/commit/${parent}`,
    })),
    verification: verification(repository, sha),
  };
}

/** The login behind one of GitHub's no-reply addresses; for any other address GitHub knows no user here. */
function toAuthor(base: string, { email }: Person): Shape | null {
  const login = /^\d+\+(.+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  return login === undefined ? null : toUser(base, login);
}

/** A commit of the repository API. */
export function toCommit(base: string, repository: Repository, commit: Commit): Shape {
  const url = `${repositoryUrl(base, repository)}/commits/${commit.sha}`;
  const { sha, author, committer, message, parents, tree } = commit;
  return {
    sha,
    node_id: nodeId("C", sha),
    url,
    html_url: `${webUrl(base, repository)}/commit/${sha}`,
    comments_url: `${url}/comments`,
    commit: {
      url: `${repositoryUrl(base, repository)}/git/commits/${sha}`,
      author: toPerson(author),
      committer: toPerson(committer),
      message,
      tree: { sha: tree, url: `${repositoryUrl(base, repository)}/git/trees/${tree}` },
      comment_count: 0,
      verification: verification(repository, sha),
    },
    author: toAuthor(base, author),
    committer: toAuthor(base, committer),
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${repositoryUrl(base, repository)}/commits/${parent}`,
      html_url: `${webUrl(base, repository)}/commit/${parent}`,
    })),
  };
}
