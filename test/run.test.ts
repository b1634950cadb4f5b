import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { faultOf, forgottenIn } from "./run.ts";

const root = join(import.meta.dirname, "..");
const head =
  'import { suite } from "uvu"; import * as assert from "uvu/assert"; const one = suite("one"), two = suite("two");\n';
const passing = (name: string): string => `${name}("passes", () => assert.ok(true));\n`;
const failing = (name: string): string => `${name}("fails", () => assert.ok(false));\n`;
const run = (name: string): string => `${name}.run();\n`;
const wait = "await new Promise((resolve) => setTimeout(resolve, 20));\n";

/** Test files, run with uvu as they are, and what must be found wrong with them. */
const rows: readonly (readonly [title: string, source: string, fault: RegExp | undefined])[] = [
  ["one that passes", passing("one") + run("one"), undefined],
  ["two suites that pass", passing("one") + run("one") + passing("two") + run("two"), undefined],
  ["one that runs nothing", passing("one"), /ran no test/],
  ["an empty suite", run("one"), /ran no test/],
  ["an empty file", "", /ran no test/],
  ["a failure", passing("one") + failing("one") + run("one"), /has failures/],
  [
    "several failures in several suites",
    failing("one").repeat(2) + run("one") + failing("two") + run("two"),
    /has failures/,
  ],
  ["a failure before a suite that passes", failing("one") + run("one") + passing("two") + run("two"), /has failures/],
  [
    "a failure, then a summary of its own without one",
    failing("one") + run("one") + wait + passing("two") + run("two"),
    /has failures/,
  ],
  [
    "a failure after a summary without one",
    passing("one") + run("one") + wait + failing("two") + run("two"),
    /has failures/,
  ],
  ["`.only`", `${passing("one")}one.only("this", () => {});\n${run("one")}`, /skipped a test/],
  ["`.skip`", `${passing("one")}one.skip("this", () => {});\n${run("one")}`, /skipped a test/],
  [
    "a hook before all that throws",
    `one.before(() => { throw new Error("x"); });\n${passing("one")}${run("one")}`,
    /has failures/,
  ],
  [
    "a hook before each that throws",
    `one.before.each(() => { throw new Error("x"); });\n${passing("one")}${run("one")}`,
    /has failures/,
  ],
  [
    "a hook after all that throws",
    `one.after(() => { throw new Error("x"); });\n${passing("one")}${run("one")}`,
    /ran no test|exited with/,
  ],
  ["a module that throws", `${passing("one")}${run("one")}throw new Error("x");\n`, /ran no test/],
  ["an end in the middle of a test", `one("ends", () => process.exit(0));\n${run("one")}`, /ran no test/],
  ["a test that never ends", `one("hangs", () => new Promise(() => {}));\n${run("one")}`, /ran no test/],
  [
    "an exit code of its own",
    `${passing("one")}${run("one")}process.on("exit", () => { process.exitCode = 7; });\n`,
    /exited with 7/,
  ],
];

const guard = suite("the guard of uvu");

const titlesInColor = ["one that passes", "a failure", "`.only`", "`.skip`"];
const runs = [
  ...rows.map((row) => [...row, "0"] as const),
  ...rows.filter(([title]) => titlesInColor.includes(title)).map((row) => [...row, "1"] as const),
];
for (const [title, source, fault, color] of runs) {
  guard(`${fault === undefined ? "passes" : "refuses"} ${title}${color === "1" ? ", in colour" : ""}`, () => {
    const args = ["--input-type=module", "--eval", head + source];
    const env = { PATH: process.env["PATH"], FORCE_COLOR: color };
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env });
    const found = faultOf(stdout + stderr, status);
    if (fault === undefined) assert.is(found, undefined, stdout + stderr);
    else assert.match(found ?? "nothing was found", fault);
  });
}

guard("refuses a process that was killed", () => {
  assert.is(faultOf("\n  Total:     1\n  Passed:    1\n  Skipped:   0\n", null), "exited with null");
});

guard.run();

const text = suite("the guard of a file's text");
const sound = 'const one = suite("one");\none("a", () => {});\none.run();\nconst two = suite("two");\ntwo.run();\n';

text("passes suites that are run after their last test", () => assert.is(forgottenIn(sound), undefined));

text("finds a suite that is never run beside one that is", () => {
  assert.is(forgottenIn(sound.replace("two.run();", "")), "never runs the suite two");
  assert.is(forgottenIn(sound.replace("two.run();", "// two.run();")), "never runs the suite two");
});

for (const late of ['one("b", () => {});', '  one("b", () => {});', 'one.only("b", () => {});']) {
  text(`finds a test that comes too late: ${late}`, () => {
    assert.is(forgottenIn(`${sound}${late}\n`), "adds to the suite one after running it");
  });
}

text.run();
