import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readState, writeState } from "../../../actions/track/state-file.ts";
import { openScene, type Scene, shownBuilds, wordsOf } from "./scene.ts";

let scene: Scene;
let tip: string;
const later = (minutes: number): void => {
  scene.clock.now = new Date(scene.clock.now.getTime() + minutes * 60_000);
};
const test = suite("what is kept from run to run");
test.before.each(async () => {
  scene = await openScene();
  tip = await scene.commit("acme/shop");
  await scene.built("shop", tip);
  later(5);
});
test.after.each(async () => scene[Symbol.asyncDispose]());

/** Statuses of the REST requests since then, beside those that GitHub does not count. */
const since = (before: number): readonly number[] =>
  scene.forge.requests.slice(before).flatMap(({ template, status }) => (template === "git" ? [] : [status]));

test("lets GitHub say that nothing has changed, which costs nothing", async () => {
  await scene.built("site", (await scene.as("acme/site")("GET", "git/ref/heads/main")).body.object.sha);
  const { memory } = await scene.track();
  const before = scene.forge.requests.length;
  const again = await scene.track({ memory });
  assert.equal([shownBuilds(again), since(before)], [[], [304, 304]]);
  assert.equal(again.memory, memory);
});

test("hides nothing that has changed since", async () => {
  const { memory } = await scene.track();
  later(5);
  scene.forge.settings("acme/shop").rename("acme/store");
  later(5);
  const renamed = await scene.track({ memory });
  assert.equal(wordsOf(renamed), ["renamed", "current"]);
  assert.equal(wordsOf(await scene.track({ memory: renamed.memory })), ["renamed", "current"]);
  later(5);
  scene.forge.settings("acme/store").archive(true);
  assert.equal(wordsOf(await scene.track({ memory: renamed.memory })), ["archived"]);
  await scene.forge.settings("acme/store").remove();
  const gone = await scene.track({ memory: renamed.memory });
  assert.equal([wordsOf(gone), gone.memory.has("acme/shop")], [["vanished"], false]);
});

test("keeps no date of the same moment, of which a second change could not be told", async () => {
  scene.forge.settings("acme/shop").archive(true);
  const { memory } = await scene.track();
  scene.forge.settings("acme/shop").archive(false);
  assert.equal([wordsOf(await scene.track({ memory })), memory.get("acme/shop")?.modified], [["current"], undefined]);
});

test("survives in a file, and is made anew where that is not ours", async () => {
  const path = join(mkdtempSync(join(tmpdir(), "landfall-state-")), "state.json");
  const told: string[] = [];
  const read = () => readState(path, (text) => told.push(text));
  assert.is(read().size, 0);
  const { memory } = await scene.track();
  writeState(path, memory);
  assert.equal(read(), memory);
  assert.equal(told, []);
  for (const text of ["", "{", "[]", readFileSync(path, "utf8").replace("acme/site", "../../x")]) {
    writeFileSync(path, text);
    assert.is(read().size, 0);
  }
  assert.is(told.length, 4);
  assert.match(told[0] ?? "", /state\.json is not what an earlier run has left: everything is asked for anew$/);
  assert.is(readState(undefined, () => {}).size, 0);
});

test.run();
