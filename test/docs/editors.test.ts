import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { kinds } from "../../model/spec/model.ts";
import { blocks, root } from "./blocks.ts";

const settings = suite("the settings of editors in the documentation");

const shown = blocks.filter(({ language }) => language === "json");

settings("are on the page about editors alone", () => {
  assert.equal([...new Set(shown.map(({ page }) => page))], ["docs/editors.md"]);
});

for (const { text } of shown) {
  const mapped: Readonly<Record<string, string>> = JSON.parse(text)["yaml.schemas"];

  settings("name the schema of every kind", () => {
    assert.equal(
      Object.keys(mapped).toSorted(),
      kinds.map((kind) => `schemas/${kind.toLowerCase()}.schema.json`).sort(),
    );
  });

  settings("lead every file of the sample to the schema that it names itself", () => {
    const found = Object.entries(mapped).flatMap(([schema, files]) =>
      globSync(files, { cwd: root }).map((file) => [file, schema] as const),
    );
    const all = globSync("environments/**/*.yaml", { cwd: root });
    assert.equal(found.map(([file]) => file).sort(), all.sort());
    for (const [file, schema] of found)
      assert.ok(readFileSync(join(root, file), "utf8").split("\n")[0]?.endsWith(`/${schema}`), file);
  });
}

settings.run();
