import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { artifactsVariable, standInActions } from "../../../local/workflows/actions.ts";

const folder = mkdtempSync(join(tmpdir(), "landfall-actions-"));
const standIns = standInActions();
const read = (name: string) => {
  const [, at = ""] = [...standIns].find(([used]) => used.startsWith(`${name}@`)) ?? [];
  return parse(readFileSync(join(at, "action.yml"), "utf8"));
};
const run = (name: string, env: Readonly<Record<string, string>>) =>
  spawnSync("bash", ["-e", "-c", read(name).runs.steps[0].run], {
    cwd: folder,
    env: { ...process.env, [artifactsVariable]: join(folder, "kept"), ...env },
  }).status;

const test = suite("what stands in for the actions of others");
test.after(() => rmSync(folder, { recursive: true, force: true }));

test("is there for each that the workflows use, one commit of each", () => {
  const names = [...standIns.keys()].map((name) => name.replace(/@.*/, ""));
  assert.equal(names.length, new Set(names).size);
  for (const at of standIns.values()) assert.ok(existsSync(join(at, "action.yml")), at);
});

test("keeps a file, or what a folder holds, as an artifact, and gives it back", () => {
  writeFileSync(join(folder, "page.html"), "page");
  mkdirSync(join(folder, "results"));
  writeFileSync(join(folder, "results", "1.xml"), "<a/>");
  assert.is(run("actions/upload-artifact", { NAME: "a name", WHAT: "page.html" }), 0);
  assert.is(run("actions/upload-artifact", { NAME: "results", WHAT: join(folder, "results") }), 0);
  assert.is(readFileSync(join(folder, "kept", "a name", "page.html"), "utf8"), "page");
  assert.is(run("actions/download-artifact", { NAME: "results", TARGET: "back" }), 0);
  assert.is(readFileSync(join(folder, "back", "1.xml"), "utf8"), "<a/>");
  assert.is.not(run("actions/download-artifact", { NAME: "none", TARGET: "back" }), 0);
});

test("fails where it would take a container engine", () => {
  assert.is.not(run("docker/build-push-action", {}), 0);
});

test.run();
