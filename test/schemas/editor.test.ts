import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { kinds } from "../../model/spec/model.ts";
import { allFields } from "../../schemas/explain/fields.ts";
import { addressOf, marked, offered, shownAt, writtenTo } from "./editor.ts";
import { sound } from "./specs.ts";

const editor = suite("in an editor with yaml-language-server");

/** The part of a path that its fields' names follow: `Application.spec.routes[]`. */
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("."));
const nameOf = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

for (const kind of kinds) {
  const fields = allFields().filter(({ path }) => path.startsWith(`${kind}.`));
  const named = fields.filter(({ path }) => !path.endsWith("*"));

  editor(`every field of ${kind} is offered at its place`, async () => {
    const missing: string[] = [];
    for (const parent of new Set(named.map(({ path }) => parentOf(path)))) {
      const labels = await offered(kind, writtenTo(parent).below);
      const wanted = named.filter(({ path }) => parentOf(path) === parent);
      missing.push(...wanted.filter(({ path }) => !labels.includes(nameOf(path))).map(({ path }) => path));
    }
    assert.equal(missing, []);
  });

  editor(`every field of ${kind} is explained where the pointer rests on it`, async () => {
    const silent: string[] = [];
    for (const { path, title, description } of fields) {
      const said = await shownAt(kind, writtenTo(path).key);
      if (!said.includes(title) || !said.includes(description)) silent.push(`${path}: ${said}`);
    }
    assert.equal(silent, []);
  });

  editor(`every value of ${kind} that is one of a few is offered`, async () => {
    const missing: string[] = [];
    for (const { path, type, values = [] } of fields) {
      if (values.length === 0) continue;
      const cursor = type.startsWith("a list") ? writtenTo(`${path}[]`).below : writtenTo(path).value;
      const labels = await offered(kind, cursor);
      missing.push(...values.filter((value) => !labels.includes(String(value))).map((value) => `${path}: ${value}`));
    }
    assert.equal(missing, []);
  });
}

const root = join(import.meta.dirname, "../..");
const sample = globSync("environments/**/*.yaml", { cwd: root }).map((path) => join(root, path));

for (const path of sample) {
  editor(`nothing is marked in a file that names its schema: ${path.slice(root.length + 1)}`, async () => {
    const text = readFileSync(path, "utf8");
    assert.match(text, /^# yaml-language-server: \$schema=/);
    const { href } = pathToFileURL(path);
    assert.equal(await marked(href, text), []);
    assert.equal((await marked(href, text.replace(/^spec:/m, "specs:"))).length > 0, true);
  });
}

const documents = Object.values(sound).flatMap((text) => text.split(/^---$/m));
editor("nothing is marked in sound specs whose schema is found by the file's name", async () => {
  for (const text of documents) {
    const kind = /^kind: (\w+)$/m.exec(text)?.[1] ?? "";
    assert.equal(await marked(addressOf(kind), text), [], text);
  }
});

const application = sound["shop.yaml"] ?? "";
for (const [from, to, line] of [
  ["port: 8080", "prot: 8080", 8],
  ["port: 8080", "port: a lot", 8],
  ["port: 8080", "port: 80", 8],
  ["repository: shop", "repository: -", 6],
  ["kind: Application", "kind: Aplication", 2],
  ["    readiness: /ready", "    readiness: ready", 21],
] as const) {
  editor(`what the check refuses is marked on its line: ${to.trim()}`, async () => {
    const found = await marked(addressOf("Application"), application.replace(from, to));
    assert.ok(
      found.some((one) => one.startsWith(`${line} `)),
      JSON.stringify(found),
    );
  });
}

editor.run();
