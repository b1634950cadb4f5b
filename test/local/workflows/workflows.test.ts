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
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Person } from "../../../local/acme/person.ts";
import { createLandfallApp } from "../../../local/forge/landfall-app.ts";
import { createReaderApp } from "../../../local/forge/reader-app.ts";
import { type Forge, startForge } from "../../../local/forge/server.ts";
import { workflowIdentity } from "../../../local/workflows/workflow-token.ts";
import { Workflows } from "../../../local/workflows/workflows.ts";

const name = "acme/specs";
const folder = mkdtempSync(join(tmpdir(), "landfall-workflows-test-"));
const write = (path: string, text: string): string => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
  return join(folder, path);
};

write("landfall/dist/validate.cjs", "");
write("landfall/.github/workflows/validate.yml", "steps: [{ uses: $/actions/validate }]\n");
/** In act's place: says what it was given, and works on where the commit holds a file `slow`. */
const act = write(
  "act",
  `#!/usr/bin/env bash
echo "arguments $*"
cd "$3"
echo "history $(git rev-list --count HEAD), of main $(git rev-list --count origin/main 2>/dev/null || echo none)"
echo "in $PWD at $(git rev-parse HEAD)"
while [ $# -gt 0 ]; do [ "$1" != --secret-file ] || echo "secrets $(cat "$2")"; shift; done
[ ! -e slow ] || { sleep 600 & echo $! >"$(cat slow)"; wait; }
[ ! -e bad ]
`,
);
chmodSync(act, 0o755);

const [app, reader] = [createLandfallApp(), createReaderApp()];
const propose = "on: { push: { branches: [main] } }\nconcurrency: propose\njobs: {}\n";
const validate = `on: pull_request
concurrency: { group: "v-\${{ github.ref }}", cancel-in-progress: true }
jobs: {}
`;

let opened: readonly (Workflows | Forge)[] = [];

async function start(): Promise<{ forge: Forge; ada: Person; workflows: Workflows; logs: string }> {
  const files = { ".github/workflows/propose.yml": propose, ".github/workflows/validate.yml": validate };
  const permissions = { contents: "write", pull_requests: "write", workflows: "write" } as const;
  const forge = await startForge({
    repositories: [{ name, private: true, files }],
    identities: [
      { token: "t-ada", login: "ada", kind: "user", repositories: { [name]: permissions } },
      workflowIdentity(name),
    ],
  });
  const logs = mkdtempSync(join(folder, "logs-"));
  const workflows = new Workflows({ forge, app, reader, act, logs, landfall: join(folder, "landfall") });
  opened = [workflows, forge];
  return { forge, ada: new Person(forge.url, "ada", "t-ada"), workflows, logs };
}

/** Pushes a file to a branch; gives the commit. */
async function push(ada: Person, branch: string, [path, text]: readonly [string, string]): Promise<string> {
  using checkout = await ada.clone(name);
  writeFileSync(join(checkout.folder, path), text);
  return await checkout.push(`Write ${path}`, branch);
}

const whole = suite("Workflows");

whole.after.each(async () => {
  for (const one of opened) await one.close();
});

whole("run the files of the commit that the event speaks of, and keep the log", async () => {
  const { ada, workflows, logs } = await start();
  const commit = await push(ada, "main", ["a.txt", "a"]);
  await workflows.idle();
  const [run, ...others] = workflows.done;
  assert.equal(others, []);
  assert.is(run?.file, ".github/workflows/propose.yml");
  assert.is(run?.status, "success");
  assert.is(run?.commit, commit);
  assert.ok(run?.lines.some((line) => line.endsWith(` at ${commit}`)));
  assert.equal(readdirSync(logs), ["0001-specs-propose-push.jsonl"]);
});

