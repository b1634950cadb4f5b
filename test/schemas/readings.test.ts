import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Model } from "../../model/spec/model.ts";
import { load, loadFrom } from "../../schemas/load.ts";
import { type Readings, readAll } from "../../schemas/readings.ts";
import { changed, filesOf, sound } from "./specs.ts";

const readings = suite("readings");

const modelOf = (read: Readings): Model => {
  const loaded = loadFrom(read);
  assert.is(loaded.status, "valid", JSON.stringify(loaded.problems));
  return (loaded as Extract<typeof loaded, { status: "valid" }>).model;
};
const edited = filesOf(changed("shop.yaml", "LOG_LEVEL: info", "LOG_LEVEL: debug"));

readings("a file with the same bytes is not read again, whoever holds the bytes", () => {
  const before = readAll(filesOf(sound));
  const after = readAll(filesOf(sound), before);
  for (const [file, reading] of after) assert.is(reading, before.get(file), file);
});

readings("of two states of the specs, what is said alike is the same object", () => {
  const read = readAll(filesOf(sound));
  const [before, after] = [modelOf(read), modelOf(readAll(edited, read))];
  assert.is(after.organization, before.organization);
  assert.is(after.environments.get("production"), before.environments.get("production"));
  assert.is.not(after.applications.get("shop"), before.applications.get("shop"));
  assert.is(after.applications.get("shop")?.config?.["LOG_LEVEL"], "debug");
});

readings("what is known of a file does not outlive it, nor hold for another", () => {
  const known = readAll(filesOf(sound));
  const { "shop.yaml": shop = "", ...others } = sound;
  const moved = readAll(filesOf({ ...others, "store.yaml": shop }), known);
  assert.is(moved.has("shop.yaml"), false);
  assert.is(modelOf(moved).places.get("Application/shop")?.file, "store.yaml");
});

readings("what is wrong with a file that is known is told again", () => {
  const broken = filesOf({ ...changed("shop.yaml", "LOG_LEVEL: info", "LOG_LEVEL: no"), "a.yaml": "b: 1" });
  const known = readAll(broken);
  assert.is(load(broken).problems.length, 2);
  assert.equal(loadFrom(readAll(broken, known)), load(broken));
});

readings("what was accepted before is held to no policy again, but must still be sound", () => {
  const secret = readAll(
    filesOf(changed("shop.yaml", "LOG_LEVEL: info", "DATABASE: postgres://shop:Tr0ub4dor3@db/shop")),
  );
  assert.is(loadFrom(secret).status, "invalid");
  assert.is(loadFrom(secret, {}, []).status, "valid");
  const { "production.yaml": _, ...lost } = sound;
  assert.is(loadFrom(readAll(filesOf(lost)), {}, []).status, "invalid");
});

readings("a rename leaves all documents as they are that do not speak of it", () => {
  const { "release.yaml": _, ...others } = changed("shop.yaml", "name: shop", "name: store\n  formerly: shop");
  const renamed = filesOf(others);
  const read = readAll(filesOf(sound));
  const [before, after] = [modelOf(read), modelOf(readAll(renamed, read))];
  assert.is(after.environments.get("production"), before.environments.get("production"));
  assert.equal(after.applications.get("shop"), before.applications.get("shop"));
});

readings.run();
