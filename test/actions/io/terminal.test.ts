import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Command, exitCodes, help, UsageError } from "../../../actions/io/arguments.ts";
import { colorWanted, painter, runCommand } from "../../../actions/io/terminal.ts";
import { version } from "../../../actions/io/version.ts";
import { OutsideError, UserError } from "../../../model/problem.ts";
import { didYouMean } from "../../../schemas/check/closest.ts";
import { printJson } from "../../../views/markup/json.ts";
import { inert } from "../../../views/markup/terminal.ts";

const sample: Command = {
  name: "check",
  summary: "Checks something",
  argument: { name: "path", default: "environments", says: "folder of the specs" },
  flags: {
    format: { value: "FORMAT", choices: ["human", "json"], default: "human", says: "form of the result" },
    out: { value: "FOLDER", says: "where to write" },
    quiet: { says: "say nothing" },
  },
  example: "landfall check",
  run: async ({ argument, flag, out, progress }) => {
    progress("checking");
    out([argument, flag("format"), flag("out"), flag("quiet")].join(" "));
    return exitCodes.fine;
  },
};

type Said = { readonly code: number; readonly out: string; readonly err: string };

async function run(args: readonly string[], command: Command = sample): Promise<Said> {
  const said = { out: "", err: "" };
  const code = await runCommand(command, args, {
    out: (text) => {
      said.out += `${text}\n`;
    },
    err: (text) => {
      said.err += `${text}\n`;
    },
    suggest: (name, names) => didYouMean(name, names).fix,
    inert,
    printJson,
  });
  return { code, ...said };
}

const throwing = (error: unknown): Command => ({
  ...sample,
  run: () => Promise.reject(error),
});

const taken = suite("a command takes");

const accepted: readonly (readonly [args: readonly string[], seen: string])[] = [
  [[], "environments human  "],
  [["specs"], "specs human  "],
  [["specs", "--format", "json"], "specs json  "],
  [["--format=json", "specs"], "specs json  "],
  [["--out", "a b", "--quiet"], "environments human a b true"],
  [["--out=-", "--", "--quiet"], "--quiet human - "],
  [["--format", "json", "--format", "human"], "environments human  "],
];
for (const [args, seen] of accepted) {
  taken(`${JSON.stringify(args)}`, async () => {
    assert.equal(await run(args), { code: 0, out: `${seen}\n`, err: "checking\n" });
  });
}

for (const flag of ["--help", "-h"]) {
  taken(`${flag}, which says all there is to say, on stdout`, async () => {
    const { code, out, err } = await run(["specs", flag]);
    assert.is(code, 0);
    assert.is(err, "");
    assert.is(out, `${help(sample)}\n`);
    for (const word of ["[path]", "--format human|json", "(default: human)", "--out FOLDER", "--quiet", "--version"])
      assert.ok(out.includes(word), word);
    for (const code of Object.values(exitCodes)) assert.match(out, new RegExp(`Exit codes.*\\b${code} `));
  });
}

taken("--version", async () => assert.equal(await run(["--version"]), { code: 0, out: `${version}\n`, err: "" }));

taken.run();

const refused = suite("a command refuses, as wrong usage");

const rejected: readonly (readonly [args: readonly string[], said: string])[] = [
  [["a", "b"], 'unexpected argument "b"'],
  [[""], "[path] must not be empty"],
  [["--fromat", "json"], 'no flag --fromat; did you mean "--format"?'],
  [["-x"], "no flag -x; write one of: --format, --help, --out, --quiet, --version"],
  [["--__proto__"], "no flag --__proto__; write one of: --format, --help, --out, --quiet, --version"],
  [["--constructor=x"], "no flag --constructor; write one of: --format, --help, --out, --quiet, --version"],
  [["--format", "xml"], '--format must be one of human, json, got "xml"'],
  [["--format"], "--format needs a value: human, json"],
  [["--format", "--out"], "--format needs a value: human, json"],
  [["--out="], "--out needs a value: FOLDER"],
  [["--out", ""], "--out needs a value: FOLDER"],
  [["--quiet=yes"], '--quiet takes no value, got "yes"'],
  [["--no-quiet"], 'no flag --no-quiet; did you mean "--quiet"?'],
  [["--\u001b[2J"], "no flag --\\u001b[2J; write one of: --format, --help, --out, --quiet, --version"],
];
for (const [args, said] of rejected) {
  refused(`${JSON.stringify(args)}: ${said}`, async () => {
    assert.equal(await run(args), { code: 2, out: "", err: `landfall check: ${said}\nTry: landfall check --help\n` });
  });
}

refused.run();

const failing = suite("a command that fails");

const failures: readonly (readonly [error: Error, code: number, err: string])[] = [
  [new UserError("no such folder"), 1, "landfall check: no such folder\n"],
  [new OutsideError("GitHub is down"), 3, "landfall check: GitHub is down\n"],
  [new UsageError("give --out"), 2, "landfall check: give --out\nTry: landfall check --help\n"],
  [new UserError("a\u001b[2Jb ##[add-mask]x"), 1, "landfall check: a\\u001b[2Jb ##\\u005badd-mask]x\n"],
  [new OutsideError("fatal:\n::error::x"), 3, "landfall check: fatal:\n  | \\u003a:error::x\n"],
];
for (const [error, code, err] of failures) {
  failing(`ends with ${code} and ${JSON.stringify(err)}`, async () => {
    assert.equal(await run([], throwing(error)), { code, out: "", err });
  });
  failing(`tells whoever asked for JSON in JSON: ${JSON.stringify(error.message)}`, async () => {
    const said = await run(["--format", "json"], throwing(error));
    assert.equal(JSON.parse(said.out), { version: 1, status: "failed", message: error.message });
    assert.is(said.out.indexOf("\n"), said.out.length - 1, "on one line");
    assert.equal([said.code, said.err], [code, err]);
  });
}

failing("shows the stack only of a bug", async () => {
  const { code, err } = await run([], throwing(new TypeError("x is not a function")));
  assert.is(code, 3);
  assert.match(err, /TypeError: x is not a function\n\s+at /);
});

failing("obeys nothing in it", async () => {
  const { err } = await run([], throwing(new TypeError("x\u001b[2J\n::error::y")));
  assert.match(err, /^TypeError: x\\u001b\[2J\n\\u003a:error::y\n\s+at /);
});

failing.run();

const colors = suite("colours");

const wanted: readonly (readonly [isTTY: boolean, environment: NodeJS.ProcessEnv, wanted: boolean])[] = [
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: "1" }, false],
  [true, { NO_COLOR: "" }, true],
  [true, { TERM: "dumb" }, false],
  [false, { FORCE_COLOR: "1" }, true],
  [true, { FORCE_COLOR: "0" }, false],
  [true, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
];
for (const [isTTY, environment, expected] of wanted) {
  colors(
    `are ${expected ? "" : "not "}wanted ${isTTY ? "in a terminal" : "in a pipe"} with ${JSON.stringify(environment)}`,
    () => assert.is(colorWanted({ isTTY }, environment), expected),
  );
}

colors("are only painted where they are wanted", () => {
  assert.is(painter(false)("red", "x"), "x");
  assert.is(painter(true)("red", "x"), "\u001b[31mx\u001b[39m");
});

colors.run();
