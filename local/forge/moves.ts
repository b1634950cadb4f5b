import type { Actor, Move } from "./actor.ts";
import { isAncestor, newWorkflow } from "./git/history.ts";
import { branchTip, isRefName, moveRef, noCommit } from "./git/refs.ts";
import { mayWrite } from "./identity.ts";
import { toPullEvent, toPush } from "./payloads.ts";
import { Refusal } from "./problems.ts";
import type { Pull } from "./records.ts";
import type { Repository } from "./repository.ts";

/** Moves a ref, with all that follows from it. Only within `repository.writes`. */
export async function moveAndAnnounce(actor: Actor, move: Move): Promise<void> {
  const { repository } = actor;
  if (!isRefName(move.ref)) throw new Refusal(422, `${move.ref} is not a valid ref name.`);
  await refuseNewWorkflow(actor, move);
  if (!(await moveRef(repository.git, move.ref, move))) throw new Refusal(422, "Reference cannot be updated");
  await announce(actor, move);
}

async function refuseNewWorkflow({ repository, identity }: Actor, { before, after }: Move): Promise<void> {
  if (after === noCommit || mayWrite(identity, repository, "workflows")) return;
  const file = await newWorkflow(repository.git, after, before);
  if (file === undefined) return;
  const caller = identity.kind === "user" ? "a Personal Access Token" : "a GitHub App";
  const words = `create or update workflow \`${file}\` without \`workflows\` permission`;
  throw new Refusal(403, `refusing to allow ${caller} to ${words}`);
}

/** Brings pull requests up to date with a ref that has moved, and tells the hooks. */
export async function announce(actor: Actor, move: Move): Promise<void> {
  const { site, repository } = actor;
  if (move.before === move.after) return;
  await site.webhooks.emit(repository, "push", () => toPush(actor, move));
  if (!move.ref.startsWith("refs/heads/")) return;
  const branch = move.ref.slice("refs/heads/".length);
  for (const pull of [...repository.pulls.values()].filter(({ state }) => state === "open")) {
    if (pull.head === branch) await followHead(actor, pull, move);
    else if (pull.base === branch) await noticeMerge(actor, pull, move.after);
  }
}

async function followHead(actor: Actor, pull: Pull, { before, after }: Move): Promise<void> {
  const { site, repository } = actor;
  if (after === noCommit) return closePull(actor, pull, {});
  const baseSha = (await branchTip(repository.git, pull.base)) ?? pull.baseSha;
  const moved = { ...pull, headSha: after, baseSha, updatedAt: site.now() };
  repository.pulls.set(pull.number, moved);
  await pointPullRef(repository, moved);
  await site.webhooks.emit(repository, "pull_request", () =>
    toPullEvent(actor, moved, { action: "synchronize", before, after }),
  );
}

/** A base branch that came to contain the head has merged the pull request. */
async function noticeMerge(actor: Actor, pull: Pull, tip: string): Promise<void> {
  if (tip === noCommit) return closePull(actor, pull, {});
  if (!(await isAncestor(actor.repository.git, pull.headSha, tip))) return;
  await closePull(actor, pull, { merge: { sha: tip, by: actor.identity, at: actor.site.now() } });
}

/** Closes a pull request, as merged when `merge` says so. */
export async function closePull(actor: Actor, pull: Pull, merged: Pick<Pull, "merge">): Promise<void> {
  const { site, repository } = actor;
  const closed: Pull = { ...pull, ...merged, state: "closed", closedAt: site.now(), updatedAt: site.now() };
  repository.pulls.set(pull.number, closed);
  await site.webhooks.emit(repository, "pull_request", () => toPullEvent(actor, closed, { action: "closed" }));
}

/** `refs/pull/<number>/head`, which clients may fetch and nobody may push. */
export async function pointPullRef({ git }: Repository, { number, headSha }: Pull): Promise<void> {
  await git.output(["update-ref", `refs/pull/${number}/head`, headSha]);
}
