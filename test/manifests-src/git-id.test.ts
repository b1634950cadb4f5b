import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { blobId, treeId, treeOf } from "../../manifests-src/git-id.ts";

const run = promisify(execFile);

/** What Git itself says of the files: the tree's id, and each blob's by path. */
async function askGit(files: ReadonlyMap<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), "landfall-git-id-"));
  const git = async (...args: string[]) =>
    (await run("git", ["-C", folder, "-c", "core.autocrlf=false", ...args])).stdout.trim();
  try {
    await git("init", "--quiet");
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await git("add", "--all");
    const tree = await git("write-tree");
    const listed = await git("ls-tree", "-r", "-z", tree);
    const entries = listed.split("\0").filter((entry) => entry !== "");
    const fields = entries.map((entry) => /^100644 blob (?<id>\w{40})\t(?<path>.*)$/s.exec(entry)?.groups ?? {});
    return { tree, blobs: new Map(fields.map(({ path = "", id = "" }) => [path, id])) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const cases: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  "no file": new Map(),
  "one file": new Map([["a.yaml", "a: 1\n"]]),
  "an empty file": new Map([["empty", ""]]),
  "text beyond ASCII": new Map([["ä/ö.yaml", "grüße: 🚀\n"]]),
  subfolders: new Map([
    ["eu/apps/shop/deployment-shop.yaml", "x"],
    ["eu/flux/kustomization.yaml", "y"],
    ["landfall.lock", "{}\n"],
  ]),
  "a folder that sorts after files its name begins": new Map([
    ["a/x", "1"],
    ["a-b", "2"],
    ["a.b", "3"],
    ["a0", "4"],
    ["B", "5"],
  ]),
};

const ids = suite("treeId and blobId");

for (const [title, files] of Object.entries(cases)) {
  ids(`are those of Git for ${title}`, async () => {
    const { tree, blobs } = await askGit(files);
    assert.is(treeId(files), tree);
    assert.is(treeOf(blobs), tree);
    for (const [path, text] of files) assert.is(blobs.get(path), blobId(text));
  });
}

ids("do not depend on the order of the files", () => {
  const files = cases["subfolders"] ?? new Map();
  assert.is(treeId(new Map([...files].reverse())), treeId(files));
});

for (const path of ["../x", "a//b", "", "a/", "/a", "a/.git/config", "a/./b", "a\0b"]) {
  ids(`refuse the path ${JSON.stringify(path)}`, () => {
    assert.throws(() => treeId(new Map([[path, ""]])), /is not a path that Git stores/);
  });
}

ids("refuse a name that is both a file and a folder", () => {
  const files = [
    ["a/b", ""],
    ["a", ""],
  ] as const;
  assert.throws(() => treeId(new Map(files)), /both a file and a folder/);
  assert.throws(() => treeId(new Map([...files].reverse())), /both a file and a folder/);
});

ids.run();