whole("give the App's key in a file, never among the arguments, and leave none of it", async () => {
  const { ada, workflows } = await start();
  await push(ada, "main", ["a.txt", "a"]);
  await workflows.idle();
  const lines = workflows.done[0]?.lines ?? [];
  const words = lines.find((line) => line.startsWith("arguments")) ?? "";
  const secrets = lines.find((line) => line.startsWith("secrets")) ?? "";
  assert.match(secrets, "LANDFALL_PRIVATE_KEY");
  assert.match(words, "--secret-file");
  assert.not.match(words, "PRIVATE KEY");
  const [checkout = ""] = /\S+(?= at )/.exec(lines.join("\n")) ?? [];
  assert.ok(checkout.includes("landfall-workflows-"));
  await workflows.close();
  assert.not.ok(existsSync(dirname(checkout)));
});

whole("check out a pull request's head, and say that it failed", async () => {
  const { ada, workflows } = await start();
  const commit = await push(ada, "feature", ["bad", ""]);
  await ada.call("POST", `/repos/${name}/pulls`, { title: "Bad", head: "feature", base: "main" });
  await workflows.idle();
  assert.equal(
    workflows.done.map((run) => [run.file, run.commit, run.status]),
    [[".github/workflows/validate.yml", commit, "failure"]],
  );
});

whole("have the history where a workflow asks for it, and one commit otherwise", async () => {
  const { ada, workflows } = await start();
  const counted = () => workflows.done.at(-1)?.lines.find((line) => line.startsWith("history "));
  await push(ada, "main", ["a.txt", "a"]);
  await workflows.idle();
  assert.is(counted(), "history 1, of main none");
  const deep = `${propose.replace("jobs: {}", "jobs:\n  a:\n    with:\n      fetch-depth: 0")}\n`;
  await push(ada, "main", [".github/workflows/propose.yml", deep]);
  await workflows.idle();
  assert.is(counted(), "history 3, of main 3");
});

/** Whether a process works; one that ended and that nobody has asked for since is listed as `Z`. */
const isAlive = (pid: number): boolean => {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.startsWith("Z");
};

/** Waits for the slow program's word on which process it started. */
async function sleeper(file: string): Promise<number> {
  while (!existsSync(file) || readFileSync(file, "utf8") === "") await new Promise((done) => setTimeout(done, 10));
  return Number(readFileSync(file, "utf8"));
}

whole("end what still works and its children when they are closed", async () => {
  const { ada, workflows } = await start();
  const file = join(folder, "closed.pid");
  await push(ada, "main", ["slow", file]);
  const pid = await sleeper(file);
  assert.ok(isAlive(pid));
  await workflows.close();
  assert.not.ok(isAlive(pid));
  assert.equal(
    workflows.done.map(({ status }) => status),
    ["cancelled"],
  );
});

whole("stop a pull request's run for its next commit", async () => {
  const { ada, workflows } = await start();
  const file = join(folder, "newer.pid");
  await push(ada, "feature", ["slow", file]);
  await ada.call("POST", `/repos/${name}/pulls`, { title: "Slow", head: "feature", base: "main" });
  await sleeper(file);
  using checkout = await ada.clone(name, "feature");
  rmSync(join(checkout.folder, "slow"));
  await checkout.push("Be quick", "feature");
  await workflows.idle();
  assert.equal(
    workflows.done.map(({ status }) => status),
    ["cancelled", "success"],
  );
});

whole("say which filter they do not know, once they are waited for", async () => {
  const { ada, workflows } = await start();
  await push(ada, "main", [".github/workflows/other.yml", "on: { push: { paths: [docs] } }\n"]);
  const fault = await workflows.idle().catch((error: Error) => error.message);
  assert.is(fault, ".github/workflows/other.yml: on.push.paths is not known here");
});

whole("say where no act is, and where nothing is built", async () => {
  const { forge } = await start();
  const options = { forge, app, reader, logs: folder, landfall: join(folder, "landfall") };
  assert.throws(() => new Workflows({ ...options, act: "/nowhere/act" }), "there is no act at /nowhere/act");
  assert.throws(() => new Workflows({ ...options, act, landfall: folder }), /dist has no bundles: npm run build/);
});

whole.after(() => rmSync(folder, { recursive: true, force: true }));

whole.run();
