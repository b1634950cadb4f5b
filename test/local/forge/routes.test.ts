import { suite } from "uvu";
import * as assert from "uvu/assert";
import { appRoutes } from "../../../local/forge/routes/apps.ts";
import { routes, setupRoutes } from "../../../local/forge/routes.ts";
import { checking } from "./checking.ts";
import { client, commitFiles, type Send, startAcme } from "./client.ts";

const forge = await startAcme();
const served = new Set<string>();

const checked = checking(forge, served);
const app = checked("app");
const test = suite("the served routes answer as GitHub describes them");
test.after(() => forge.close());

test("the account and the repository", async () => {
  assert.is((await app("GET", "/rate_limit")).body.rate.limit, 5000);
  assert.is((await checked("ada")("GET", "/user")).body.login, "ada");
  const repository = await app("GET", "/repos/acme/environments");
  assert.is(repository.body.full_name, "acme/environments");
  assert.is(repository.body.default_branch, "main");
  const branch = await app("GET", "branches/main");
  assert.is(branch.body.protected, false);
  assert.is((await app("GET", "branches/none")).status, 404);
  assert.is((await app("POST", "dispatches", { event_type: "flux", client_payload: { a: 1 } })).status, 204);
});

test("trees, blobs, commits and refs", async () => {
  const main = (await app("GET", "git/ref/heads/main")).body.object.sha;
  const blob = await app("POST", "git/blobs", { content: "aGVsbG8=", encoding: "base64" });
  assert.is((await app("GET", `git/blobs/${blob.body.sha}`)).body.content, "aGVsbG8=\n");
  const entries = [
    { path: "staging/eu/apps/shop.yaml", mode: "100644", type: "blob", content: "kind: Deployment\n" },
    { path: "run.sh", mode: "100755", type: "blob", sha: blob.body.sha },
    { path: "staging/lock", mode: "100644", type: "blob", sha: null },
  ];
  const tree = await app("POST", "git/trees", { base_tree: main, tree: entries });
  assert.equal(
    tree.body.tree.map(({ path, mode }: { path: string; mode: string }) => `${mode} ${path}`),
    ["100644 README.md", "100755 run.sh", "040000 staging"],
  );
  const all = await app("GET", `git/trees/${tree.body.sha}?recursive=1`);
  assert.ok(all.body.tree.some(({ path }: { path: string }) => path === "staging/eu/apps/shop.yaml"));
  assert.not.ok(all.body.tree.some(({ path }: { path: string }) => path === "staging/lock"));
  const commit = await app("POST", "git/commits", { message: "Render", tree: tree.body.sha, parents: [main] });
  assert.equal(commit.body.verification.verified, true);
  assert.is(commit.body.author.name, "landfall[bot]");
  assert.equal((await app("GET", `git/commits/${commit.body.sha}`)).body, commit.body);
  const ref = await app("POST", "git/refs", { ref: "refs/heads/landfall/staging", sha: commit.body.sha });
  assert.is(ref.status, 201);
  assert.is((await app("GET", "git/matching-refs/heads/landfall/")).body.length, 1);
  const moved = await app("PATCH", "git/refs/heads/main", { sha: commit.body.sha });
  assert.is(moved.body.object.sha, commit.body.sha);
  assert.is((await app("DELETE", "git/refs/heads/landfall%2Fstaging")).status, 204);
  assert.is((await app("GET", "git/ref/heads/landfall/staging")).status, 404);
});

