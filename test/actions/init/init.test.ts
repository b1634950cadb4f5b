import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { newFolder } from "../../../actions/io/files.ts";
import { landfall } from "../doors/start.ts";
import { filesFor, required } from "./sample.ts";

const scratch = mkdtempSync(join(tmpdir(), "landfall-init-"));
const flags = Object.entries(required).flatMap(([name, value]) => [`--${name}`, value]);
const init = (...args: readonly string[]) => landfall(["init", ...args], { cwd: scratch });
const git = (folder: string, ...args: readonly string[]) =>
  execFileSync("git", ["-C", join(scratch, folder), ...args], { encoding: "utf8" }).trim();

const first = suite("landfall init");
first.after(() => rmSync(scratch, { recursive: true, force: true }));

first("writes three repositories with one commit each, and what GitHub is told", async () => {
  const { code, out, err } = await init("start", ...flags, "--yes");
  assert.is(code, 0, err);
  assert.match(out, /^wrote \d+ files to start\nnext: start\/github\/next-steps\.md\n$/);
  for (const [path, text] of filesFor()) assert.is(readFileSync(join(scratch, "start", path), "utf8"), text, path);
  for (const role of ["specs", "environments", "events"]) {
    assert.equal(git(`start/${role}`, "log", "--format=%an %s", "main"), `Ada-L Start the ${role} repository`);
    assert.is(git(`start/${role}`, "status", "--porcelain"), "");
    assert.is(git(`start/${role}`, "remote", "get-url", "origin"), `https://github.com/globex/${role}.git`);
  }
  assert.equal(readdirSync(scratch), ["start"]);
});

first("gives specs that validate, without a warning, and render", async () => {
  const specs = "start/specs/environments";
  assert.match((await landfall(["validate", specs], { cwd: scratch })).out, /: no problems\n$/);
  const { code, out } = await landfall(["render", specs, "--out", "out"], { cwd: scratch });
  assert.is(code, 0);
  assert.match(out, /production: shop is not deployed/);
  rmSync(join(scratch, "out"), { recursive: true });
});

first("leaves Git out where it is told to", async () => {
  const { code } = await init("plain/", ...flags, "--yes", "--no-git", "--format", "json");
  assert.is(code, 0);
  assert.not.ok(existsSync(join(scratch, "plain/specs/.git")));
});

first("takes an empty folder", async () => {
  mkdirSync(join(scratch, "empty"));
  assert.is((await init("empty", ...flags, "--yes", "--no-git")).code, 0);
});

first("refuses a folder that holds files, and says which", async () => {
  mkdirSync(join(scratch, "full"));
  writeFileSync(join(scratch, "full/notes.txt"), "mine");
  const { code, out, err } = await init("full", ...flags, "--yes");
  assert.equal([code, out], [1, ""]);
  assert.match(err, /full holds files already \(notes\.txt\): name an empty or new folder/);
  assert.equal(readdirSync(join(scratch, "full")), ["notes.txt"]);
});

first("refuses the folder it runs in", async () => {
  const { code, err } = await landfall(["init", ".", ...flags, "--yes"], { cwd: join(scratch, "plain/github/apps") });
  assert.equal([code, /holds files already/.test(err)], [1, true]);
  mkdirSync(join(scratch, "here"));
  const here = await landfall(["init", ".", ...flags, "--yes"], { cwd: join(scratch, "here") });
  assert.equal([here.code, /name a new folder, not the one you are in/.test(here.err)], [1, true]);
});

first("says what is missing when there is nobody to ask", async () => {
  const { code, err } = await init("nothing", "--owner", "globex");
  assert.is(code, 1);
  assert.match(err, /--person: .*\n.*--application: /);
  assert.not.ok(existsSync(join(scratch, "nothing")));
});

first("says where answers do not go together, and writes nothing", async () => {
  const { code, out } = await init("clash", ...flags, "--yes", "--events", "specs");
  assert.is(code, 1);
  assert.match(out, /\[separate-repositories\]/);
  assert.not.ok(existsSync(join(scratch, "clash")));
});

first("leaves nothing when it fails half-way", async () => {
  const folder = join(scratch, "half");
  let seen: readonly string[] = [];
  const finish = async (unfinished: string) => {
    seen = readdirSync(unfinished);
    throw new Error("killed");
  };
  try {
    await newFolder(folder, new Map([["a", "1"]]), finish);
    assert.unreachable();
  } catch {
    assert.equal(seen, ["a"]);
  }
  assert.equal(
    readdirSync(scratch).filter((name) => name.startsWith("half")),
    [],
  );
});

first.run();
