import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { client, commitFiles, type Loose, startAcme } from "./client.ts";

const secret = "s3cret";
type Received = { readonly event: string; readonly id: string; readonly signed: boolean; readonly payload: Loose };
let received: Received[] = [];

const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    const expected = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
    received.push({
      event: String(request.headers["x-github-event"]),
      id: String(request.headers["x-github-delivery"]),
      signed: request.headers["x-hub-signature-256"] === expected,
      payload: JSON.parse(body.toString()),
    });
    response.writeHead(202).end();
  });
});
receiver.listen(0, "127.0.0.1");
await once(receiver, "listening");
const address = receiver.address();
const port = typeof address === "object" && address !== null ? address.port : 0;
const url = `http://127.0.0.1:${port}/hook`;
const repository = "acme/environments";
const events = ["push", "pull_request", "pull_request_review", "repository_dispatch"];
const forge = await startAcme({
  hooks: [
    { repository, url, secret, events },
    { repository: "acme/empty", url, secret, events },
    { repository, url: "http://127.0.0.1:1/", secret, events: ["repository_dispatch"] },
  ],
});
const app = client(forge, "app");

/** What arrived since it was last asked. */
async function arrived(): Promise<readonly Received[]> {
  await forge.settled();
  const all = received;
  received = [];
  return all;
}

function first(all: readonly Received[]): Received {
  const [one] = all;
  if (one === undefined) throw new Error("nothing arrived");
  return one;
}

const test = suite("webhooks");
test.after(async () => {
  await forge.close();
  receiver.close();
});

test("a dispatch is signed and names who sent it", async () => {
  await app("POST", "dispatches", { event_type: "Kustomization/shop", client_payload: { severity: "info" } });
  const { event, signed, id, payload } = first(await arrived());
  assert.equal([event, signed, id.length], ["repository_dispatch", true, 36]);
  assert.equal(
    [payload.action, payload.branch, payload.client_payload, payload.sender.login, payload.repository.full_name],
    ["Kustomization/shop", "main", { severity: "info" }, "landfall[bot]", repository],
  );
});

test("a push says what moved and which paths changed", async () => {
  const before = (await app("GET", "branches/main")).body.commit.sha;
  const after = await commitFiles(app, { "a.yaml": "1\n", "staging/lock": "2\n" }, {});
  const { event, signed, payload } = first(await arrived());
  assert.equal([event, signed], ["push", true]);
  assert.equal(
    [payload.ref, payload.before, payload.after, payload.created, payload.deleted, payload.forced],
    ["refs/heads/main", before, after, false, false, false],
  );
  assert.equal([payload.commits[0].added, payload.commits[0].modified], [["a.yaml"], ["staging/lock"]]);
  assert.equal([payload.head_commit.id, payload.pusher.name], [after, "landfall[bot]"]);
});

test("a new branch and its end are pushes, from and to nothing", async () => {
  const sha = await commitFiles(app, { "b.yaml": "1\n" }, { to: "short" });
  await app("DELETE", "git/refs/heads/short");
  const [made, gone] = await arrived();
  assert.equal([made?.payload.created, made?.payload.before], [true, "0".repeat(40)]);
  assert.equal(
    [gone?.payload.deleted, gone?.payload.before, gone?.payload.after, gone?.payload.head_commit],
    [true, sha, "0".repeat(40), null],
  );
});

test("a pull request is opened, synchronized and merged, and the merge is a push too", async () => {
  await commitFiles(app, { "c.yaml": "1\n" }, { to: "change" });
  const { number } = (await app("POST", "pulls", { title: "Change", head: "change", base: "main" })).body;
  const head = await commitFiles(app, { "c.yaml": "2\n" }, { from: "change" });
  const merged = (await app("PUT", `pulls/${number}/merge`, { sha: head })).body.sha;
  const all = await arrived();
  assert.equal(
    all.map(({ event, payload }) => `${event} ${payload.action ?? payload.ref}`),
    [
      "push refs/heads/change",
      "pull_request opened",
      "push refs/heads/change",
      "pull_request synchronize",
      "push refs/heads/main",
      "pull_request closed",
    ],
  );
  const { payload } = first(all.toReversed());
  assert.equal(
    [payload.number, payload.pull_request.merged, payload.pull_request.merge_commit_sha],
    [number, true, merged],
  );
  assert.equal([all[3]?.payload.after, all[3]?.payload.pull_request.head.sha], [head, head]);
});

test("a review is submitted, and dismissed, of the head as it is", async () => {
  const head = await commitFiles(app, { "d.yaml": "1\n" }, { to: "reviewed" });
  const { number } = (await app("POST", "pulls", { title: "Reviewed", head: "reviewed", base: "main" })).body;
  const ada = client(forge, "ada");
  const { id } = (await ada("POST", `pulls/${number}/reviews`, { event: "APPROVE" })).body;
  await ada("PUT", `pulls/${number}/reviews/${id}/dismissals`, { message: "Not yet" });
  await ada("POST", `pulls/${number}/reviews`, { body: "still writing" });
  const reviewed = (await arrived()).filter(({ event }) => event === "pull_request_review");
  assert.equal(
    reviewed.map(({ payload }) => [payload.action, payload.review.state, payload.pull_request.number]),
    [
      ["submitted", "approved", number],
      ["dismissed", "dismissed", number],
    ],
  );
  for (const { payload } of reviewed)
    assert.equal([payload.review.commit_id, payload.pull_request.head.sha, payload.sender.login], [head, head, "ada"]);
});

test("a repository's hook hears nothing of another one", async () => {
  await client(forge, "app", "acme/empty")("PUT", "contents/a", { message: "First", content: "" });
  const all = await arrived();
  const { payload, event } = first(all);
  assert.equal([event, payload.repository.full_name, payload.created, all.length], ["push", "acme/empty", true, 1]);
});

test("a receiver that is not there costs its own delivery only", async () => {
  await app("POST", "dispatches", { event_type: "again" });
  assert.is((await arrived()).length, 1);
  const failed = forge.deliveries.filter(({ error }) => error !== undefined);
  assert.is(failed.length, 2);
  assert.ok(forge.deliveries.every(({ status, error }) => (status === 202) !== (error !== undefined)));
});

test.run();
