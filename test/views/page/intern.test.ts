import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { textAt, textsWith } from "../../../views/page/client/texts.ts";
import { internTexts } from "../../../views/page/intern.ts";

const interned = suite("texts that share their lines");

interned("are what they were", () => {
  const text = fc
    .array(fc.constantFrom("a: 1", "b: 2", "", "  c: 3"), { maxLength: 9 })
    .map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const { add, ...data } = internTexts();
      const places = texts.map(add);
      assert.equal(
        places.map((place) => textAt(data, place)),
        texts,
      );
    }),
  );
});

interned("have each line once", () => {
  const { add, lines, texts } = internTexts();
  assert.equal(["a\nb\nc", "a\nx\nc", "a\nb\nc"].map(add), [0, 1, 0]);
  assert.equal(lines, ["a", "b", "c", "x"]);
  assert.equal(texts, [
    [0, 3],
    [0, 1, 3, 1, 2, 1],
  ]);
});

interned("are found by a word in one of their lines, in whatever case", () => {
  const { add, ...data } = internTexts();
  for (const text of ["kind: Job\nname: x", "kind: Secret\nname: x", "name: x"]) add(text);
  assert.equal([...textsWith(data, "secret")], [1]);
  assert.equal([...textsWith(data, "name")], [0, 1, 2]);
  assert.equal([...textsWith(data, "none")], []);
});

interned.run();
