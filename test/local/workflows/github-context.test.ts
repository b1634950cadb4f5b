import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Delivery } from "../../../local/forge/webhooks.ts";
import { contextOf, interpolate, revisionOf } from "../../../local/workflows/github-context.ts";

const sha = "5".repeat(40);
const repository = { default_branch: "trunk" };
const deliver = (event: string, payload: Delivery["payload"]): Delivery => ({
  id: "1",
  event,
  repository: "acme/specs",
  payload: { repository, ...payload },
});
const push = deliver("push", { ref: "refs/heads/main", after: sha, deleted: false });
const pull = deliver("pull_request", { number: 7, pull_request: { number: 7, head: { sha } } });
const review = deliver("pull_request_review", { action: "submitted", pull_request: { number: 7, head: { sha } } });
const dispatch = deliver("repository_dispatch", { action: "build" });

const revisions = suite("revisionOf");

const fetched: readonly (readonly [name: string, delivery: Delivery, wanted: string | undefined])[] = [
  ["a push", push, sha],
  ["a deleted branch", deliver("push", { ref: "refs/heads/x", after: "0".repeat(40), deleted: true }), undefined],
  ["a pull request", pull, sha],
  ["a review", review, sha],
  ["a dispatch", dispatch, "refs/heads/trunk"],
  ["an event of another kind", deliver("issues", {}), undefined],
];
for (const [name, delivery, wanted] of fetched) {
  revisions(`of ${name} is ${wanted}`, () => assert.is(revisionOf(delivery), wanted));
}

revisions.run();

const expressions = suite("interpolate");

/** A text as an expression of a workflow. */
const ask = (text: string): string => `\${{ ${text} }}`;

const filled: readonly (readonly [text: string, delivery: Delivery, wanted: string])[] = [
  ["propose", push, "propose"],
  [`validate-${ask("github.ref")}`, push, "validate-refs/heads/main"],
  [`validate-${ask("github.ref")}`, pull, "validate-refs/pull/7/merge"],
  [`plan-${ask("github.event.pull_request.number || github.ref")}`, review, "plan-7"],
  [`plan-${ask("github.event.pull_request.number || github.ref")}`, push, "plan-refs/heads/main"],
  [`${ask("github.ref")} in ${ask("github.repository")}`, dispatch, "refs/heads/trunk in acme/specs"],
  [ask("github.event_name == 'pull_request'"), pull, "true"],
  [ask("github.event_name == 'pull_request'"), push, "false"],
];
for (const [text, delivery, wanted] of filled) {
  expressions(`makes ${wanted} of ${text} for ${delivery.event}`, () => {
    assert.is(interpolate(text, contextOf(delivery)), wanted);
  });
}

for (const text of [
  "github.sha",
  "inputs.path",
  "github.ref && 'x'",
  "github.ref || 'x'",
  "toString || github.ref",
  "github.ref != 'x'",
].map(ask)) {
  expressions(`refuses ${text}, and does not guess`, () => {
    assert.throws(() => interpolate(text, contextOf(push)), /is not known here/);
  });
}

expressions.run();
