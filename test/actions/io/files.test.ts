import { chmodSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isFile, listFolder, readEventFile, readSpecs, readTree } from "../../../actions/io/files.ts";
import { UserError } from "../../../model/problem.ts";
import { enterScratch, leaveScratch, write } from "./scratch.ts";

function link(target: string, path: string): void {
  write(join(dirname(path), "a.yaml"));
  symlinkSync(target, path);
}

const refuses = (act: () => unknown, said: RegExp): void =>
  assert.throws(act, (error: unknown) => error instanceof UserError && said.test(error.message));

/** Calls `act` as somebody who is not root, to whom every file is open. */
function asNobody(act: () => void): void {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    act();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

const specs = suite("readSpecs");
specs.before.each(enterScratch);
specs.after.each(leaveScratch);

const ways: readonly (readonly [folder: string, first: string])[] = [
  ["specs", "specs/a.yaml"],
  ["specs/", "specs/a.yaml"],
  ["./specs", "specs/a.yaml"],
  ["specs//b/..", "specs/a.yaml"],
  [".", "specs/a.yaml"],
  ["specs/b", "specs/b/c.yml"],
];
for (const [named, first] of ways) {
  specs(`names the files of ${named} as the repository does`, () => {
    for (const path of ["specs/b/c.yml", "specs/a.yaml"]) write(path);
    assert.is([...readSpecs(named).keys()][0], first);
  });
}

specs("reads YAML files only, and nothing that begins with a dot", () => {
  for (const path of ["a.yaml", "b.yml", "c.json", "d.yaml.orig", ".e.yaml", ".git/f.yaml", "g/h.yaml"])
    write(`s/${path}`);
  assert.equal([...readSpecs("s").keys()], ["s/a.yaml", "s/b.yml", "s/g/h.yaml"]);
});

specs("reads a folder outside the working folder by its whole path", () => {
  write("s/a.yaml");
  const folder = join(process.cwd(), "s");
  process.chdir("/");
  assert.equal([...readSpecs(folder).keys()], [join(folder, "a.yaml")]);
});

const noSpecs: readonly (readonly [title: string, prepare: () => void, said: RegExp])[] = [
  ["a folder that is not there", () => {}, /^cannot read the folder s: it does not exist$/],
  ["a file", () => write("s"), /^cannot read the folder s: it is not a folder$/],
  ["a folder without YAML", () => write("s/README.md"), /^s holds no YAML file: name the folder of your specs$/],
  ["a link to a file", () => link("/etc/hostname", "s/b.yaml"), /^s\/b.yaml is a symbolic link/],
  ["a link to a folder", () => link("/etc", "s/b"), /^s\/b is a symbolic link/],
];
for (const [title, prepare, said] of noSpecs) {
  specs(`refuses ${title}`, () => {
    prepare();
    refuses(() => readSpecs("s"), said);
  });
}

for (const [path, said] of [
  ["s/a.yaml", /^cannot read s\/a.yaml: you may not$/],
  ["s/b", /^cannot read the folder s\/b: you may not$/],
] as const) {
  specs(`says what it may not read: ${path}`, () => {
    for (const file of ["s/a.yaml", "s/b/c.yaml"]) write(file);
    chmodSync(".", 0o755);
    chmodSync(path, 0);
    try {
      asNobody(() => refuses(() => readSpecs("s"), said));
    } finally {
      chmodSync(path, 0o755);
    }
  });
}

specs.run();

const trees = suite("readTree");
trees.before.each(enterScratch);
trees.after.each(leaveScratch);

trees("gives every file, hidden ones too, and nothing for a folder that is not there", () => {
  for (const path of ["out/b/c", "out/a", "out/.d"]) write(path, path);
  assert.equal(
    [...readTree("out")],
    [
      [".d", "out/.d"],
      ["a", "out/a"],
      ["b/c", "out/b/c"],
    ],
  );
  assert.is(readTree("nowhere").size, 0);
  assert.is(readTree("out/a/b").size, 0);
});

trees("follows no link", () => {
  write("elsewhere/a");
  symlinkSync("elsewhere", "out");
  refuses(() => readTree("out"), /^out is a symbolic link/);
});

trees("tells a file from a folder, a link and nothing", () => {
  write("a/b");
  symlinkSync("a/b", "link");
  assert.equal(["a/b", "a", "link", "c", "a/b/c"].map(isFile), [true, false, false, false, false]);
  assert.equal([listFolder("a"), listFolder("c")], [["b"], []]);
  refuses(() => listFolder("a/b"), /^cannot read the folder a\/b: it is not a folder$/);
});

trees("refuses an event that is not there or no JSON", () => {
  refuses(() => readEventFile("event.json"), /^cannot read event.json: it does not exist$/);
  write("event.json", "{");
  refuses(() => readEventFile("event.json"), /^event.json is not JSON: /);
  write("event.json", '{"a": 1}');
  assert.equal(readEventFile("event.json"), { a: 1 });
});

trees.run();
