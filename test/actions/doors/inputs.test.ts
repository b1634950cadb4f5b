import { tmpdir } from "node:os";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { commandsIn, runStep, type Step } from "./start.ts";

type Inputs = Readonly<Record<string, string>>;
const token = "s3cr3t";

/** Steps that cannot do their work, and how the one line that says so begins. */
const rows: readonly (readonly [verb: string, inputs: Inputs, said: string])[] = [
  ["propose", {}, "whom to work as is not said: add client-id and private-key"],
  ["report", {}, "whom to work as is not said: add client-id and private-key"],
  ["report", { token }, "the input identity is required beside token"],
  ["doctor", {}, "the input token is required"],
  ["track", {}, "whom to work as is not said: add client-id and private-key"],
  ["track", { most: "257" }, '"257" is no number of builds: write one from 1 to 256'],
  ["track", { commit: "main\n::warning::x" }, '"main\\n::warning::x" is no commit: write owner/name@'],
  ["track", { "registry-username": "u" }, "the input registry-password is missing beside the other"],
  ["track", { token }, "git ls-remote on http://127.0.0.1:9/acme/specs.git failed"],
  [
    "propose",
    { token, repository: "a/b\n::set-output name=result::proposed" },
    '"a/b\\n::set-output name=result::proposed" is no',
  ],
  ["propose", { token }, "cannot read the branch main in acme/specs: "],
  ["report", { token, identity: "x", environments: "acme/environments" }, "git ls-remote on http://127.0.0.1:9/acme/"],
];

const inputs = suite("an action that cannot do its work");
let ended: readonly Step[] = [];
inputs.before(async () => {
  ended = await Promise.all(rows.map(([verb, given]) => runStep(verb, given, { folder: tmpdir() })));
});

for (const [index, [verb, given, said]] of rows.entries()) {
  inputs(`fails with one clear line: ${verb} with ${JSON.stringify(given)}`, () => {
    const { code, out = "", err, outputs }: Partial<Step> = ended[index] ?? {};
    const lines = out.trimEnd().split("\n");
    const masks = given["token"] === undefined ? [] : [`::add-mask::${token}`];
    assert.equal([code, err, outputs], [1, "", {}]);
    assert.equal(lines.slice(0, -1), masks);
    assert.ok(lines.at(-1)?.startsWith(`::error::${said}`), out);
    assert.not.match(lines.at(-1) ?? "", /%0A\s+at |s3cr3t/);
    assert.equal(commandsIn(out), [...masks.map(() => "add-mask"), "error"]);
  });
}

inputs.run();
