/**
 * The workflows of the events repository that build and test applications, run by act against the forge; no cluster, and no
 * container engine. What `track` finds, and what `report` wants tested and is told, is the test's.
 */
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Person } from "../../local/acme/person.ts";
import { Processes } from "../../local/control-plane/processes.ts";
import { buildTools } from "../../local/control-plane/tools.ts";
import { acme } from "../../local/forge/acme.ts";
import { createLandfallApp } from "../../local/forge/landfall-app.ts";
import { createReaderApp } from "../../local/forge/reader-app.ts";
import { type Forge, startForge } from "../../local/forge/server.ts";
import type { Run } from "../../local/workflows/run.ts";
import { workflowFiles } from "../../local/workflows/workflow-files.ts";
import { workflowIdentity } from "../../local/workflows/workflow-token.ts";
import { Workflows } from "../../local/workflows/workflows.ts";
import { standInFor } from "./delivery/stand-ins.ts";

const act = (await buildTools(console.error)).program("act");
const processes = new Processes("e2e-delivery-workflows");
const folder = mkdtempSync(join(tmpdir(), "landfall-delivery-"));
const standIn = standInFor(folder);
const events = "acme/events";

let forge: Forge;
let workflows: Workflows;
let failed = false;

const test = suite("the workflows that deliver");
const claim = (title: string, prove: () => Promise<void>): void =>
  void test(title, () =>
    prove().catch((error) => {
      failed = true;
      throw error;
    }),
  );

test.before(async () => {
  const repositories = acme.repositories.map((one) =>
    one.name === events ? { ...one, files: workflowFiles(events) } : one,
  );
  const [app, reader] = [createLandfallApp(), createReaderApp()];
  forge = await startForge({
    repositories,
    identities: [...acme.identities, ...repositories.map(({ name }) => workflowIdentity(name))],
    apps: [app.options, reader.options],
  });
  const { landfall } = standIn;
  workflows = new Workflows({ forge, app, reader, act, landfall, logs: processes.logs, keeper: processes });
});
test.after(async () => {
  await workflows.close();
  await forge.close();
  await processes.close({ keepLogs: failed });
  rmSync(folder, { recursive: true, force: true });
  if (failed) console.error(`logs: ${processes.logs}`);
});

/** Makes a commit of these files on the main branch of an application's repository. */
async function commit(name: string, files: Readonly<Record<string, string>>, message: string): Promise<string> {
  const ada = new Person(forge.url, "ada", "t-ada");
  const git = `/repos/acme/${name}/git`;
  const { object } = await ada.call<{ object: { sha: string } }>("GET", `${git}/ref/heads/main`);
  const tree = Object.entries(files).map(([path, content]) => ({ path, mode: "100644", type: "blob", content }));
  const { sha } = await ada.call<{ sha: string }>("POST", `${git}/trees`, { tree });
  const made = { message, tree: sha, parents: [object.sha] };
  const { sha: commit } = await ada.call<{ sha: string }>("POST", `${git}/commits`, made);
  await ada.call("PATCH", `${git}/refs/heads/main`, { sha: commit });
  return commit;
}

type Dispatch = { readonly type?: string; readonly message?: string };
/** What a cluster's dispatch starts: the run, and what the three actions were asked for meanwhile. */
async function deliver(
  wanted: Parameters<typeof standIn.give>[0],
  { type = "GitRepository/application-shop.flux-system", message = "stored artifact" }: Dispatch = {},
): Promise<{ readonly run: Run; readonly said: readonly string[] }> {
  standIn.give(wanted);
  const before = workflows.done.length;
  const flux = new Person(forge.url, "acme-landfall-cicd[bot]", "t-cicd");
  const body = { event_type: type, client_payload: { message } };
  await flux.call("POST", `/repos/${events}/dispatches`, body);
  await workflows.idle();
  const [run, ...others] = workflows.done.slice(before);
  assert.equal(others, []);
  assert.ok(run);
  return { run, said: standIn.said() };
}

const reports = (said: readonly string[]): readonly string[] => said.filter((line) => line !== "promote");

const build = (name: string, sha: string, test?: object) => ({
  ...{ application: name, repository: `acme/${name}`, commit: sha, image: `ghcr.io/acme/${name}` },
  ...{ context: ".", file: "Dockerfile" },
  ...(test && { test: { folder: ".", timeoutMinutes: 5, ...test } }),
});

