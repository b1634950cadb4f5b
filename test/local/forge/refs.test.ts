import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Answer, client, commitFiles, startAcme } from "./client.ts";

const forge = await startAcme();
const app = client(forge, "app");
const ada = client(forge, "ada");
const empty = client(forge, "app", "acme/empty");
const test = suite("refs, trees and commits");
test.after(() => forge.close());

const mainTip = async (): Promise<string> => (await app("GET", "git/ref/heads/main")).body.object.sha;

/** A commit on `parent` that nothing points at yet. */
async function looseCommit(parent: string, name: string): Promise<string> {
  const entry = { path: `loose/${name}`, mode: "100644", content: name };
  const tree = (await app("POST", "git/trees", { base_tree: parent, tree: [entry] })).body.sha;
  return (await app("POST", "git/commits", { message: name, tree, parents: [parent] })).body.sha;
}

const count = (answers: readonly Answer[], status: number): number =>
  answers.filter((answer) => answer.status === status).length;

test("of fifty updates from one commit exactly one wins, the others are no fast forward", async () => {
  const tip = await mainTip();
  const shas = await Promise.all(Array.from({ length: 50 }, (_, index) => looseCommit(tip, `${index}`)));
  const answers = await Promise.all(shas.map((sha) => app("PATCH", "git/refs/heads/main", { sha })));
  assert.equal([count(answers, 200), count(answers, 422)], [1, 49]);
  const winner = shas[answers.findIndex(({ status }) => status === 200)];
  assert.is(await mainTip(), winner);
  assert.is(answers.find(({ status }) => status === 422)?.body.message, "Update is not a fast forward");
});

test("fifty who retry all get in", async () => {
  const write = async (name: string): Promise<void> => {
    for (;;) {
      const sha = await looseCommit(await mainTip(), `retry-${name}`);
      if ((await app("PATCH", "git/refs/heads/main", { sha })).status === 200) return;
    }
  };
  await Promise.all(Array.from({ length: 10 }, (_, index) => write(`${index}`)));
  const tree = (await app("GET", "git/trees/main?recursive=1")).body.tree;
  assert.is(tree.filter(({ path }: { path: string }) => path.startsWith("loose/retry-")).length, 10);
});

test("of many who create one ref one wins", async () => {
  const sha = await mainTip();
  const create = () => app("POST", "git/refs", { ref: "refs/heads/once", sha });
  const answers = await Promise.all(Array.from({ length: 20 }, create));
  assert.equal([count(answers, 201), count(answers, 422)], [1, 19]);
  assert.is(answers.find(({ status }) => status === 422)?.body.message, "Reference already exists");
});

test("force moves a branch back, and a plain update does not", async () => {
  const before = await mainTip();
  const sha = await commitFiles(app, { "x.yaml": "1\n" }, { to: "forced" });
  assert.is((await app("PATCH", "git/refs/heads/forced", { sha: before })).status, 422);
  assert.is((await app("PATCH", "git/refs/heads/forced", { sha: before, force: true })).status, 200);
  assert.is((await app("PATCH", "git/refs/heads/forced", { sha })).status, 200);
});

test("hostile ref names are refused", async () => {
  const sha = await mainTip();
  const names = [
    "--upload-pack=x",
    "a..b",
    "a b",
    "a~1",
    "a^",
    "a:b",
    "a?",
    "a*",
    "a[",
    "a\\b",
    "a@{0}",
    "a.lock",
    "a.",
  ];
  const wrapped = [...names, "", "/", "x//y", ".x", "x/.y", "a\nb", "a\u0007"].map((name) => `refs/heads/${name}`);
  for (const ref of [...wrapped, "heads/x", "refs/x", "HEAD", "refs/pull/1/head", "refs/heads/../../config"]) {
    assert.is((await app("POST", "git/refs", { ref, sha })).status, 422, ref);
  }
  assert.is((await app("GET", "commits/--upload-pack=x")).status, 404);
  assert.is((await app("GET", "git/ref/heads%2F..%2F..%2Fconfig")).status, 404);
  assert.is((await app("GET", "commits?sha=--output=/tmp/x")).status, 404);
});

test("trees with paths that Git refuses are refused", async () => {
  const paths = [".git/config", "a/.GIT/x", "..", "a/../b", "a//b", "/etc/passwd", "a/", "", ".", "git~1/x", ".git /x"];
  for (const path of paths) {
    const answer = await app("POST", "git/trees", { tree: [{ path, mode: "100644", content: "x" }] });
    assert.is(answer.status, 422, path);
    if (/^\.*$/.test(path)) continue; // HTTP clients resolve these themselves
    const put = await app("PUT", `contents/${encodeURIComponent(path)}`, { message: "x", content: "" });
    assert.is(put.status, 422, path);
  }
});

