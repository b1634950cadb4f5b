import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Scene } from "./scene.ts";

const names = Array.from({ length: 50 }, (_, index) => `app-${String(index).padStart(2, "0")}`);
const scene = await Scene.start({ applications: names });
const test = suite("promote: fifty applications at once");
test.after(() => scene.close());

test("all of them land, and none is lost, however many runs there are at that moment", async () => {
  const commits = await Promise.all(names.map((name) => scene.pushAndBuild(name, "Now")));
  const runs = await Promise.all([scene.promote(), scene.promote(), scene.promote()]);
  const merged = runs.flatMap(({ promotions }) => promotions).filter(({ status }) => status === "merged");
  assert.ok(merged.length > 0);
  const release = await scene.release("staging");
  assert.equal(
    commits.filter((commit) => !release.includes(commit)),
    [],
  );
});

test.run();
