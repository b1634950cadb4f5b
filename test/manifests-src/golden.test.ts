import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { render } from "../../manifests-src/render.ts";
import type { Model } from "../../model/spec/model.ts";
import { printLock } from "../../model/tree/print-lock.ts";
import { blueGreenModel, sampleModel, source } from "./sample.ts";

const root = join(import.meta.dirname, "golden");
const update = process.env["UPDATE"] === "1";

/** An environment's folder as it is committed. */
function folder(model: Model, environment: string): ReadonlyMap<string, string> {
  const { units, lock } = render({ model, environment, source });
  return new Map([
    ["landfall.lock", printLock(lock)],
    ...units.flatMap((unit) =>
      unit.status === "rendered"
        ? [...unit.files].map(([path, text]): [string, string] => [`${unit.name}/${path}`, text])
        : [],
    ),
  ]);
}

function rewrite(path: string, files: ReadonlyMap<string, string>): void {
  rmSync(path, { recursive: true, force: true });
  for (const [name, text] of files) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
}

const golden = suite("the golden tree");

for (const [name, model, environment] of [
  ["production", sampleModel(), "production"],
  ["staging", sampleModel(), "staging"],
  ["blue-green", blueGreenModel(), "production"],
] as const) {
  golden(`of ${name} is what the sample renders to (UPDATE=1 rewrites it)`, () => {
    const path = join(root, name);
    const files = folder(model, environment);
    if (update) rewrite(path, files);
    assert.ok(existsSync(path), `${path} is missing: run with UPDATE=1`);
    const held = globSync("**/*.*", { cwd: path }).sort();
    assert.equal(held, [...files.keys()].sort());
    for (const [file, text] of files) assert.is(text, readFileSync(join(path, file), "utf8"), file);
  });
}

golden.run();
