import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Scene } from "./scene.ts";

const scene = await Scene.start();
const test = suite("promote: tags");
test.after(() => scene.close());

const waiting = async (commit: string): Promise<string | undefined> =>
  (await scene.told("shop", commit))["landfall/release: production/shop"];

let one = "";
test("a tag whose commit is on its way waits, and its commit says so", async () => {
  one = await scene.push("shop", "One");
  await scene.tag("shop", "v1.0.0", one);
  const held = await scene.promotion("production");
  assert.is(held.status, "none");
  assert.is(await waiting(one), "pending: its image is not built yet");
  await scene.say("shop", one, ["landfall/build: shop", "pending", "building the image"]);
  await scene.promote();
  assert.match((await waiting(one)) ?? "", /^pending: its image is being built since 20/);
});

test("the tagged commit goes to staging with its version, and newer commits wait until it is verified", async () => {
  await scene.build("shop", one);
  await scene.promote();
  assert.match(await scene.release("staging"), new RegExp(`version: "?1.0.0"?\n +commit: .*${one}`));
  assert.is(await waiting(one), "pending: waits for staging to verify it");
  await scene.pushAndBuild("shop", "Newer");
  await scene.say("shop", one, ["landfall/staging/shop", "pending", "healthy 1/1, waiting for its suite"]);
  const { held, moves } = await scene.promotion("staging");
  assert.equal(moves, []);
  assert.is(held[0]?.says, "1.0.0 is being verified");
});

test("nobody else can say that it is verified", async () => {
  await scene.sayAs("t-other", "shop", one, ["landfall/staging/shop", "success", "ready"]);
  assert.is((await scene.promotion("production")).status, "none");
});

test("once it is verified its very image goes to production, which gets the version as a tag without a build", async () => {
  await scene.verify("shop", one);
  const promotion = await scene.promotion("production");
  assert.is(promotion.status, "merged");
  const digest = await scene.digestOf("shop", one);
  assert.is(await scene.digestOf("shop", "1.0.0"), digest);
  assert.match(await scene.release("production"), new RegExp(`digest: "?${digest}"?\n +version: "?1.0.0"?`));
  assert.match((await waiting(one)) ?? "", /^success: released by #/);
});

test("the pull request names versions, commits and authors, whatever they wrote", async () => {
  const two = await scene.pushAndBuild("shop", "<img src=x> @grace fixes #1 [skip ci]");
  await scene.tag("shop", "1.1.0", two);
  await scene.verify("shop", two);
  await scene.promotion("production", { plan: false });
  const pull = await scene.pull("production");
  assert.is(pull?.title, "Release shop 1.1.0 to production");
  assert.match(pull?.body ?? "", /`1\.0\.0`.*`1\.1\.0`/);
  assert.match(pull?.body ?? "", /ada/);
  assert.not.match(pull?.body ?? "", /<img|@grace|#1\b(?!;)/);
  assert.is((await scene.promotion("production")).status, "merged");
});

test("a moved tag changes nothing, and says so", async () => {
  const three = await scene.pushAndBuild("shop", "Three");
  await scene.verify("shop", three);
  await scene.ada.call("PATCH", "/repos/acme/shop/git/refs/tags/1.1.0", { sha: three, force: true });
  assert.equal((await scene.promotion("production")).moves, []);
  await scene.tag("shop", "v1.2.0", three);
  await scene.promote();
  // Somebody takes 1.2.0 away and gives its name to another commit before production has it.
  const four = await scene.pushAndBuild("shop", "Four");
  await scene.verify("shop", four);
  const before = await scene.release("production");
  await scene.ada.call("PATCH", "/repos/acme/shop/git/refs/tags/v1.2.0", { sha: four, force: true });
  await scene.promote();
  assert.is(await scene.release("production"), before);
});

test("a tag beside the default branch is refused on its commit", async () => {
  const { sha } = await scene.beside("shop");
  await scene.build("shop", sha);
  await scene.tag("shop", "v9.0.0", sha);
  await scene.promote();
  assert.is(await waiting(sha), "failure: refused: v9.0.0 is not on the default branch");
  await scene.ada.call("DELETE", "/repos/acme/shop/git/refs/tags/v9.0.0");
});

test("what staging found wrong is refused with the reason", async () => {
  const five = await scene.pushAndBuild("shop", "Five");
  await scene.tag("shop", "v2.0.0", five);
  await scene.say("shop", five, ["landfall/staging/shop", "failure", "failed: tested: pays twice"]);
  await scene.promote();
  assert.is(await waiting(five), "failure: refused: staging: failed: tested: pays twice");
});

test("what is tagged for trying out gets its turn in staging, and never goes to production by itself", async () => {
  const candidate = await scene.pushAndBuild("shop", "Try it");
  await scene.tag("shop", "v2.5.0-rc.1", candidate);
  await scene.pushAndBuild("shop", "Newer than the candidate");
  await scene.promote();
  assert.match(await scene.release("staging"), new RegExp(`version: "?2.5.0-rc.1"?\\n +commit: .*${candidate}`));
  await scene.verify("shop", candidate);
  assert.equal((await scene.promotion("production")).moves, []);
});

test("what is tagged for trying out, and what is no version, is not released", async () => {
  const six = await scene.pushAndBuild("shop", "Six");
  await scene.verify("shop", six);
  for (const name of ["v3.0.0-rc.1", "nightly", "v3", "$(touch x)"]) await scene.tag("shop", name, six).catch(() => {});
  assert.equal((await scene.promotion("production")).moves, []);
});

test.run();