test("trees of unknown objects, modes and bases are refused", async () => {
  const sha = "1".repeat(40);
  const wrong = [
    { tree: [{ path: "a", mode: "100644", sha }] },
    { tree: [{ path: "a", mode: "100000", content: "" }] },
    { tree: [{ path: "a", mode: "100644" }] },
    { tree: [{ path: "missing", mode: "100644", sha: null }] },
    { tree: [{ path: "a", mode: "100644", content: "" }], base_tree: sha },
    { tree: [] },
    { tree: ["a"] },
    {},
  ];
  for (const body of wrong) assert.is((await app("POST", "git/trees", body)).status, 422, JSON.stringify(body));
});

test("a thousand files in one tree are written and read back", async () => {
  const path = (index: number): string => `bulk/${index % 20}/${index}.yaml`;
  const tree = Array.from({ length: 1_000 }, (_, i) => ({ path: path(i), mode: "100644", content: `n: ${i}\n` }));
  const made = await app("POST", "git/trees", { base_tree: await mainTip(), tree });
  const all = await app("GET", `git/trees/${made.body.sha}?recursive=true`);
  const blobs = all.body.tree.filter(
    ({ path, type }: Record<string, string>) => type === "blob" && path?.startsWith("bulk/"),
  );
  assert.is(blobs.length, 1_000);
});

test("the Git data API does not work on an empty repository until the contents API has written", async () => {
  const routes: readonly (readonly [string, string, unknown?])[] = [
    ["GET", "git/ref/heads/main"],
    ["GET", "git/matching-refs/heads"],
    ["POST", "git/trees", { tree: [{ path: "a", mode: "100644", content: "" }] }],
    ["POST", "git/blobs", { content: "a" }],
    ["GET", "commits"],
  ];
  for (const [method, path, body] of routes) {
    const answer = await empty(method, path, body);
    assert.equal([answer.status, answer.body.message], [409, "Git Repository is empty."], path);
  }
  assert.is((await empty("PUT", "contents/README.md", { message: "Start", content: "aGk=" })).status, 201);
  assert.is((await empty("GET", "git/ref/heads/main")).status, 200);
});

test("only an App's commits in its own name are verified", async () => {
  const parent = await mainTip();
  const tree = (await app("GET", `git/commits/${parent}`)).body.tree.sha;
  const author = { name: "Ada", email: "ada@acme.example", date: "2026-11-20T10:00:00+02:00" };
  const draft = { message: "x", tree, parents: [parent] };
  assert.is((await app("POST", "git/commits", draft)).body.verification.verified, true);
  const named = (await app("POST", "git/commits", { ...draft, author })).body;
  assert.equal([named.verification.reason, named.author.date], ["unsigned", "2026-11-20T08:00:00Z"]);
  assert.is((await ada("POST", "git/commits", draft)).body.verification.verified, false);
});

test("a name cannot smuggle a header into a commit", async () => {
  const parent = await mainTip();
  const tree = (await app("GET", `git/commits/${parent}`)).body.tree.sha;
  const author = { name: `Ada\nparent ${"1".repeat(40)}`, email: "a>\n<b" };
  const made = (await app("POST", "git/commits", { message: "x", tree, parents: [parent], author })).body;
  assert.equal(
    made.parents.map(({ sha }: { sha: string }) => sha),
    [parent],
  );
});

test("a workflow file needs the workflows permission, through refs and through contents", async () => {
  const words = /refusing to allow a GitHub App to create or update workflow `.github\/workflows\/x.yaml` without/;
  const parent = await mainTip();
  const entry = { path: ".github/workflows/x.yaml", mode: "100644", content: "on: push\n" };
  const tree = (await app("POST", "git/trees", { base_tree: parent, tree: [entry] })).body.sha;
  const { sha } = (await app("POST", "git/commits", { message: "x", tree, parents: [parent] })).body;
  const answers = [
    await app("PATCH", "git/refs/heads/main", { sha }),
    await app("POST", "git/refs", { ref: "refs/heads/sneak", sha }),
    await app("PUT", `contents/${entry.path}`, { message: "x", content: "eA==" }),
  ];
  for (const answer of answers) {
    assert.is(answer.status, 403);
    assert.match(answer.body.message, words);
  }
  assert.is(await mainTip(), parent);
  assert.is((await ada("PUT", `contents/${entry.path}`, { message: "x", content: "eA==" })).status, 201);
  const next = await commitFiles(app, { "after.yaml": "1\n" }, { from: "main" });
  assert.is(await mainTip(), next);
});

test("a tree of more entries than GitHub lists is cut, and says so", async () => {
  const forge = await startAcme({ treeEntries: 2 });
  try {
    const app = client(forge, "app");
    const { sha } = (await app("GET", "branches/main")).body.commit;
    const { tree, truncated } = (await app("GET", `git/trees/${sha}?recursive=1`)).body;
    assert.equal([tree.length, truncated], [2, true]);
  } finally {
    await forge.close();
  }
});

test.run();
