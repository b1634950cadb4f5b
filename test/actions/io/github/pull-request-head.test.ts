import { suite } from "uvu";
import * as assert from "uvu/assert";
import { headOf } from "../../../../actions/io/github/pull-request-head.ts";
import { client, commitFiles, type Loose } from "../../../local/forge/client.ts";
import { openPullScene } from "./pull-scene.ts";

const scene = await openPullScene();
const main: string = (await scene.call("ada", "GET", "branches/main")).commit.sha;
const test = suite("where a pull request stands");
test.after(async () => scene[Symbol.asyncDispose]());

const read = () => headOf(scene.as("app"), scene.number);
const first = { sha: scene.head, base: { ref: "main", sha: main }, state: "open", isFromFork: false, author: "ada" };

test("is its head, its base, its state and whose it is", async () => {
  assert.equal(await read(), first);
});

test("moves with each push", async () => {
  const sha = await commitFiles(client(scene.forge, "ada"), { "shop.yaml": "max: 5\n" }, { from: "change" });
  assert.equal(await read(), { ...first, sha });
});

test("is told to be of a fork, and closed", async () => {
  scene.forge.settings("acme/environments").setFork(scene.number, "mallory/environments");
  await scene.call("ada", "PATCH", `pulls/${scene.number}`, { state: "closed" });
  const { isFromFork, state } = await read();
  assert.equal([isFromFork, state], [true, "closed"]);
});

test("is of a fork where the head's repository and its author are no more", async () => {
  const gone: typeof fetch = async (...request) => {
    const answer = (await (await fetch(...request)).json()) as Loose;
    return Response.json({ ...answer, user: null, head: { ...answer.head, repo: null } });
  };
  const { isFromFork, author } = await headOf(scene.as("app", { fetch: gone }), scene.number);
  assert.equal([isFromFork, author], [true, ""]);
});

test.run();
