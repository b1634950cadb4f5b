import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const action = join(import.meta.dirname, "../../../actions/test");
const folder = mkdtempSync(join(tmpdir(), "landfall-test-action-"));
const script = join(action, "run.sh");

type Ended = {
  readonly code: number | null;
  readonly said: string;
  readonly outputs: Readonly<Record<string, string>>;
};

let number = 0;
/** Runs the tests of a repository that has these files. */
function run(
  test: object,
  files: Readonly<Record<string, string>> = {},
  bin?: string,
): Ended & { readonly source: string } {
  number += 1;
  const place = join(folder, String(number));
  const source = join(place, "source");
  mkdirSync(source, { recursive: true });
  mkdirSync(join(place, "temp"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  return { ...start(test, { place, source }, bin), source };
}

type Place = { readonly place: string; readonly source: string };
function start(test: object, { place, source }: Place, bin?: string): Ended {
  const output = join(place, "output");
  writeFileSync(output, "");
  const { status, stdout, stderr } = spawnSync("bash", [script], {
    cwd: place,
    encoding: "utf8",
    env: {
      PATH: `${bin === undefined ? "" : `${bin}:`}${process.env["PATH"]}`,
      HOME: place,
      TEST: JSON.stringify(test),
      SOURCE: source,
      GITHUB_OUTPUT: output,
      GITHUB_ENV: join(place, "env"),
      ACTIONS_RUNTIME_TOKEN: "secret-of-the-runner",
      "INPUT_CLIENT-ID": "secret-of-the-step",
      RUNNER_TEMP: join(place, "temp"),
      LANDFALL_URL: "https://shop.staging.acme.example",
    },
  });
  const outputs = Object.fromEntries(
    readFileSync(output, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
  return { code: status, said: `${stdout}${stderr}`, outputs };
}
const resultsOf = ({ outputs: { results } }: Ended): readonly string[] =>
  results === undefined ? [] : readdirSync(results).map((name) => readFileSync(join(results, name), "utf8"));

const commands = suite("the application's command");
commands.after(() => rmSync(folder, { recursive: true, force: true }));

commands("has passed when it ends with 0, and has failed otherwise; the step fails for neither", () => {
  for (const [command, state] of [
    ["true", "done"],
    ["exit 3", "failed"],
    ["exit 124", "failed"],
    ["no-such-program", "failed"],
  ] as const) {
    const { code, outputs } = run({ command });
    assert.equal([code, outputs], [0, { state }], command);
  }
});

commands("runs in its folder, as a shell takes it", () => {
  const { outputs, source } = run(
    { command: 'test -f shop.txt && echo "$LANDFALL_URL" > "a b" | cat', folder: "services/shop" },
    { "services/shop/shop.txt": "" },
  );
  assert.is(outputs["state"], "done");
  assert.is(readFileSync(join(source, "services/shop/a b"), "utf8"), "https://shop.staging.acme.example\n");
});

commands("is given nothing of the runner's, nor anything to read from", () => {
  const { said, outputs } = run({ command: "env; cat; echo end" });
  assert.is(outputs["state"], "done");
  assert.not.match(said, /secret-of-|GITHUB_|RUNNER_|ACTIONS_|^TEST=/m);
});

commands("cannot speak to the runner: what it prints stands between two words that it does not know", () => {
  const { said } = run({ command: "echo ::set-env name=PATH::/tmp; printf ::error::no-newline" });
  const [, word = ""] = /^::stop-commands::([0-9a-f]{32})$/m.exec(said) ?? [];
  assert.match(said, new RegExp(`^::stop-commands::${word}\n::set-env[^]*::error::no-newline\n::${word}::$`, "m"));
});

commands("is ended with all it started when its time is over", () => {
  const started = Date.now();
  const { outputs, source } = run({ command: "sleep 30 & echo $! > child; wait", timeoutMinutes: 0.05 });
  assert.ok(Date.now() - started < 20_000);
  assert.is(outputs["state"], "timed-out");
  const child = readFileSync(join(source, "child"), "utf8").trim();
  assert.not.ok(existsSync(`/proc/${child}`) && !readFileSync(`/proc/${child}/status`, "utf8").includes("zombie"));
});

commands.run();

const results = suite("the results");

results("are copied where the command left them, but not what the repository brought along", () => {
  const files = { "old.xml": "<old/>" };
  const ended = run({
    command: "mkdir out; echo '<a/>' > out/a.xml; echo '<b/>' > out/b.xml; exit 1",
    results: "out/*.xml",
  });
  assert.is(ended.outputs["state"], "failed");
  assert.equal(resultsOf(ended), ["<a/>\n", "<b/>\n"]);
  assert.equal(resultsOf(run({ command: "exit 1", results: "old.xml" }, files)), []);
  assert.equal(resultsOf(run({ command: "true", results: "none.xml" })), []);
});

results("are files of the repository's own: no link leads anywhere else", () => {
  writeFileSync(join(folder, "credentials"), "secret");
  for (const command of [`ln -s ${folder}/credentials junit.xml`, `mkdir x; ln -s ${folder} x/out`]) {
    const ended = run({ command, results: command.includes("x/out") ? "x/out/credentials" : "junit.xml" });
    assert.equal([ended.outputs["state"], resultsOf(ended)], ["done", []], command);
  }
});

results("are found by a pattern that is no shell", () => {
  const ended = run({ command: "true", results: "$(touch owned)`touch owned`;touch owned" });
  assert.not.ok(existsSync(join(ended.source, "owned")));
});

results.run();

const recipes = suite("the recipes");

recipes("give Python an environment of its own, with the project or with what requirements.txt names", () => {
  const command = `python -c 'import sys; assert sys.prefix != sys.base_prefix' && python -m shop`;
  const project =
    '[project]\nname = "shop"\nversion = "1"\n[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n';
  assert.is(
    run({ command, recipe: "python" }, { "shop.py": "", "requirements.txt": "# nothing\n" }).outputs["state"],
    "done",
  );
  const broken = run({ command, recipe: "python" }, { "shop.py": "", "pyproject.toml": project });
  assert.is(broken.outputs["state"], "failed", "it cannot be installed");
  assert.match(broken.said, /own/);
});

recipes("install for Node what the lockfile says", () => {
  const lock = {
    name: "shop",
    version: "1.0.0",
    lockfileVersion: 3,
    requires: true,
    packages: { "": { name: "shop", version: "1.0.0" } },
  };
  const files = {
    "package.json": JSON.stringify({ name: "shop", version: "1.0.0", scripts: { test: "node --test" } }),
    "package-lock.json": JSON.stringify(lock),
    "shop.test.js": "require('node:test')('adds', () => require('node:assert').equal(1, 1))",
  };
  assert.is(run({ command: "npm test", recipe: "node" }, files).outputs["state"], "done");
  const stale = { ...files, "package-lock.json": "{" };
  assert.is(run({ command: "npm test", recipe: "node" }, stale).outputs["state"], "failed");
});

recipes.run();

const services = suite("services");

/** A `docker` that says what it was asked for, and whose containers are at 127.0.0.1. */
function docker(): string {
  const bin = mkdtempSync(join(tmpdir(), "landfall-docker-"));
  const text = `#!/usr/bin/env bash
echo "$@" >> "${bin}/asked"
[ "$1" != run ] || cat "$6" >> "${bin}/environment"
[ "$1" != inspect ] || echo 127.0.0.1
`;
  writeFileSync(join(bin, "docker"), text);
  writeFileSync(join(bin, "sudo"), '#!/usr/bin/env bash\ncat > "$(dirname "$0")/hosts"\n');
  for (const name of ["docker", "sudo"]) chmodSync(join(bin, name), 0o755);
  return bin;
}
let server: Server;
services.before(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
services.after(() => void server.close());

services("are started before the command, waited for, reached by their name, and ended", () => {
  const { port } = server.address() as { port: number };
  const bin = docker();
  const environment = { POSTGRES_PASSWORD: "$(touch owned) 'x'" };
  const { outputs, said } = run(
    { command: "echo ran", services: { db: { image: "postgres:17", port, environment } } },
    {},
    bin,
  );
  assert.is(outputs["state"], "done", said);
  assert.match(said, new RegExp(`the service db listens on ${port}\nran\n`));
  const asked = readFileSync(join(bin, "asked"), "utf8").split("\n");
  assert.match(
    asked[1] ?? "",
    new RegExp(`^run --detach --name landfall-db --env-file \\S+ --publish 127.0.0.1:${port}:${port} -- postgres:17$`),
  );
  assert.is(asked.at(-2), "rm --force --volumes landfall-db");
  assert.is(readFileSync(join(bin, "environment"), "utf8"), "POSTGRES_PASSWORD=$(touch owned) 'x'\n");
  assert.is(readFileSync(join(bin, "hosts"), "utf8"), "127.0.0.1 db\n");
});

services("that cannot be had are said to be not checked, and the tests do not pass", () => {
  const bin = docker();
  writeFileSync(join(bin, "docker"), "#!/usr/bin/env bash\nexit 1\n");
  const { outputs, said } = run(
    { command: "touch ran", services: { db: { image: "postgres:17", port: 5432 } } },
    {},
    bin,
  );
  assert.is(outputs["state"], "failed");
  assert.match(said, /^not checked: the tests need services, and this machine has no container engine$/m);
});

services.run();
