import { suite } from "uvu";
import * as assert from "uvu/assert";
import { client, commitFiles, type Loose, startAcme } from "./client.ts";

const requiredChecks = [{ context: "landfall/propose", app: "landfall" }, { context: "review" }];
const forge = await startAcme({
  repositories: [
    {
      name: "acme/environments",
      private: true,
      files: { "README.md": "environments\n", "a.yaml": "a: 1\n" },
      protection: { main: { requirePullRequest: true }, guarded: { requiredChecks } },
    },
  ],
});
const app = client(forge, "app");
const test = suite("pull requests");
test.after(() => forge.close());

let last = 0;
/** A branch of its own with `files`, and a pull request of it. */
async function propose(files: Readonly<Record<string, string>>, base = "main"): Promise<Loose> {
  last += 1;
  await commitFiles(app, files, { from: base, to: `branch-${last}` });
  return (await app("POST", "pulls", { title: `Change ${last}`, head: `branch-${last}`, base })).body;
}

test("a second pull request, an empty one and unknown branches are refused in GitHub's words", async () => {
  const { head } = await propose({ "one.yaml": "1\n" });
  await app("POST", "git/refs", { ref: "refs/heads/same", sha: (await app("GET", "branches/main")).body.commit.sha });
  const says = async (body: unknown): Promise<string> => {
    const answer = await app("POST", "pulls", body);
    assert.is(answer.status, 422);
    return answer.body.errors[0].message ?? answer.body.errors[0].field;
  };
  const title = "x";
  assert.is(
    await says({ title, head: `acme:${head.ref}`, base: "main" }),
    `A pull request already exists for acme:${head.ref}.`,
  );
  assert.is(await says({ title, head: "same", base: "main" }), "No commits between main and same");
  assert.is(await says({ title, head: "none", base: "main" }), "head");
  assert.is(await says({ title, head: head.ref, base: "none" }), "base");
});

test("lists are sorted and cut into pages that link to each other", async () => {
  for (const name of ["p", "q", "r"]) await propose({ [`${name}.yaml`]: "1\n" });
  const numbers = (answer: Loose): number[] => answer.body.map(({ number }: { number: number }) => number);
  const newest = await app("GET", "pulls?per_page=2");
  const all = numbers(await app("GET", "pulls?direction=asc"));
  assert.equal(numbers(newest), all.toReversed().slice(0, 2));
  const next = /<([^>]+)>; rel="next"/.exec(newest.headers.get("link") ?? "")?.[1] ?? "";
  assert.equal(numbers(await app("GET", next.slice(forge.url.length))), all.toReversed().slice(2, 4));
});

test("a protected branch moves by the merge of a pull request only", async () => {
  const pull = await propose({ "two.yaml": "2\n" });
  const { sha } = pull.head;
  const direct = await app("PATCH", "git/refs/heads/main", { sha });
  assert.is(direct.status, 422);
  assert.match(direct.body.message, /Changes must be made through a pull request/);
  assert.is((await app("DELETE", "git/refs/heads/main")).status, 422);
  assert.is((await app("PUT", "contents/x.yaml", { message: "x", content: "" })).status, 409);
  const merged = await app("PUT", `pulls/${pull.number}/merge`, { sha });
  assert.is(merged.status, 200);
  const tip = await app("GET", "commits/main");
  assert.is(tip.body.sha, merged.body.sha);
  assert.equal(
    [tip.body.parents.length, tip.body.commit.message],
    [2, `Merge pull request #${pull.number} from acme/${pull.head.ref}\n\n${pull.title}`],
  );
});

test("a squash has one parent and the pull request's title", async () => {
  const pull = await propose({ "three.yaml": "3\n" });
  const { body } = await app("PUT", `pulls/${pull.number}/merge`, { merge_method: "squash" });
  const commit = (await app("GET", `git/commits/${body.sha}`)).body;
  assert.equal([commit.parents.length, commit.message], [1, `${pull.title} (#${pull.number})`]);
  const after = (await app("GET", `pulls/${pull.number}`)).body;
  assert.equal([after.state, after.merged, after.merge_commit_sha], ["closed", true, body.sha]);
  assert.is(after.merged_by.login, "landfall[bot]");
  assert.equal((await app("GET", `commits/${body.sha}/pulls`)).body[0].number, pull.number);
});

