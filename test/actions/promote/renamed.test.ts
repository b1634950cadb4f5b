import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Scene } from "./scene.ts";
import { specsFor } from "./specs.ts";

const scene = await Scene.start({ applications: ["shop"] });
const test = suite("promote: what was renamed");
test.after(() => scene.close());

/** Writes a file of the specs to main. */
async function write(path: string, text: string): Promise<void> {
  const at = `/repos/acme/specs/contents/${path}`;
  const { sha } = await scene.ada.call<{ sha: string }>("GET", at);
  await scene.ada.call("PUT", at, { message: "Rename", sha, content: Buffer.from(text).toString("base64") });
}
const specs = specsFor({ registry: scene.registry.address, production: "", application: "", applications: ["shop"] });

test("keeps its new name in the Release, and its former one everywhere else", async () => {
  const first = await scene.pushAndBuild("shop", "One");
  await scene.promote();
  const path = "environments/applications/shop.yaml";
  await write(path, (specs[path] ?? "").replace("{ name: shop }", "{ name: store, formerly: shop }"));
  const release = "environments/staging/release.yaml";
  await write(release, (await scene.release("staging")).replace("    shop:", "    store:"));
  assert.equal((await scene.promotion("staging")).moves, [], "nothing is new");
  const second = await scene.pushAndBuild("shop", "Two");
  const promotion = await scene.promotion("staging");
  assert.equal(
    promotion.moves.map(({ application, from, to }) => [application, from?.commit, to.commit]),
    [["shop", first, second]],
  );
  const merged = await scene.release("staging");
  assert.match(merged, new RegExp(`store:\n(.*\n)*.*${second}`));
  assert.not.match(merged, /shop:\n/);
});

test("its versions go to production, and what it ran under its former name is known", async () => {
  const third = await scene.pushAndBuild("shop", "Three");
  await scene.tag("shop", "1.0.0", third);
  await scene.verify("shop", third);
  assert.is((await scene.promotion("production")).status, "merged");
  assert.match(await scene.release("production"), new RegExp(`store:\n(.*\n)*.*${third}`));
  assert.match((await scene.told("shop", third))["landfall/release: production/shop"] ?? "", /^success/);
});

test.run();
