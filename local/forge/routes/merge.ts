import { gitHubPerson, personOf } from "../actor.ts";
import { optionalChoice, optionalText } from "../body.ts";
import { readCommit, writeCommit } from "../git/commit.ts";
import { mergeTree } from "../git/history.ts";
import { branchTip } from "../git/refs.ts";
import { closePull, moveAndAnnounce } from "../moves.ts";
import { Refusal } from "../problems.ts";
import type { Pull } from "../records.ts";
import { unmetRequirement } from "../requirements.ts";
import { type Answer, ok, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { pullOf } from "./pulls.ts";

const notMergeable = (): Refusal => new Refusal(405, "Pull Request is not mergeable");

async function mergePull(call: RepositoryCall): Promise<Answer> {
  const { site, repository, identity, body } = call;
  const method = optionalChoice(body, "merge_method", ["merge", "squash", "rebase"]) ?? "merge";
  const expected = optionalText(body, "sha");
  const pull = pullOf(call);
  if (pull.state === "closed" || pull.draft) throw notMergeable();
  if (expected !== undefined && expected !== pull.headSha) {
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  }
  if (method === "rebase") throw new Refusal(405, "Rebase merges are not allowed on this repository.");
  const unmet = unmetRequirement(repository, pull);
  if (unmet !== undefined) throw new Refusal(405, unmet);
  const before = await branchTip(repository.git, pull.base);
  const tree = before && (await mergeTree(repository.git, before, pull.headSha));
  if (before === undefined || tree === undefined) throw notMergeable();
  const sha = await commit(call, pull, { tree, parents: method === "squash" ? [before] : [before, pull.headSha] });
  const merge = { sha, by: identity, at: site.now() };
  const merged: Pull = { ...pull, baseSha: before };
  repository.pulls.set(pull.number, { ...merged, state: "closed", merge });
  try {
    await moveAndAnnounce(call, { ref: `refs/heads/${pull.base}`, before, after: sha });
  } catch (error) {
    repository.pulls.set(pull.number, pull);
    throw error;
  }
  await closePull(call, merged, { merge });
  return ok({ sha, merged: true, message: "Pull Request successfully merged" });
}

async function commit(
  call: RepositoryCall,
  pull: Pull,
  made: { readonly tree: string; readonly parents: readonly string[] },
): Promise<string> {
  const { repository, body } = call;
  const isSquash = made.parents.length === 1;
  const title = isSquash
    ? `${pull.title} (#${pull.number})`
    : `Merge pull request #${pull.number} from ${repository.owner}/${pull.head}`;
  const head = await readCommit(repository.git, pull.headSha);
  const rest = isSquash ? (head?.message.split("\n").slice(1).join("\n").trim() ?? "") : pull.title;
  const message = [optionalText(body, "commit_title") ?? title, optionalText(body, "commit_message") ?? rest];
  const sha = await writeCommit(repository.git, {
    ...made,
    message: message.filter((part) => part !== "").join("\n\n"),
    author: personOf(call),
    committer: gitHubPerson(call),
  });
  repository.verified.add(sha);
  return sha;
}

export const mergeRoutes: readonly RepositoryRoute[] = [
  {
    method: "PUT",
    template: "/repos/{owner}/{repo}/pulls/{pull_number}/merge",
    needs: [{ contents: "write" }],
    serve: (call) => call.repository.writes.run(() => mergePull(call)),
  },
];
