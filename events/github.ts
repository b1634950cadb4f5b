import { isCommitId } from "../model/names/commit.ts";
import { objectAt, textAt } from "./fields.ts";

/** An event of GitHub that says something of a task, or why this one does not. */
export type GithubEvent =
  /** The default branch of the environments repository moved. `before` is absent when the branch is new. */
  | { readonly kind: "push"; readonly before?: string; readonly after: string }
  /** Somebody sent something: `payload` is as hostile as its sender, whom GitHub vouches for. */
  | { readonly kind: "dispatch"; readonly sender: string; readonly action: string; readonly payload: unknown }
  /** It is time to look at what nobody spoke of: by schedule, or because somebody asks for it. */
  | { readonly kind: "sweep" }
  | { readonly kind: "unknown"; readonly reason: string };

/** Parses what GitHub gives a workflow: the event's name and payload. */
export function parseGithub(name: string, payload: unknown): GithubEvent {
  if (name === "push") return parsePush(payload);
  if (name === "pull_request") return parsePullRequest(payload);
  if (name === "schedule" || name === "workflow_dispatch") return { kind: "sweep" };
  if (name === "repository_dispatch") return parseDispatch(payload);
  return unknown(`the event ${JSON.stringify(name.slice(0, 40))} says nothing of a task`);
}

function parsePush(payload: unknown): GithubEvent {
  const branch = defaultBranch(payload);
  const ref = textAt(payload, "ref", 300);
  if (branch === undefined || ref !== `refs/heads/${branch}`) return unknown("the push is not to the default branch");
  return moved(textAt(payload, "before", 40), textAt(payload, "after", 40));
}

/** A merged pull request moves the default branch as a push does. */
function parsePullRequest(payload: unknown): GithubEvent {
  const pullRequest = objectAt(payload, "pull_request");
  const base = objectAt(pullRequest, "base");
  const merged = textAt(payload, "action", 40) === "closed" && textAt(pullRequest, "merged_at", 40) !== undefined;
  if (!merged) return unknown("the pull request was not merged");
  const branch = defaultBranch(payload);
  if (branch === undefined || textAt(base, "ref", 300) !== branch)
    return unknown("it was not merged to the default branch");
  return moved(textAt(base, "sha", 40), textAt(pullRequest, "merge_commit_sha", 40));
}

function parseDispatch(payload: unknown): GithubEvent {
  const sender = textAt(objectAt(payload, "sender"), "login", 100);
  const action = textAt(payload, "action", 300);
  const sent = objectAt(payload, "client_payload");
  if (!sender || !action || !sent) return unknown("the dispatch names no sender, or carries nothing");
  return { kind: "dispatch", sender, action, payload: sent };
}

const defaultBranch = (payload: unknown): string | undefined =>
  textAt(objectAt(payload, "repository"), "default_branch", 255);

/** GitHub says forty zeros for a branch that was not there before, or is no more. */
function moved(before: string | undefined, after: string | undefined): GithubEvent {
  const none = "0".repeat(40);
  if (!isCommitId(after) || after === none) return unknown("the push left no commit");
  return { kind: "push", after, ...(isCommitId(before) && before !== none && { before }) };
}

const unknown = (reason: string): GithubEvent => ({ kind: "unknown", reason });
