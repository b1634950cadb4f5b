import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readSpecs } from "../../../actions/io/files.ts";
import { UserError } from "../../../model/problem.ts";
import { specLimits } from "../../../model/spec/limits.ts";
import { enterScratch, leaveScratch, write } from "./scratch.ts";

/** What a refusal says, line by line. */
function refusal(act: () => unknown): readonly string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n");
    throw error;
  }
  return [];
}

const folder = suite("a hostile folder");
folder.before.each(() => {
  enterScratch();
  write("s/a.yaml");
});
folder.after.each(leaveScratch);

const link = "put the file itself there";
const name = "has a name that cannot be read: rename it";
const rows: readonly (readonly [title: string, prepare: () => void, said: string])[] = [
  ["a link to a file outside", () => symlinkSync("/etc/passwd", "s/b.yaml"), `s/b.yaml is a symbolic link: ${link}`],
  ["a link to a folder outside", () => symlinkSync("/etc", "s/b"), `s/b is a symbolic link: ${link}`],
  ["a link to itself", () => symlinkSync("b.yaml", "s/b.yaml"), `s/b.yaml is a symbolic link: ${link}`],
  ["a link within", () => symlinkSync("a.yaml", "s/b.yaml"), `s/b.yaml is a symbolic link: ${link}`],
  ["a named pipe", () => execFileSync("mkfifo", ["s/b.yaml"]), "s/b.yaml is no plain file: remove it"],
  [
    "a folder named like a file",
    () => write("s/b.yaml/c.yaml"),
    "s/b.yaml is a folder with the name of a file: rename it",
  ],
  [
    "a submodule that was not fetched",
    () => mkdirSync("s/b"),
    "s/b is empty, like a submodule that was not fetched: remove it, or put specs there",
  ],
  [
    "a submodule that was fetched",
    () => write("s/b/.git", "gitdir: ../../.git/modules/b\n"),
    "s/b is a Git repository of its own: put the specs themselves there",
  ],
  [
    "a repository within",
    () => write("s/b/.git/config"),
    "s/b is a Git repository of its own: put the specs themselves there",
  ],
  ["a line break in a name", () => write("s/b\nc.yaml"), `s/b\\u{a}c.yaml ${name}`],
  ["an escape sequence in a name", () => write("s/\u001b[2J.yaml"), `s/\\u{1b}[2J.yaml ${name}`],
  ["a name that reads backwards", () => write("s/b\u202elmay.yaml"), `s/b\\u{202e}lmay.yaml ${name}`],
  ["a folder with an invisible name", () => write("s/\u200b/b.yaml"), `s/\\u{200b} ${name}`],
  [
    "a name that is not UTF-8",
    () => writeFileSync(Buffer.from("s/\xff.yaml", "latin1"), ""),
    `s/\\u{fffd}.yaml ${name}`,
  ],
  ["names in two cases", () => write("s/A.yaml"), "s/A.yaml and s/a.yaml differ in case only: rename one"],
  [
    "folders in two cases",
    () => {
      for (const path of ["s/B/c.yaml", "s/b/d.yaml"]) write(path);
    },
    "s/B and s/b differ in case only: rename one",
  ],
];
for (const [title, prepare, said] of rows) {
  folder(`${title} is refused: ${said}`, () => {
    prepare();
    assert.equal(
      refusal(() => readSpecs("s")),
      [said],
    );
  });
}

folder("a socket is refused", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen("s/b.yaml", resolve));
  assert.equal(
    refusal(() => readSpecs("s")),
    ["s/b.yaml is no plain file: remove it"],
  );
  await new Promise((resolve) => server.close(resolve));
});

folder("the folder itself must be no link, nor be reached through one", () => {
  write("real/s/a.yaml");
  symlinkSync("real", "way");
  symlinkSync("real/s", "specs");
  const named = "is a symbolic link: name the folder itself";
  assert.equal(
    ["specs", "./specs/", "way/s", "way", `${process.cwd()}/specs`].map((path) => refusal(() => readSpecs(path))),
    [[`specs ${named}`], [`specs ${named}`], [`way ${named}`], [`way ${named}`], [`${process.cwd()}/specs ${named}`]],
  );
  assert.equal([...readSpecs(`${process.cwd()}/way/s`).keys()], [`${process.cwd()}/way/s/a.yaml`]);
});

folder("names with spaces, quotes, dashes, backslashes and letters of every writing are read", () => {
  const names = ["-rf.yaml", " b.yaml", "c;d.yaml", "e'\"`$(f).yaml", "g\\h.yaml", "日本.yaml", "..i.yaml", "j..yaml"];
  for (const one of names) write(`s/${one}`);
  assert.equal(
    [...readSpecs("s").keys()].sort(),
    ["a.yaml", ...names.slice(0, 6), "j..yaml"].map((one) => `s/${one}`).sort(),
  );
});

folder("everything that is wrong is told at once, up to twenty", () => {
  for (let index = 0; index < 30; index++) mkdirSync(`s/folder-${String(index).padStart(2, "0")}`);
  const said = refusal(() => readSpecs("s"));
  assert.is(said.length, 21);
  assert.is(said[20], "and 10 more");
});

folder("what is no YAML is left alone, whatever it is", () => {
  execFileSync("mkfifo", ["s/pipe"]);
  write("s/\u202e.txt");
  assert.equal([...readSpecs("s").keys()], ["s/a.yaml"]);
});

folder("more files, or more bytes, than are read are refused", () => {
  for (const one of ["b", "c", "d"]) write(`s/${one}.yaml`, "x".repeat(2 ** 20));
  const few = { ...specLimits, files: 3 };
  assert.equal(
    refusal(() => readSpecs("s", few)),
    ["s holds more than 3 YAML files: read its folders one at a time"],
  );
  const small = { ...specLimits, bytes: 2 ** 19 };
  assert.equal(
    refusal(() => readSpecs("s", small)),
    ["s holds more than 0.5 MiB of YAML: read its folders one at a time"],
  );
});

folder("of a large file no more is read than shows that it is too large", () => {
  write("s/b.yaml", "x".repeat(2 ** 20));
  assert.is(readSpecs("s").get("s/b.yaml")?.length, specLimits.fileBytes + 1);
});

folder.run();
