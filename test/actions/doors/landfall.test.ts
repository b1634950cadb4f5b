import { suite } from "uvu";
import * as assert from "uvu/assert";
import { version } from "../../../actions/io/version.ts";
import { landfall, openWorkspace } from "./start.ts";

const verbs = [
  "validate",
  "explain",
  "render",
  "plan",
  "propose",
  "track",
  "promote",
  "authorize",
  "report",
  "status",
  "init",
  "connect",
  "doctor",
];
const elsewhere = { cwd: "/" };
const cli = suite("landfall");

cli("--help lists every verb on stdout", async () => {
  const { code, out, err } = await landfall(["--help"], elsewhere);
  assert.equal([code, err], [0, ""]);
  for (const verb of verbs) assert.match(out, new RegExp(`^  ${verb} +[A-Z]`, "m"));
});

cli("without a verb says the same on stderr, as wrong usage", async () => {
  const { code, out, err } = await landfall([], elsewhere);
  assert.equal([code, out], [2, ""]);
  assert.match(err, /Usage: landfall <verb>/);
});

cli("<verb> --help says how it is called, with an example of itself", async () => {
  const ended = await Promise.all(verbs.map((verb) => landfall([verb, "--help"], elsewhere)));
  for (const [index, { code, out, err }] of ended.entries()) {
    assert.equal([code, err], [0, ""]);
    assert.match(out, new RegExp(`Usage: landfall ${verbs[index]} [[<]`));
    assert.match(out, new RegExp(`Example: (GITHUB_TOKEN=… )?landfall ${verbs[index]} `));
  }
});

const refused: readonly (readonly [verb: string, said: string])[] = [
  ["vaildate", 'no verb "vaildate"; did you mean "validate"?'],
  [
    "constructor",
    'no verb "constructor"; write one of: authorize, connect, doctor, explain, init, plan, promote, propose, render, report, status, track, validate',
  ],
  [
    "--fromat",
    'no verb "--fromat"; write one of: authorize, connect, doctor, explain, init, plan, promote, propose, render, report, status, track, validate',
  ],
  [
    "a\u001b[2J\n::error::x",
    'no verb "a\\u001b[2J\\u000a::error::x"; write one of: authorize, connect, doctor, explain, init, plan, promote, propose, render, report, status, track, validate',
  ],
];
cli("says which verbs there are when it is given another", async () => {
  const ended = await Promise.all(refused.map(([verb]) => landfall([verb], elsewhere)));
  const said = refused.map(([, text]) => ({ code: 2, out: "", err: `landfall: ${text}\nTry: landfall --help\n` }));
  assert.equal(ended, said);
});

cli("--version says Landfall's version", async () => {
  assert.equal(await landfall(["--version"], elsewhere), { code: 0, out: `${version}\n`, err: "" });
});

const missing: readonly (readonly [args: readonly string[], environment: Record<string, string>, said: RegExp])[] = [
  [["propose"], { GITHUB_TOKEN: "t" }, /which specs\? give --repository owner\/name/],
  [["propose", "--repository", "acme/specs"], {}, /set GITHUB_TOKEN to a token that may write/],
  [["promote", "--identity", "x"], { GITHUB_TOKEN: "t" }, /which specs\? give --specs owner\/name/],
  [["promote", "--specs", "a/b"], { GITHUB_TOKEN: "t" }, /give --identity: the login whose states are believed/],
  [["promote", "--specs", "a/b", "--identity", "x"], {}, /set GITHUB_TOKEN to a token that may write to the specs/],
  [
    ["promote", "--specs", "a/b", "--identity", "x", "--to", "production"],
    { GITHUB_TOKEN: "t" },
    /--to and --set go together/,
  ],
  [["authorize", "--specs", "a/b"], { GITHUB_TOKEN: "t" }, /may they do what\? give --right and --environment/],
  [
    ["authorize", "--specs", "a/b", "--right", "view", "--environment", "x", "--login", "ada", "--oidc", "y"],
    { GITHUB_TOKEN: "t" },
    /--oidc says who by a token: leave --login out/,
  ],
  [["report", "--identity", "x"], { GITHUB_TOKEN: "t" }, /which environments repository\? give --environments/],
  [["track"], {}, /set GITHUB_TOKEN to a token that may read the applications' repositories/],
  [["track", "--most", "0"], { GITHUB_TOKEN: "t" }, /"0" is no number of builds: write one from 1 to 256/],
  [
    ["track", "--commit", "v1.0.0"],
    { GITHUB_TOKEN: "t" },
    /"v1.0.0" is no commit: write owner\/name@ and its 40 digits/,
  ],
  [["connect"], {}, /which cluster\? give the name of the cluster in the specs/],
  [["doctor"], {}, /set GITHUB_TOKEN to a token that may read/],
  [["report", "--environments", "acme/environments"], { GITHUB_TOKEN: "t" }, /give --identity/],
  [["report", "--environments", "acme/environments", "--identity", "x"], {}, /set GITHUB_TOKEN to a token/],
  [["status"], { GITHUB_TOKEN: "t" }, /which environments repository\? give --environments/],
  [["status", "--environments", "acme/environments"], {}, /set GITHUB_TOKEN to a token that may read deployments/],
  [
    ["status", "staging/shop", "--environments", "acme/environments", "--environment", "dev"],
    { GITHUB_TOKEN: "t" },
    /"staging\/shop" says its environment: leave --environment out/,
  ],
];
cli("asks for what it needs to speak to GitHub, as wrong usage", async () => {
  const ended = await Promise.all(missing.map(([args, environment]) => landfall(args, { cwd: "/", environment })));
  for (const [index, { code, out, err }] of ended.entries()) {
    assert.equal([code, out], [2, ""]);
    assert.match(err, missing[index]?.[2] ?? "");
  }
});

cli("says that GitHub cannot be reached, without a stack or the token", async () => {
  const environment = {
    GITHUB_TOKEN: "s3cr3t-token",
    GITHUB_API_URL: "http://127.0.0.1:9",
    GITHUB_SERVER_URL: "http://127.0.0.1:9",
  };
  const args = ["propose", "--repository", "acme/specs", "--format", "json"];
  const { code, out, err } = await landfall(args, { cwd: "/", environment });
  assert.is(code, 3);
  assert.match(err, /^landfall propose: .*acme\/specs/);
  assert.not.match(err, /\n\s+at |s3cr3t/);
  assert.is(JSON.parse(out).status, "failed");
});

cli("ends in peace when nobody reads its result any more", async () => {
  using workspace = openWorkspace();
  for (let number = 0; number < 300; number += 1) workspace.write(`broken/${number}.yaml`, "name: value\n");
  const unread = await landfall(["validate", "broken"], { cwd: workspace.folder, unread: true });
  assert.equal(unread, { code: 1, out: "", err: "" });
});

cli.run();
