import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseMergeGroup, parseStartedBy } from "../../events/pull-request.ts";

const sha = "a".repeat(40);
const payload = (fork: string | undefined, number: unknown = 7, head: unknown = sha): unknown => ({
  pull_request: { number, head: { sha: head, repo: fork === undefined ? null : { full_name: fork } } },
  repository: { full_name: "acme/specs" },
});

const started = suite("parseStartedBy");
started("tells a pull request, its head, and whether it is of a fork", () => {
  assert.equal(parseStartedBy(payload("acme/specs")), { number: 7, head: sha, isFromFork: false });
  assert.equal(parseStartedBy(payload("eve/specs")), { number: 7, head: sha, isFromFork: true });
});
started("takes one whose repository is gone for a fork's", () => {
  assert.is(parseStartedBy(payload(undefined))?.isFromFork, true);
});
for (const hostile of [undefined, null, [], "x", {}, payload("a/b", 0), payload("a/b", "7"), payload("a/b", 7, "main")])
  started(`takes nothing else for one: ${JSON.stringify(hostile)}`, () => {
    assert.is(parseStartedBy(hostile), undefined);
  });
started.run();

const group = suite("parseMergeGroup");
group("tells the commit that a merge queue tries", () => {
  assert.is(parseMergeGroup({ merge_group: { head_sha: sha } }), sha);
});
for (const hostile of [undefined, {}, { merge_group: null }, { merge_group: { head_sha: "main" } }, payload("a/b")])
  group(`takes nothing else for one: ${JSON.stringify(hostile)}`, () => {
    assert.is(parseMergeGroup(hostile), undefined);
  });
group.run();
