import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changed, problemsOf, said, sound } from "../specs.ts";
import { rows } from "./keyword-rows.ts";

const keywords = suite("schema findings");

keywords("the specs that the table starts from are sound", () => {
  assert.equal(problemsOf(sound), []);
});

for (const [file, from, to, expected, fix] of rows) {
  keywords(
    `${JSON.stringify(to.slice(0, 40))} for ${JSON.stringify(from.slice(0, 40))} is told as: ${expected}`,
    () => {
      const problems = problemsOf(changed(file, from, to));
      assert.equal(problems.map(said), [expected]);
      assert.is(problems[0]?.fix, fix);
      assert.is(problems[0]?.rule, "schema");
    },
  );
}

keywords("everything wrong with a document is told at once", () => {
  const text = (sound["shop.yaml"] ?? "")
    .replace("port: 8080", "port: 80")
    .replace("min: 2", "min: two")
    .replace("cpu:", "cpus:");
  assert.equal(
    problemsOf({ ...sound, "shop.yaml": text }).map(({ line }) => line),
    [8, 15, 17],
  );
});

keywords("no message speaks the validator's language", () => {
  const messages = rows.flatMap(([file, from, to]) =>
    problemsOf(changed(file, from, to)).map(({ message }) => message),
  );
  assert.equal(
    messages.filter((message) => /must NOT|instancePath|propert(y|ies)|schema|undefined|\[object/.test(message)),
    [],
  );
});

const shapes: readonly (readonly [string, string])[] = [
  ["- a list", "shop.yaml:1:1 the document must be a map, got a list"],
  ["just text", 'shop.yaml:1:1 the document must be a map, got "just text"'],
  ["foo: 1", "shop.yaml:1:1 this is not a Landfall document: apiVersion and kind are missing"],
];
for (const [text, expected] of shapes) {
  keywords(`a file with ${text} is told as: ${expected}`, () => {
    assert.equal(problemsOf({ ...sound, "shop.yaml": text }).map(said), [expected]);
  });
}

keywords.run();
