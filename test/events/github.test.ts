import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type GithubEvent, parseGithub } from "../../events/github.ts";

const [before, after] = ["b".repeat(40), "a".repeat(40)];
const zeros = "0".repeat(40);
const repository = { full_name: "acme/environments", default_branch: "main" };
const push = { ref: "refs/heads/main", before, after, repository };
const pullRequest = {
  action: "closed",
  pull_request: { merged_at: "2026-11-20T12:00:00Z", merge_commit_sha: after, base: { ref: "main", sha: before } },
  repository,
};
const client_payload = { severity: "info" };
const dispatch = { action: "Kustomization/apps-shop.flux-system", client_payload, sender: { login: "staging[bot]" } };

const read: readonly (readonly [string, string, unknown, GithubEvent])[] = [
  ["a push to the default branch", "push", push, { kind: "push", before, after }],
  ["the first push to it", "push", { ...push, before: zeros }, { kind: "push", after }],
  ["a merged pull request", "pull_request", pullRequest, { kind: "push", before, after }],
  [
    "a dispatch",
    "repository_dispatch",
    dispatch,
    { kind: "dispatch", sender: "staging[bot]", action: dispatch.action, payload: client_payload },
  ],
];

const unknown: readonly (readonly [string, string, unknown])[] = [
  ["a push to another branch", "push", { ...push, ref: "refs/heads/landfall/staging" }],
  ["a tag named as the default branch", "push", { ...push, ref: "refs/tags/main" }],
  ["a push without a default branch", "push", { ...push, repository: {} }],
  ["a deleted branch", "push", { ...push, after: zeros }],
  ["a commit that is an option", "push", { ...push, after: "--upload-pack=x" }],
  ["an open pull request", "pull_request", { ...pullRequest, action: "opened" }],
  ["a pull request closed without a merge", "pull_request", { ...pullRequest, pull_request: { merged_at: null } }],
  [
    "a pull request merged elsewhere",
    "pull_request",
    { ...pullRequest, pull_request: { ...pullRequest.pull_request, base: { ref: "next", sha: before } } },
  ],
  ["a dispatch without a sender", "repository_dispatch", { ...dispatch, sender: null }],
  ["a dispatch with a list", "repository_dispatch", { ...dispatch, client_payload: [] }],
  ["another event", "issue_comment", push],
  ["a property of every object", "constructor", {}],
  ["nothing", "push", undefined],
];

const events = suite("events of GitHub");
for (const [what, name, payload, expected] of read) {
  events(`${what} is a ${expected.kind}`, () => assert.equal(parseGithub(name, payload), expected));
}
for (const [what, name, payload] of unknown) {
  events(`${what} says nothing of a task`, () => assert.is(parseGithub(name, payload).kind, "unknown"));
}
events.run();
