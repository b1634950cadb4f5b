import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openObjects, parseTree } from "../../../../actions/io/git/object-reader.ts";
import { walk } from "../../../../actions/io/git/walk.ts";

const test = suite("objects of a repository");

const folder = mkdtempSync(join(tmpdir(), "landfall-objects-"));
const git = (...args: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@acme.example", ...args], {
    cwd: folder,
    encoding: "utf8",
  }).trim();
const large = `${"0123456789abcdef".repeat(64)}\n`.repeat(300);
const files: Readonly<Record<string, string>> = {
  "a.yaml": "a: 1\n",
  "empty.yaml": "",
  "no-end": "no line break at the end",
  "names/with a space": "space\n",
  "names/ümläut": "ümläut\n",
  "names/line\nbreak": "line break\n",
  "deep/er/and/deeper.yaml": "deep: true\n",
  "large.txt": large,
};
git("init", "--quiet", "--initial-branch=main");
for (const [path, text] of Object.entries(files)) {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
}
symlinkSync("a.yaml", join(folder, "link"));
writeFileSync(join(folder, "run.sh"), "#!/bin/sh\n", { mode: 0o755 });
git("add", "--all");
git("commit", "--quiet", "--message=Files");
test.after(() => rmSync(folder, { recursive: true, force: true }));

test("are read by anything that names them, in the order asked, with what is not there left open", async () => {
  await using objects = openObjects(folder);
  const asked = ["main:a.yaml", "main:none", "HEAD^{commit}", "main:large.txt", "", "main:empty.yaml", "f".repeat(40)];
  const found = await objects.read(asked);
  assert.equal(
    found.map((one) => one?.type),
    ["blob", undefined, "commit", "blob", undefined, "blob", undefined],
  );
  assert.is(found[0]?.content.toString(), "a: 1\n");
  assert.is(found[2]?.id, git("rev-parse", "HEAD"));
  assert.is(found[3]?.content.toString(), large);
  assert.is(found[5]?.content.length, 0);
});

test("are read again and again, also by askers who do not wait for each other", async () => {
  await using objects = openObjects(folder);
  const texts = Object.values(files);
  const names = Object.keys(files).map((path) => git("rev-parse", `main:${path}`));
  const rounds = await Promise.all(Array.from({ length: 40 }, () => objects.read([...names, "main:none"])));
  for (const round of rounds)
    assert.equal(
      round.map((one) => one?.content.toString()),
      [...texts, undefined],
    );
  assert.equal(await objects.read([]), []);
});

test("of a tree are what git ls-tree says", async () => {
  await using objects = openObjects(folder);
  const [tree] = await objects.read(["main^{tree}"]);
  const said = parseTree(tree?.content ?? Buffer.alloc(0)).map(
    ({ mode, name, id }) => `${mode.padStart(6, "0")} ${id} ${name}`,
  );
  const listed = git("ls-tree", "-z", "main")
    .split("\0")
    .filter((line) => line !== "");
  assert.equal(
    said,
    listed.map((line) => line.replace(/^(\d+) \w+ (\w+)\t/, "$1 $2 ")),
  );
});

test("below a folder are all plain files with their ids, zeros for the others, and no folder that is enough by itself", async () => {
  await using objects = openObjects(folder);
  const [tree] = await objects.read(["main^{tree}"]);
  const all = await walk(objects, new Map([["", tree?.id ?? ""]]));
  const listed = git("ls-tree", "-r", "-z", "main")
    .split("\0")
    .filter((line) => line !== "");
  const ids = listed.map((line) => {
    const [, mode, id = "", path = ""] = /^(\d+) \w+ (\w+)\t(.+)$/s.exec(line) ?? [];
    return [path, mode === "100644" ? id : "0".repeat(40)] as const;
  });
  assert.equal(new Map([...all.files].sort()), new Map([...ids].sort()));
  assert.is(all.folders.size, 0);
  const some = await walk(objects, new Map([["", tree?.id ?? ""]]), (path) => path === "deep/er");
  assert.equal(some.folders, new Map([["deep/er", git("rev-parse", "main:deep/er")]]));
  assert.not.ok(some.files.has("deep/er/and/deeper.yaml"));
});

test("of a folder that is no repository are an error, not silence", async () => {
  const none = mkdtempSync(join(tmpdir(), "landfall-none-"));
  await using objects = openObjects(none);
  let said = "";
  await objects.read(["HEAD"]).catch((error: Error) => {
    said = error.message;
  });
  rmSync(none, { recursive: true });
  assert.match(said, /git cat-file failed: .*not a git repository/s);
});

test.run();
