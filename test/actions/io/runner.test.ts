import { suite } from "uvu";
import * as assert from "uvu/assert";
import { commit, credentialInputs, input, log, mask, repository, runAction } from "../../../actions/io/runner.ts";
import { OutsideError, UserError } from "../../../model/problem.ts";
import { commandsIn } from "../doors/start.ts";

/** What the action prints, which is what the runner reads. */
async function printed(act: () => unknown): Promise<string> {
  const write = process.stdout.write;
  let text = "";
  process.stdout.write = (chunk: string | Uint8Array) => {
    text += chunk;
    return true;
  };
  try {
    await act();
    return text;
  } finally {
    process.stdout.write = write;
  }
}

/** The exit code the action leaves behind; the test's own stays. */
async function exitCodeAfter(door: () => Promise<void>): Promise<readonly [code: unknown, printed: string]> {
  const before = process.exitCode;
  const text = await printed(() => runAction(door));
  const after = process.exitCode;
  process.exitCode = before;
  return [after, text];
}

const logs = suite("log");

const hostile: readonly (readonly [text: string, logged: string])[] = [
  ["12 files: no problems", "12 files: no problems"],
  ["a::b and C::d", "a::b and C::d"],
  ["::error::x", ": :error::x"],
  ["   ::set-output name=a::b", "   : :set-output name=a::b"],
  ["fine\n::error::x\r::debug::y", "fine\n: :error::x\r: :debug::y"],
  ["\u0085\u3000::error::x", "\u0085\u3000: :error::x"],
  ["::::error::x", ": :::error::x"],
  ["said ##[set-output name=a]b", "said ## [set-output name=a]b"],
  ["###[error]x", "### [error]x"],
  ["\u00ad::error::x #\u200b#[error]y", "\ufffd::error::x #\ufffd#[error]y"],
  ["a\u001b[2Jb\tc", "a\ufffd[2Jb\tc"],
];
for (const [text, logged] of hostile) {
  logs(`prints ${JSON.stringify(text)} without obeying it`, async () => {
    const said = await printed(() => log(text));
    assert.is(said, `${logged}\n`);
    assert.equal(commandsIn(said), []);
  });
}

logs.run();

const inputs = suite("inputs");

inputs.before.each(() => {
  process.env["INPUT_FULL-NAME"] = "  given ";
  process.env["INPUT_EMPTY"] = "";
});
inputs.after.each(() => {
  for (const name of ["INPUT_FULL-NAME", "INPUT_EMPTY"]) delete process.env[name];
});

inputs("are trimmed, and absent when they are empty", () => {
  assert.equal([input("full-name"), input("empty"), input("absent")], ["given", undefined, undefined]);
});

inputs.run();

const credentials = suite("credentials");
credentials.after.each(() => {
  for (const name of ["TOKEN", "CLIENT-ID", "PRIVATE-KEY"]) delete process.env[`INPUT_${name}`];
});

const pem = "-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----";
type Inputs = Readonly<Record<string, string>>;
const set = (given: Inputs): void => {
  for (const [name, value] of Object.entries(given)) process.env[`INPUT_${name.toUpperCase()}`] = value;
};

for (const [given, wanted] of [
  [{ token: "t" }, "t"],
  [{ token: "t", "client-id": "Iv23" }, "t"],
  [
    { "client-id": "Iv23", "private-key": pem },
    { clientId: "Iv23", privateKey: pem },
  ],
] as readonly (readonly [Inputs, unknown])[]) {
  credentials(`are what ${Object.keys(given)} say`, async () => {
    set(given);
    await printed(() => assert.equal(credentialInputs(), wanted));
  });
}

for (const [given, said] of [
  [{}, "add client-id and private-key"],
  [{ token: "t", "private-key": pem }, "remove one of them"],
  [{ "client-id": "Iv23" }, "the input private-key is missing"],
  [{ "private-key": pem }, "the input client-id is missing"],
] as readonly (readonly [Inputs, string])[]) {
  credentials(`are refused where only ${JSON.stringify(Object.keys(given))} are given`, async () => {
    set(given);
    await printed(() =>
      assert.throws(credentialInputs, (error: unknown) => error instanceof UserError && error.message.includes(said)),
    );
  });
}

credentials("are masked before anything else is said, a key line by line and however it breaks its lines", async () => {
  set({ token: "t" });
  assert.is(await printed(credentialInputs), "::add-mask::t\n");
  const masks = pem.replace(/^/gm, "::add-mask::");
  assert.is(await printed(() => mask(pem)), `${masks}\n`);
  assert.is(await printed(() => mask(pem.replaceAll("\n", "\\n"))), `${masks}\n`);
});

credentials.run();

const surroundings = suite("the run's own");

surroundings("commit and repository are asked for when this is no step of a workflow", () => {
  const before = process.env["GITHUB_REPOSITORY"];
  delete process.env["GITHUB_REPOSITORY"];
  try {
    assert.throws(() => repository(), /GITHUB_REPOSITORY is not set/);
    if (process.env["GITHUB_SHA"] === undefined) assert.throws(() => commit(), /GITHUB_SHA is not a commit/);
    process.env["GITHUB_REPOSITORY"] = "acme/specs";
    assert.is(repository(), "acme/specs");
  } finally {
    if (before === undefined) delete process.env["GITHUB_REPOSITORY"];
    else process.env["GITHUB_REPOSITORY"] = before;
  }
});

surroundings.run();

const doors = suite("an action");

for (const error of [new UserError("no such folder"), new OutsideError("GitHub is down")]) {
  doors(`that throws a ${error.name} fails with its message, without a stack`, async () => {
    assert.equal(await exitCodeAfter(() => Promise.reject(error)), [1, `::error::${error.message}\n`]);
  });
}

doors("that has a bug fails with its stack", async () => {
  const [code, text] = await exitCodeAfter(() => Promise.reject(new TypeError("x is not a function")));
  assert.is(code, 1);
  assert.match(text, /^::error::TypeError: x is not a function%0A\s+at /);
});

doors("that fails says one command only, whatever its message holds", async () => {
  const hostile = new UserError("x\n::set-output name=a::b ##[error]y \u001b[2J\u202e");
  const [, text] = await exitCodeAfter(() => Promise.reject(hostile));
  assert.equal(commandsIn(text), ["error"]);
  for (const unseen of ["\u001b", "\u202e"]) assert.not.ok(text.includes(unseen));
});

doors.run();
