import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Scene } from "./scene.ts";

const scene = await Scene.start();
const test = suite("promote");
test.after(() => scene.close());

let first = "";

test("a commit with an image goes to staging, by a pull request that merges once its plan is green", async () => {
  first = await scene.pushAndBuild("shop", "Pay once");
  const promotion = await scene.promotion("staging");
  assert.is(promotion.status, "merged");
  assert.equal(
    promotion.moves.map(({ application, to }) => [application, to.commit]),
    [["shop", first]],
  );
  assert.match(await scene.release("staging"), new RegExp(`shop:\n +digest: .*\n +commit: .*${first}`));
  assert.match((await scene.told("shop", first))["landfall/release: staging/shop"] ?? "", /^success: released by #1/);
});

test("where nothing is new nothing is written", async () => {
  const before = scene.forge.requests.length;
  assert.equal(
    (await scene.promote()).promotions.map(({ status }) => status),
    ["none", "none"],
  );
  const written = scene.forge.requests
    .slice(before)
    .filter(({ method, path }) => method !== "GET" && !path.includes("git-upload-pack"));
  assert.equal(written, []);
});

test("many commits become one: the newest that has an image, while a newer one is still being built", async () => {
  await scene.push("shop", "Two");
  const third = await scene.pushAndBuild("shop", "Three");
  await scene.push("shop", "Four");
  const promotion = await scene.promotion("staging");
  assert.equal(
    promotion.moves.map(({ to }) => to.commit),
    [third],
  );
});

test("a batch whose checks have begun is closed: what comes meanwhile is the next one's", async () => {
  const one = await scene.pushAndBuild("shop", "Five");
  const open = await scene.promotion("staging", { plan: false });
  assert.is(open.status, "open");
  assert.is("waitsFor" in open && open.waitsFor, "the check landfall/plan");
  const added = await scene.pushAndBuild("billing", "One");
  const joined = await scene.promotion("staging", { plan: false });
  assert.equal(
    joined.moves.map(({ to }) => to.commit),
    [added, one],
    "nothing was checked yet",
  );
  const { sha } = (await scene.pull("staging"))?.head ?? { sha: "" };
  await scene.plan(sha);
  const late = await scene.pushAndBuild("billing", "Two");
  const { promotions } = await scene.promote();
  assert.equal(promotions[0]?.status, "merged");
  assert.match(await scene.release("staging"), new RegExp(late));
  assert.is((await scene.pull("staging")) === undefined, true);
});

test("a plan that failed holds the batch back with its name, and what is newer takes its place", async () => {
  await scene.pushAndBuild("shop", "Broken");
  await scene.promotion("staging", { plan: false });
  await scene.plan((await scene.pull("staging"))?.head.sha ?? "", "failure");
  const held = await scene.promotion("staging", { plan: false });
  assert.is("waitsFor" in held && held.waitsFor, "landfall/plan failed");
  const better = await scene.pushAndBuild("shop", "Mended");
  assert.is((await scene.promotion("staging")).status, "merged");
  assert.match(await scene.release("staging"), new RegExp(better));
});

test("what somebody else wrote to the branch is never merged", async () => {
  const commit = await scene.pushAndBuild("shop", "Tidy");
  await scene.promotion("staging", { plan: false });
  const path = "environments/staging/release.yaml";
  const branch = "landfall/release/staging";
  const { sha, content } = await scene.ada.call<{ sha: string; content: string }>(
    "GET",
    `/repos/acme/specs/contents/${path}?ref=${branch}`,
  );
  const evil = Buffer.from(content, "base64")
    .toString()
    .replaceAll(/sha256:\w+/g, `sha256:${"e".repeat(64)}`);
  await scene.ada.call("PUT", `/repos/acme/specs/contents/${path}`, {
    ...{ message: "Mine", branch, sha, content: Buffer.from(evil).toString("base64") },
  });
  await scene.plan((await scene.pull("staging"))?.head.sha ?? "");
  await scene.promote();
  const merged = await scene.release("staging");
  assert.not.match(merged, /e{64}/);
  assert.match(merged, new RegExp(commit));
});

test("a file beside the Release keeps a person in the loop", async () => {
  await scene.pushAndBuild("shop", "More");
  await scene.promotion("staging", { plan: false });
  const branch = "landfall/release/staging";
  await scene.ada.call("PUT", "/repos/acme/specs/contents/environments/extra.yaml", {
    ...{ message: "Mine too", branch, content: "" },
  });
  await scene.plan((await scene.pull("staging"))?.head.sha ?? "");
  const open = await scene.promotion("staging", { plan: false });
  assert.is("waitsFor" in open && open.waitsFor, "a person: it changes environments/extra.yaml too");
  const { number } = (await scene.pull("staging")) ?? {};
  await scene.ada.call("PATCH", `/repos/acme/specs/pulls/${number}`, { state: "closed" });
  assert.is((await scene.promotion("staging")).status, "merged", "a new one comes");
});

test("a run in the same moment does not disturb another", async () => {
  const commit = await scene.pushAndBuild("billing", "Race");
  const both = await Promise.all([scene.promote(), scene.promote()]);
  assert.ok(both.flatMap(({ promotions }) => promotions).some(({ status }) => status === "merged"));
  assert.match(await scene.release("staging"), new RegExp(commit));
  assert.is(await scene.pull("staging"), undefined);
});

test.run();