test("a head that moved, a conflict and a closed pull request are not merged", async () => {
  const moved = await propose({ "four.yaml": "4\n" });
  await commitFiles(app, { "five.yaml": "5\n" }, { from: moved.head.ref });
  const stale = await app("PUT", `pulls/${moved.number}/merge`, { sha: moved.head.sha });
  assert.equal([stale.status, stale.body.message], [409, "Head branch was modified. Review and try the merge again."]);
  const [left, right] = [await propose({ "a.yaml": "left\n" }), await propose({ "a.yaml": "right\n" })];
  await app("PUT", `pulls/${left.number}/merge`, {});
  const conflict = await app("GET", `pulls/${right.number}`);
  assert.equal([conflict.body.mergeable, conflict.body.mergeable_state], [false, "dirty"]);
  const refused = await app("PUT", `pulls/${right.number}/merge`, {});
  assert.equal([refused.status, refused.body.message], [405, "Pull Request is not mergeable"]);
  assert.is((await app("PUT", `pulls/${left.number}/merge`, {})).status, 405);
});

test("required checks must be there, done and green, from the App they are expected of", async () => {
  const main = (await app("GET", "branches/main")).body.commit.sha;
  await app("POST", "git/refs", { ref: "refs/heads/guarded", sha: main });
  const pull = await propose({ "six.yaml": "6\n" }, "guarded");
  const { sha } = pull.head;
  const check = (body: object, send = app) =>
    send("POST", "check-runs", { name: "landfall/propose", head_sha: sha, ...body });
  const merge = async (): Promise<string> => {
    const answer = await app("PUT", `pulls/${pull.number}/merge`, { sha });
    return `${answer.status} ${answer.body.message}`;
  };
  assert.is(await merge(), '405 Required status check "landfall/propose" is expected.');
  assert.is((await app("GET", `pulls/${pull.number}`)).body.mergeable_state, "blocked");
  await check({ conclusion: "success" }, client(forge, "other-app"));
  await app("POST", `statuses/${sha}`, { state: "success", context: "landfall/propose" });
  assert.is(await merge(), '405 Required status check "landfall/propose" is expected.');
  await check({ status: "in_progress" });
  assert.is(await merge(), '405 Required status check "landfall/propose" is pending.');
  await check({ conclusion: "failure" });
  assert.is(await merge(), '405 Required status check "landfall/propose" is failing.');
  await check({ conclusion: "success" });
  assert.is(await merge(), '405 Required status check "review" is expected.');
  await app("POST", `statuses/${sha}`, { state: "success", context: "Review" });
  assert.is(await merge(), "200 Pull Request successfully merged");
});

test("a merge needs contents: write, whoever asks", async () => {
  const pull = await propose({ "seven.yaml": "7\n" });
  const answer = await client(forge, "reader")("PUT", `pulls/${pull.number}/merge`, {});
  assert.equal([answer.status, answer.body.message], [403, "Resource not accessible by integration"]);
  assert.is(answer.headers.get("x-accepted-github-permissions"), "contents=write");
});

test("a pull request closes, opens again, and closes with its branch", async () => {
  const pull = await propose({ "eight.yaml": "8\n" });
  const path = `pulls/${pull.number}`;
  assert.is((await app("PATCH", path, { state: "closed" })).body.state, "closed");
  assert.is((await app("PATCH", path, { state: "open" })).body.state, "open");
  await app("DELETE", `git/refs/heads/${pull.head.ref}`);
  assert.equal([(await app("GET", path)).body.state, (await app("GET", path)).body.merged], ["closed", false]);
});

test("renamed, removed and binary files are told apart", async () => {
  const long = Array.from({ length: 20 }, (_, index) => `line ${index}`).join("\n");
  const from = await propose({ "old.yaml": long, "gone.yaml": "x\n", "pixel.bin": "a\u0000b" });
  const tree = [
    { path: "old.yaml", mode: "100644", sha: null },
    { path: "gone.yaml", mode: "100644", sha: null },
    { path: "new name.yaml", mode: "100644", content: long },
    { path: "pixel.bin", mode: "100644", content: "c\u0000d" },
  ];
  const made = (await app("POST", "git/trees", { base_tree: from.head.sha, tree })).body.sha;
  const draft = { message: "x", tree: made, parents: [from.head.sha] };
  const { sha } = (await app("POST", "git/commits", draft)).body;
  const { files } = (await app("GET", `compare/${from.head.sha}...${sha}`)).body;
  assert.equal(
    files.map((file: Loose) => [file.filename, file.status, file.previous_filename, typeof file.patch]),
    [
      ["gone.yaml", "removed", undefined, "string"],
      ["new name.yaml", "renamed", "old.yaml", "undefined"],
      ["pixel.bin", "modified", undefined, "undefined"],
    ],
  );
});

test.run();
