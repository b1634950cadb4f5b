import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Scene } from "./scene.ts";

const scene = await Scene.start({ applications: ["shop"], application: "strategy: blueGreen\n  githubReleases: true" });
const test = suite("promote: the way back");
test.after(() => scene.close());

/** A version that staging has verified, and production has got. */
async function release(version: string): Promise<string> {
  const commit = await scene.pushAndBuild("shop", version);
  await scene.tag("shop", version, commit);
  await scene.verify("shop", commit);
  await scene.promote();
  return commit;
}
const told = (commit: string, state: string, description: string): Promise<void> =>
  scene.say("shop", commit, ["landfall/production/shop", state, description]);

let [good, bad] = ["", ""];

test("a version that runs in production becomes a GitHub Release, where the spec allows it", async () => {
  good = await release("1.0.0");
  await told(good, "success", "ready on production-eu");
  await scene.promote();
  await scene.promote();
  const made = await scene.ada.call<{ name: string; body: string }>("GET", "/repos/acme/shop/releases/tags/1.0.0");
  assert.is(made.name, "shop 1.0.0");
});

test("a version whose analysis failed is taken out of the Release again", async () => {
  bad = await release("1.1.0");
  assert.match(await scene.release("production"), new RegExp(bad));
  await told(bad, "failure", "failed: HealthCheckFailed on production-eu: the analysis of shop failed");
  const promotion = await scene.promotion("production");
  assert.equal([promotion.status, promotion.moves[0]?.because], ["merged", "revert"]);
  assert.match(await scene.release("production"), new RegExp(good));
});

test("it does not come again by itself, and the next version does", async () => {
  assert.equal((await scene.promotion("production")).moves, []);
  const better = await release("1.1.1");
  assert.match(await scene.release("production"), new RegExp(better));
});

test.run();
