import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Sentences } from "../../../local/acme/sentences.ts";
import { client, startAcme } from "../forge/client.ts";

const forge = await startAcme();
const app = client(forge, "app");
const sentences = new Sentences(forge);
const { sha } = (await app("GET", "branches/main")).body.commit;
const test = suite("what was said of a task");
test.after(() => forge.close());

test("is each commit status in its order, and once where it was said twice", async () => {
  const say = (state: string, description: string) =>
    app("POST", `statuses/${sha}`, { state, context: "a", description });
  for (const place of ["fetched", "applied", "applied"]) await say("pending", place);
  await say("no state", "of no use");
  await say("success", "ready");
  assert.equal(sentences.of(`acme/environments@${sha} a`), ["pending: fetched", "pending: applied", "success: ready"]);
});

test("is each title of a check run, without how long it has taken", async () => {
  const say = (title: string, more: object) => ({
    name: "a",
    external_id: "id",
    output: { title, summary: "" },
    ...more,
  });
  const queued = say("fetched 0/2, 5s, usually 1m 5s", { head_sha: sha, status: "queued" });
  const { id } = (await app("POST", "check-runs", queued)).body;
  await app("PATCH", `check-runs/${id}`, say("fetched 1/2, 1m 2s", { status: "in_progress" }));
  await app("PATCH", `check-runs/${id}`, say("ready on eu", { conclusion: "success" }));
  assert.equal(sentences.of("id"), ["queued: fetched 0/2", "in_progress: fetched 1/2", "success: ready on eu"]);
  assert.equal(sentences.of("other"), []);
});

test.run();
