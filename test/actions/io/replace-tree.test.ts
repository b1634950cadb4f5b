import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readTree, replaceTree, restoreTree } from "../../../actions/io/files.ts";
import { UserError } from "../../../model/problem.ts";
import { enterScratch, leaveScratch, write } from "./scratch.ts";

const old = new Map([
  ["a", "old"],
  ["b/c", "old"],
]);
const next = new Map([
  ["a", "new"],
  ["d", "new"],
]);
const besides = (): readonly string[] => readdirSync(".").filter((name) => name !== "out");

const replaced = suite("replaceTree");
replaced.before.each(enterScratch);
replaced.after.each(leaveScratch);

replaced("makes the folder hold exactly the files, whatever it held", () => {
  for (const files of [old, next, new Map()]) {
    replaceTree("out", files);
    assert.equal([...readTree("out")], [...files]);
    assert.equal(besides(), []);
  }
});

replaced("makes the folders above it", () => {
  replaceTree("far/out", old);
  assert.equal([...readTree("far/out")], [...old]);
});

replaced("says where it cannot write", () => {
  write("file");
  const said = "cannot write file/out: it is not a folder";
  assert.throws(
    () => replaceTree("file/out", old),
    (error: unknown) => error instanceof UserError && error.message === said,
  );
});

type Held = Readonly<Record<string, ReadonlyMap<string, string>>>;
const partial = new Map([["a", "ne"]]);

/** What a process leaves that is killed at each step of replacing `old` by `next`, and what must become of it. */
const killed: readonly (readonly [when: string, left: Held, expected: ReadonlyMap<string, string>])[] = [
  ["while it wrote", { out: old, "out.landfall-new": partial }, old],
  ["after it had written", { out: old, "out.landfall-new": next }, old],
  ["after it had set the old folder aside", { "out.landfall-old": old, "out.landfall-new": next }, old],
  ["before it had deleted the old folder", { out: next, "out.landfall-old": old }, next],
  ["while it wrote the first time", { "out.landfall-new": partial }, new Map()],
];

function leaveBehind(left: Held): void {
  for (const [name, files] of Object.entries(left)) for (const [path, text] of files) write(join(name, path), text);
}

for (const [when, left, expected] of killed) {
  replaced(`that was killed ${when} is undone or finished by the next run`, () => {
    leaveBehind(left);
    restoreTree("out");
    assert.equal([...readTree("out")], [...expected]);
    assert.equal(besides(), []);
  });
  replaced(`that was killed ${when} does not keep the next from replacing`, () => {
    leaveBehind(left);
    replaceTree("out", next);
    assert.equal([...readTree("out")], [...next]);
    assert.equal(besides(), []);
  });
}

replaced("writes files that others can read as they are", () => {
  replaceTree("out", new Map([["a", "ä\n"]]));
  assert.equal(readFileSync("out/a"), Buffer.from("ä\n"));
});

replaced.run();
