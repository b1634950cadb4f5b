import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { command } from "../../../actions/plan/cli.ts";
import { connect } from "../../../actions/plan/deps.ts";
import { inForm, planForms } from "../../../actions/plan/forms.ts";
import { run } from "../../../actions/plan/run.ts";
import { UserError } from "../../../model/problem.ts";
import { plain } from "../../../views/markup/terminal.ts";
import { type Ended, landfall } from "../doors/start.ts";
import { openPull, others, reviewed, shop } from "./pull.ts";
import { planned, readerOf, startScene } from "./scene.ts";

const scene = await startScene(reviewed, others);
const { forge, specs, environments } = scene;
const pull = await openPull(scene, { [shop]: (text) => text.replace("max: 6", "max: 8") });
const [nowhere = "", empty = ""] = [1, 2].map(() => mkdtempSync(join(tmpdir(), "landfall-nowhere-")));
writeFileSync(join(nowhere, "specs.yaml"), "kind: Nothing\n");
execFileSync("git", ["init", "--quiet", "--initial-branch=main"], { cwd: empty });

const asProcess = (...args: readonly string[]): Promise<Ended> =>
  landfall(["plan", ...args], { cwd: specs.folder, environment: { NO_COLOR: "1" } });

/** The same in this process: what it prints. */
async function plan(flags: Readonly<Record<string, string>> = {}, argument = "environments"): Promise<string> {
  const texts: string[] = [];
  const given = { format: "human", ...flags };
  const code = await command.run({
    argument,
    flag: (name) => Object.entries(given).find(([key]) => key === name)?.[1],
    color: false,
    out: (text) => texts.push(text),
    progress: () => {},
  });
  assert.is(code, 0);
  return texts.join("\n");
}

const home = process.cwd();
process.chdir(specs.folder);
const test = suite("landfall plan");
test.after(async () => {
  process.chdir(home);
  for (const folder of [nowhere, empty]) rmSync(folder, { recursive: true });
  await scene[Symbol.asyncDispose]();
});

/** Without the commit that is planned: a checkout may hold what nobody has committed. */
const withoutSource = (text: string): string => text.replaceAll(/acme\/specs@[0-9a-f]{40}/g, "acme/specs");

test("says of a checkout and a clone what the action says over the network: the same patch", async () => {
  const step = await pull.run({ inputs: { "environments-token": "t-plan", path: "environments", out: ".git/plan" } });
  assert.is(step.code, 0, step.out);
  const action = readFileSync(join(specs.folder, ".git/plan/plan.diff"), "utf8");
  const { code, out } = await asProcess("--environments", environments.folder, "--format", "diff");
  assert.is(code, 0);
  assert.match(action, /^# a plan of Landfall: acme\/specs@[0-9a-f]{40}, compared with acme\/environments@/);
  assert.is(withoutSource(out).trimEnd(), withoutSource(action).trimEnd());
});

test("says of a checkout and a clone what is planned over the network: the same JSON", async () => {
  const over = readerOf(forge);
  const target = { folder: "environments", base: undefined, commit: undefined, environments: over, progress: () => {} };
  await using deps = await connect(target);
  const wanted = inForm("json", planned(await run(deps)), plain);
  assert.is(await plan({ environments: environments.folder, format: "json" }), wanted);
  assert.match(wanted, '"against":');
});

for (const format of planForms)
  test(`takes the form ${format}`, async () => {
    const shown = await plan({ environments: environments.folder, format });
    assert.match(shown, "staging-eu");
    assert.is(shown.startsWith("<!doctype html>"), format === "html");
  });

test("compares with the specs before where it is given nothing", async () => {
  const shown = await plan();
  assert.match(shown, "Compared with specs, not with what is merged: neither --environments nor GITHUB_TOKEN is given");
  assert.match(shown, `shop scaling.max: 6 → 8 [${shop}:`);
});

test("compares with the commit, branch or tag that it is given", async () => {
  const shown = await plan({ base: "HEAD", environments: environments.folder });
  assert.match(shown, "the specs said so before, and it is not there yet");
});

type Refused = readonly [flags: Readonly<Record<string, string>>, argument: string | undefined, says: RegExp];
const refused: Readonly<Record<string, Refused>> = {
  "a base that looks like an option": [{ base: "--help" }, undefined, /there is no commit "--help" here/],
  "a folder in no repository": [{}, nowhere, /is in no Git repository: run this in a checkout of one/],
  "a folder that is not there": [{}, "no-such-folder", /cannot read the folder no-such-folder: it does not exist/],
  "environments that are no clone": [{ environments: nowhere }, undefined, /is in no Git repository/],
  "environments that are not there": [{ environments: "no-such-clone" }, undefined, /no-such-clone: it does not exist/],
};
for (const [what, [flags, argument, says]] of Object.entries(refused))
  test(`refuses ${what}, and says what to do`, async () => {
    try {
      await plan(flags, argument);
    } catch (error) {
      assert.instance(error, UserError);
      assert.match(String(error), says);
      return;
    }
    assert.unreachable("nothing was refused");
  });

const ends: readonly (readonly [string, readonly string[], RegExp])[] = [
  [
    "a base that is no commit",
    ["--base", "no-such"],
    /there is no commit "no-such" here: fetch it, or give another --base/,
  ],
  ["a clone without main", ["--environments", empty], /has no branch main: clone the environments repository anew/],
];
for (const [what, args, says] of ends)
  test(`ends in one line, without a stack and without waiting for its Git, at ${what}`, async () => {
    const { code, out, err } = await asProcess(...args);
    assert.is(code, 1);
    assert.is(out, "");
    assert.match(err, says);
    assert.not.match(err, /^\s+at /m);
  });

test("needs nothing that Node 20 does not have", async () => {
  const newer = ["globalThis.AsyncDisposableStack", "globalThis.DisposableStack", "Map.groupBy", "Object.groupBy"];
  const older = `data:text/javascript,${newer.map((name) => `delete ${name}`).join(";")}`;
  const args = ["plan", "environments", "--environments", environments.folder];
  const { code, err } = await landfall(args, { cwd: specs.folder, node: ["--import", older] });
  assert.is(code, 0, err);
});

test("explains itself", async () => {
  const { code, out } = await asProcess("--help");
  assert.is(code, 0);
  for (const text of ["--base", "--environments", "--format", "landfall plan environments"]) assert.match(out, text);
});

test("lists the problems of specs that cannot be planned, and says so by its exit code", async () => {
  await specs.commit({ [shop]: (text) => text.replace("port: 8080", "port: many") });
  const { code, out } = await asProcess();
  await specs.git("reset", "--quiet", "--hard", "HEAD~1");
  assert.is(code, 1);
  assert.match(out, `${shop}:`);
});
test.run();