test("contents, commits and comparisons", async () => {
  const file = { message: "Write", content: Buffer.from("one\n").toString("base64") };
  const made = await app("PUT", "contents/docs/a.md", file);
  assert.is(made.status, 201);
  assert.is((await app("PUT", "contents/docs/a.md", file)).status, 422);
  const content = Buffer.from("two\n").toString("base64");
  const changed = await app("PUT", "contents/docs/a.md", { ...file, content, sha: made.body.content.sha });
  assert.is(changed.status, 200);
  assert.is(Buffer.from((await app("GET", "contents/docs/a.md")).body.content, "base64").toString(), "two\n");
  assert.is((await app("GET", "contents/docs")).body[0].path, "docs/a.md");
  assert.is((await app("GET", "contents")).status, 200);
  const raw = { accept: "application/vnd.github.raw+json" };
  assert.is((await client(forge, "app")("GET", "contents/docs/a.md", undefined, raw)).body, "two\n");
  const list = await app("GET", "commits?path=docs/a.md&per_page=1");
  assert.is(list.body.length, 1);
  assert.match(list.headers.get("link") ?? "", /page=2.*rel="next"/);
  const one = await app("GET", `commits/${changed.body.commit.sha}`);
  assert.equal([one.body.files[0].status, one.body.stats.total], ["modified", 2]);
  assert.match(one.body.files[0].patch, /^@@ .*\n-one\n\+two$/);
  const range = `${made.body.commit.sha}...main`;
  const comparison = await app("GET", `compare/${range}`);
  assert.equal([comparison.body.status, comparison.body.ahead_by, comparison.body.files.length], ["ahead", 1, 1]);
});

test("pull requests, comments and merges", async () => {
  await commitFiles(app, { "staging/new.yaml": "a: 1\n" }, { to: "propose" });
  const draft = { title: "Staging", head: "propose", base: "main", body: "what changes" };
  const pull = await app("POST", "pulls", draft);
  assert.equal([pull.status, pull.body.changed_files, pull.body.mergeable], [201, 1, true]);
  const { number } = pull.body;
  assert.is((await app("POST", "pulls", draft)).status, 422);
  assert.is((await app("PATCH", `pulls/${number}`, { title: "Staging, again" })).body.title, "Staging, again");
  assert.is((await app("GET", "pulls?head=acme:propose&state=open")).body.length, 1);
  assert.is((await app("GET", `pulls/${number}/files`)).body[0].filename, "staging/new.yaml");
  assert.is((await app("GET", `pulls/${number}`)).body.mergeable_state, "clean");
  const comment = await app("POST", `issues/${number}/comments`, { body: "plan" });
  assert.is((await app("PATCH", `issues/comments/${comment.body.id}`, { body: "plan 2" })).body.body, "plan 2");
  assert.is((await app("GET", `issues/${number}/comments`)).body.length, 1);
  assert.is((await app("DELETE", `issues/comments/${comment.body.id}`)).status, 204);
  assert.is((await app("DELETE", `issues/comments/${comment.body.id}`)).status, 404);
  const review = await checked("ada")("POST", `pulls/${number}/reviews`, { event: "APPROVE" });
  assert.equal([review.body.state, review.body.commit_id], ["APPROVED", pull.body.head.sha]);
  const dismissal = { message: "too early" };
  const dismissed = await app("PUT", `pulls/${number}/reviews/${review.body.id}/dismissals`, dismissal);
  assert.is(dismissed.body.state, "DISMISSED");
  assert.equal((await app("GET", `pulls/${number}/reviews`)).body, [dismissed.body]);
  const merged = await app("PUT", `pulls/${number}/merge`, { sha: pull.body.head.sha });
  assert.is(merged.body.merged, true);
  assert.is((await app("GET", `commits/${merged.body.sha}/pulls`)).body[0].number, number);
});

test("checks and statuses", async () => {
  const sha = (await app("GET", "git/ref/heads/main")).body.object.sha;
  const annotation = { path: "README.md", start_line: 1, end_line: 1, annotation_level: "warning", message: "look" };
  const output = { title: "Plan", summary: "3 changes", annotations: [annotation] };
  const run = await app("POST", "check-runs", { name: "landfall/plan", head_sha: sha, external_id: "x", output });
  assert.equal([run.body.status, run.body.conclusion], ["queued", null]);
  const done = await app("PATCH", `check-runs/${run.body.id}`, { conclusion: "success", output });
  assert.equal([done.body.status, done.body.output.annotations_count], ["completed", 2]);
  assert.is((await app("GET", `check-runs/${run.body.id}`)).body.app.slug, "landfall");
  assert.is((await app("GET", `check-runs/${run.body.id}/annotations`)).body.length, 2);
  assert.is((await app("GET", "commits/main/check-runs?check_name=landfall%2Fplan")).body.total_count, 1);
  const status = await app("POST", `statuses/${sha}`, { state: "pending", context: "flux/staging" });
  assert.is(status.body.creator.login, "landfall[bot]");
  assert.is((await app("GET", "commits/main/statuses")).body.length, 1);
  assert.is((await app("GET", "commits/heads/main/status")).body.state, "pending");
});

