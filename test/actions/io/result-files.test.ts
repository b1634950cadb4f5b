import { symlinkSync } from "node:fs";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readResultFiles } from "../../../actions/io/result-files.ts";
import { UserError } from "../../../model/problem.ts";
import { enterScratch, leaveScratch, write } from "./scratch.ts";

const results = suite("readResultFiles");
results.before.each(enterScratch);
results.after.each(leaveScratch);

results("reads the XML files below a folder, in order, and no other", () => {
  write("out/b.xml", "b");
  write("out/a/TEST-a.XML", "a");
  write("out/log.txt", "log");
  assert.equal(readResultFiles("out", 100), ["a", "b"]);
  assert.equal(readResultFiles("out/", 100), ["a", "b"]);
});

results("reads one file, whatever it is called, and no more of it than is asked for", () => {
  write("results", "abcdef");
  assert.equal(readResultFiles("results", 100), ["abcdef"]);
  assert.equal(readResultFiles("results", 3), ["abc"]);
});

results("finds none where nothing is there", () => assert.equal(readResultFiles("nowhere", 100), []));

results("refuses what leads elsewhere, and too much", () => {
  const refuses = (path: string, said: RegExp): void =>
    assert.throws(
      () => readResultFiles(path, 100),
      (error: unknown) => error instanceof UserError && said.test(error.message),
    );
  write("out/a.xml", "a");
  symlinkSync("a.xml", "out/b.xml");
  symlinkSync("out", "link");
  refuses("out", /out\/b.xml is a symbolic link/);
  refuses("link", /link is a symbolic link/);
  for (let index = 0; index <= 1000; index += 1) write(`many/${index}.xml`, "a");
  refuses("many", /many holds more results than are read: 1000 files/);
});
results.run();