claim("tests a Python and a Node repository by their own commands, whatever is said in their commits", async () => {
  const owned = join(folder, "owned");
  const command = `touch ${owned}`;
  const hostile = `'; ${command}; $(${command}) \`${command}\` "\n::error::x\n\${{ secrets.LANDFALL_PRIVATE_KEY }}`;
  const python = "import unittest\nclass Shop(unittest.TestCase):\n  def test_price(self): pass\n";
  const node = "require('node:test')('adds', () => require('node:assert').equal(1, 2))";
  const files = { "services/shop/test_shop.py": python, "services/shop/requirements.txt": "" };
  const shop = await commit("shop", files, hostile);
  const portal = await commit("portal", { "package.json": '{"name":"portal"}', "portal.test.js": node }, hostile);
  const { run, said } = await deliver({
    builds: [
      build("shop", shop, { recipe: "python", folder: "services/shop", command: "python -m unittest" }),
      build("portal", portal, {
        recipe: "node",
        command: "node --test --test-reporter=junit --test-reporter-destination=junit.xml",
        results: "junit.xml",
      }),
    ],
  });
  const of = (name: string) => said.filter((line) => line.startsWith(`report ${name} `));
  assert.equal(of("shop"), [
    `report shop acme/shop@${shop} test running`,
    `report shop acme/shop@${shop} test done`,
    `report shop acme/shop@${shop} image running`,
    // There is no container engine.
    `report shop acme/shop@${shop} image failed`,
  ]);
  const [running, ended, ...more] = of("portal");
  assert.is(running, `report portal acme/portal@${portal} test running`);
  assert.match(ended ?? "", new RegExp(`^report portal acme/portal@${portal} test failed <\\?xml .*name="adds"`));
  assert.equal(more, [], "of what failed its tests no image is built");
  assert.not.ok(existsSync(owned));
  assert.is(run.status, "failure");
});

claim("says of an image that nobody could build that it was not checked, and reports none", async () => {
  const sha = await commit("billing", { Dockerfile: "FROM scratch\n" }, "Add a Dockerfile");
  const { run, said } = await deliver({ builds: [build("billing", sha)] });
  const about = `report billing acme/billing@${sha}`;
  assert.equal(reports(said), ["report", `${about} image running`, `${about} image failed`]);
  assert.match(run.lines.join("\n"), /The image was not checked: this machine has no container engine\./);
});

claim("reports that the tests failed where the commit cannot be had", async () => {
  const { said } = await deliver({ builds: [build("billing", "0".repeat(40), { command: "true" })] });
  const about = `report billing acme/billing@${"0".repeat(40)}`;
  assert.equal(reports(said), ["report", `${about} test running`, `${about} test failed`]);
});

claim("runs a suite at the environment's address, tells the task its results, and promotes after it", async () => {
  const line = "$LANDFALL_URL $LANDFALL_ENVIRONMENT $LANDFALL_COMMIT";
  const files = { "e2e.sh": `echo "<testsuite name='${line}'/>" > junit.xml\n` };
  const sha = await commit("shop", files, "Add a suite");
  const task = `landfall:v1:staging/shop@${"a".repeat(40)}`;
  const url = "https://shop.staging.acme.example";
  const place = { task, application: "shop", environment: "staging", repository: "acme/shop", commit: sha, url };
  const { run, said } = await deliver(
    { suites: [{ ...place, suite: { command: "bash e2e.sh", results: "junit.xml" } }] },
    { type: "Kustomization/apps-shop.flux-system", message: "Health check passed in 1s" },
  );
  const told = [`report ${task} running`, `report ${task} done <testsuite name='${url} staging ${sha}'/>`];
  assert.equal(reports(said), ["report", ...told]);
  // Once for what stood so already, beside all this, and once after it.
  assert.equal([said.length, said.at(-1)], [5, "promote"]);
  assert.is(run.status, "success");
});

claim("delivers nothing for an event that nobody waits for", async () => {
  const { run, said } = await deliver({}, { type: "Kustomization/apps-shop.flux-system" });
  assert.equal([said, run.status], [["report"], "success"]);
});

claim("leaves no token that works, and no log has a key or a token", async () => {
  for (const file of globSync("*.jsonl", { cwd: processes.logs }))
    assert.not.match(readFileSync(join(processes.logs, file), "utf8"), /PRIVATE KEY|ghs_/);
  const asked = (method: string, end: string): number =>
    forge.requests.filter((one) => one.method === method && one.path.endsWith(end)).length;
  assert.ok(asked("POST", "/access_tokens") > 0);
  assert.is(asked("DELETE", "/installation/token"), asked("POST", "/access_tokens"));
  assert.equal([...forge.unknown], []);
});

test.run();