test("an annotated tag is an object first, and then a ref", async () => {
  const object = (await app("GET", "git/ref/heads/main")).body.object.sha;
  const tag = await app("POST", "git/tags", { tag: "v1.0.0", message: "First", object, type: "commit" });
  assert.is(tag.status, 201);
  const { sha } = tag.body;
  assert.is((await app("POST", "git/refs", { ref: "refs/tags/v1.0.0", sha })).status, 201);
  assert.equal((await app("GET", "git/ref/tags/v1.0.0")).body.object.type, "tag");
  const read = (await app("GET", `git/tags/${sha}`)).body;
  assert.equal([read.tag, read.message, read.object.sha], ["v1.0.0", "First", object]);
  assert.is((await app("GET", `git/tags/${object}`)).status, 404);
});

test("a tag of nothing, and one whose name is none, are refused", async () => {
  const nothing = { tag: "v2", message: "", object: "0".repeat(40), type: "commit" };
  assert.is((await app("POST", "git/tags", nothing)).status, 422);
  assert.is(
    (
      await app("POST", "git/tags", {
        ...nothing,
        object: (await app("GET", "git/ref/heads/main")).body.object.sha,
        tag: "a..b",
      })
    ).status,
    422,
  );
});

test("a GitHub Release is of a tag, once", async () => {
  await app("POST", "git/refs", {
    ref: "refs/tags/v3.0.0",
    sha: (await app("GET", "git/ref/heads/main")).body.object.sha,
  });
  assert.is((await app("GET", "releases/tags/v3.0.0")).status, 404);
  assert.is((await app("POST", "releases", { tag_name: "v9.9.9" })).status, 422);
  const made = await app("POST", "releases", { tag_name: "v3.0.0", name: "Three", body: "notes" });
  assert.is(made.status, 201);
  assert.is((await app("POST", "releases", { tag_name: "v3.0.0" })).status, 422);
  assert.is((await app("PATCH", `releases/${made.body.id}`, { body: "better" })).body.body, "better");
  const read = (await app("GET", "releases/tags/v3.0.0")).body;
  assert.equal([read.name, read.body], ["Three", "better"]);
});

test("deployments", async () => {
  const made = await app("POST", "deployments", { ref: "main", environment: "staging", required_contexts: [] });
  assert.is(made.status, 201);
  const log = `deployments/${made.body.id}/statuses`;
  assert.is((await app("POST", log, { state: "in_progress", description: "fetched" })).body.state, "in_progress");
  assert.is((await app("GET", log)).body[0].description, "fetched");
  assert.is((await app("GET", "deployments?environment=staging")).body.length, 1);
  assert.is((await app("GET", `deployments/${made.body.id}`)).body.environment, "staging");
});

test("refusals have GitHub's shape too", async () => {
  const refused: readonly (readonly [Send, string, string, unknown, number])[] = [
    [checked("wrong"), "GET", "branches/main", undefined, 401],
    [checked("stranger"), "GET", "/repos/acme/environments", undefined, 404],
    [checked("reader"), "POST", "git/refs", { ref: "refs/heads/x", sha: "0" }, 403],
    [app, "POST", "pulls", { title: "x", head: "none", base: "main" }, 422],
    [app, "POST", "git/commits", { message: "x", tree: "0".repeat(40) }, 422],
    [app, "GET", `git/commits/${"0".repeat(40)}`, undefined, 404],
    [app, "POST", "deployments", {}, 422],
    [checked("app", "acme/empty"), "GET", "git/ref/heads/main", undefined, 409],
  ];
  for (const [send, method, path, body, status] of refused) {
    assert.is((await send(method, path, body)).status, status, `${method} ${path}`);
  }
});

test("no route of the table was left out, those of Apps and of setup aside, which have tests of their own", () => {
  const missing = routes
    .filter((route) => ![...appRoutes, ...setupRoutes].includes(route))
    .map(({ method, template }) => `${method} ${template}`)
    .filter((route) => !served.has(route));
  assert.equal(missing, []);
});

test.run();
