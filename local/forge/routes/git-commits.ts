import { gitHubPerson, personOf } from "../actor.ts";
import { type Body, optionalBody, optionalText, text, texts } from "../body.ts";
import { type Commit, type Person, readCommit, writeCommit } from "../git/commit.ts";
import { isSha } from "../git/refs.ts";
import { invalidRequest, notFound, Refusal } from "../problems.ts";
import type { Repository } from "../repository.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toGitCommit } from "../shapes/commit.ts";
import { refuseEmpty } from "./refs.ts";

export async function commitOf({ git }: Repository, sha: string): Promise<Commit> {
  const commit = isSha(sha) ? await readCommit(git, sha) : undefined;
  if (commit === undefined) throw notFound();
  return commit;
}

async function getCommit(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  await refuseEmpty(repository);
  return ok(toGitCommit(site.url, repository, await commitOf(repository, param(call, "commit_sha"))));
}

/** Who the body says made the commit; `undefined` where it does not say. */
export function optionalPerson(body: Body, name: "author" | "committer" | "tagger", now: Date): Person | undefined {
  const person = optionalBody(body, name);
  if (person === undefined) return undefined;
  const date = new Date(optionalText(person, "date") ?? now);
  if (Number.isNaN(date.getTime())) throw invalidRequest(`${name}.date is not a date-time.`);
  return { name: text(person, "name"), email: text(person, "email"), date };
}

/** GitHub signs what a bot commits in its own name, and nothing else. */
export const isSigned = ({ identity, body }: RepositoryCall): boolean =>
  identity.kind !== "user" && !["author", "committer", "signature"].some((name) => (body[name] ?? null) !== null);

async function createCommit(call: RepositoryCall): Promise<Answer> {
  const { site, repository, body } = call;
  const { git, verified } = repository;
  const message = text(body, "message");
  const tree = text(body, "tree");
  const parents = texts(body, "parents") ?? [];
  await refuseEmpty(repository);
  if (!isSha(tree) || (await git.find(tree, "tree")) === undefined) throw new Refusal(422, "Tree SHA does not exist");
  for (const parent of parents) {
    if (isSha(parent) && (await git.find(parent, "commit")) !== undefined) continue;
    throw new Refusal(422, "Parent SHA does not exist or is not a commit object");
  }
  const author = optionalPerson(body, "author", site.now());
  const committer = optionalPerson(body, "committer", site.now());
  const signed = isSigned(call);
  const sha = await writeCommit(git, {
    tree,
    parents,
    message,
    author: author ?? personOf(call),
    committer: committer ?? author ?? (signed ? gitHubPerson(call) : personOf(call)),
  });
  if (signed) verified.add(sha);
  return created(toGitCommit(site.url, repository, await commitOf(repository, sha)));
}

export const gitCommitRoutes: readonly RepositoryRoute[] = [
  {
    method: "GET",
    template: "/repos/{owner}/{repo}/git/commits/{commit_sha}",
    needs: [{ contents: "read" }],
    serve: getCommit,
  },
  {
    method: "POST",
    template: "/repos/{owner}/{repo}/git/commits",
    needs: [{ contents: "write" }],
    serve: createCommit,
  },
];
