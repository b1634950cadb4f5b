import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checking } from "./checking.ts";
import { commitFiles, type Loose, startAcme } from "./client.ts";

const forge = await startAcme();
const checked = checking(forge, new Set());
const [app, ada] = [checked("app"), checked("ada")];
const head = await commitFiles(app, { "a.yaml": "a: 1\n" }, { to: "change" });
const { number } = (await app("POST", "pulls", { title: "x", head: "change", base: "main" })).body;
const test = suite("reviews of a pull request");
test.after(() => forge.close());

const path = `pulls/${number}/reviews`;

for (const [what, send, body, error] of [
  ["an approval by the author", app, { event: "APPROVE" }, "Can not approve your own pull request"],
  [
    "a demand by the author",
    app,
    { event: "REQUEST_CHANGES", body: "x" },
    "Can not request changes on your own pull request",
  ],
  ["a demand without words", ada, { event: "REQUEST_CHANGES" }, "Body can't be blank"],
  ["a comment without words", ada, { event: "COMMENT" }, "Body can't be blank"],
  [
    "more words than a comment holds",
    ada,
    { event: "COMMENT", body: "x".repeat(65_537) },
    "Body is too long (maximum is 65536 characters)",
  ],
  ["a commit that is not there", ada, { event: "APPROVE", commit_id: "1".repeat(40) }, "Commit could not be resolved"],
] as const) {
  test(`${what} is refused`, async () => {
    const answer = await send("POST", path, body);
    assert.equal([answer.status, answer.body.errors], [422, [error]]);
  });
}

test("an event that is none, and a pull request that is not there, are refused", async () => {
  assert.is((await ada("POST", path, { event: "APPROVED" })).status, 422);
  assert.is((await ada("POST", "pulls/99/reviews", { event: "APPROVE" })).status, 404);
});

test("a review is of the head, or of the commit it names, and stays of it", async () => {
  const main = (await app("GET", "branches/main")).body.commit.sha;
  const [first, second] = [
    await ada("POST", path, { event: "APPROVE" }),
    await ada("POST", path, { event: "COMMENT", body: "nice", commit_id: main }),
  ];
  await commitFiles(app, { "b.yaml": "b: 1\n" }, { from: "change" });
  const listed = (await app("GET", path)).body;
  assert.equal(listed, [first.body, second.body]);
  assert.equal(
    listed.map(({ state, commit_id }: Loose) => [state, commit_id]),
    [
      ["APPROVED", head],
      ["COMMENTED", main],
    ],
  );
  assert.match((await app("GET", `${path}?per_page=1`)).headers.get("link") ?? "", /page=2.*rel="next"/);
});

test("what is not submitted is seen by its author only", async () => {
  const { body } = await ada("POST", path, { body: "to be continued" });
  const seenBy = async (send: typeof ada): Promise<boolean> =>
    (await send("GET", path)).body.some(({ id }: Loose) => id === body.id);
  assert.equal(
    [body.state, body.submitted_at, await seenBy(ada), await seenBy(app)],
    ["PENDING", undefined, true, false],
  );
});

test("a verdict is dismissed in its place, a comment is not", async () => {
  const [verdict, comment] = (await app("GET", path)).body;
  const dismiss = (id: number, body: object = { message: "too early" }) => app("PUT", `${path}/${id}/dismissals`, body);
  assert.is((await dismiss(verdict.id, {})).status, 422);
  assert.equal((await dismiss(verdict.id)).body, { ...verdict, state: "DISMISSED" });
  assert.equal((await dismiss(comment.id)).body.errors, ["Can not dismiss a commented pull request review"]);
  assert.is((await dismiss(1)).status, 404);
});

test("a pull request of a fork names the other repository", async () => {
  forge.settings("acme/environments").setFork(number, "mallory/environments");
  const { head, base } = (await app("GET", `pulls/${number}`)).body;
  assert.equal([head.label, head.repo.full_name, head.repo.fork], ["mallory:change", "mallory/environments", true]);
  assert.equal([base.repo.full_name, head.repo.id === base.repo.id], ["acme/environments", false]);
});

test.run();
