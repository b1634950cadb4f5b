import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { connect } from "../../../actions/propose/deps.ts";
import { run } from "../../../actions/propose/run.ts";
import { appId } from "../../../local/forge/rulesets.ts";
import { startForge } from "../../../local/forge/server.ts";
import { wantedRules } from "../../../model/setup/ruleset.ts";
import { call } from "../acme.ts";
import { landfall } from "../doors/start.ts";
import { required } from "./sample.ts";

const write = { contents: "write", pull_requests: "write", checks: "write", statuses: "write" } as const;
const forge = await startForge({
  limits: false,
  repositories: [],
  identities: [
    { token: "t-olga", login: "olga", kind: "user", repositories: {}, owns: ["globex"] },
    {
      token: "t-propose",
      login: "globex-landfall[bot]",
      kind: "app",
      repositories: { "globex/specs": { contents: "read", statuses: "write" }, "globex/environments": write },
    },
  ],
});
const scratch = mkdtempSync(join(tmpdir(), "landfall-first-day-"));
const flags = Object.entries({ ...required, person: "olga" }).flatMap(([name, value]) => [`--${name}`, value]);
const environment = { GITHUB_API_URL: forge.url, GITHUB_SERVER_URL: forge.url, GITHUB_TOKEN: "t-olga" };
const init = (folder: string, ...more: readonly string[]) =>
  landfall(["init", folder, ...flags, "--yes", "--create", ...more], { cwd: scratch, environment });
const api = (method: string, path: string, body?: unknown) =>
  call(forge, method, `/repos/globex/${path}`, body, "t-olga") as Promise<never>;

async function propose() {
  await using deps = await connect({
    server: { apiUrl: forge.url, serverUrl: forge.url, token: "t-propose" },
    repository: "globex/specs",
    folder: "environments",
    progress: () => {},
  });
  const outcome = await run({}, deps);
  if (outcome.status !== "proposed") throw new Error(JSON.stringify(outcome));
  return outcome;
}

const check = wantedRules.specs.checks[0]?.context;

/** Brings a file into the specs as people do it: a pull request, its check, the merge. */
async function bring(path: string, text: string): Promise<void> {
  const branch = basename(path, ".yaml");
  const { object } = (await api("GET", "specs/git/ref/heads/main")) as { object: { sha: string } };
  await api("POST", "specs/git/refs", { ref: `refs/heads/${branch}`, sha: object.sha });
  const content = Buffer.from(text).toString("base64");
  await api("PUT", `specs/contents/${path}`, { message: `Add ${path}`, content, branch });
  const draft = { title: `Add ${path}`, head: branch, base: "main" };
  const pull = (await api("POST", "specs/pulls", draft)) as { number: number; head: { sha: string } };
  await api("POST", `specs/statuses/${pull.head.sha}`, { state: "success", context: check });
  await api("PUT", `specs/pulls/${pull.number}/merge`, { sha: pull.head.sha });
}

const day = suite("the first day");
day.after(async () => {
  await forge.close();
  rmSync(scratch, { recursive: true, force: true });
});

day("init --create makes the repositories, pushes their first commits and adds their rules", async () => {
  const { code, err } = await init("gitops");
  assert.is(code, 0, err);
  for (const role of ["specs", "environments", "events"]) {
    assert.match(err, new RegExp(`^globex/${role}: created and pushed, its rules added$`, "m"));
    const main = (await api("GET", `${role}/commits/main`)) as { commit: { message: string } };
    assert.is(main.commit.message, `Start the ${role} repository`);
    const rules = (await api("GET", `${role}/rules/branches/main`)) as { type: string }[];
    assert.ok(rules.some(({ type }) => type === "pull_request"));
  }
  assert.is(((await api("GET", "specs")) as { private: boolean }).private, true);
});

day("init --create lets the check of proposals count from the App alone, where there is one", async () => {
  const rules = (await api("GET", "environments/rules/branches/main")) as { type: string; parameters: object }[];
  const required = rules.find(({ type }) => type === "required_status_checks");
  assert.equal(required?.parameters, {
    strict_required_status_checks_policy: false,
    required_status_checks: [{ context: "landfall/propose", integration_id: appId("globex-landfall") }],
  });
  const { code, err } = await init(
    "appless",
    "--specs",
    "s4",
    "--environments",
    "e4",
    "--events",
    "v4",
    "--app",
    "none",
  );
  assert.is(code, 0);
  assert.match(err, /there is no App none yet: until it is the source of its check, anybody's counts/);
});

day("what it made is proposed at once", async () => {
  const { proposals, notDeployed } = await propose();
  assert.equal(
    proposals.map(({ environment: name, status }) => [name, status]),
    [
      ["production", "open"],
      ["staging", "merged"],
    ],
  );
  assert.equal(notDeployed.map(({ application, environment: name }) => `${name}/${application}`).sort(), [
    "production/shop",
    "staging/shop",
  ]);
});

const portal = `apiVersion: landfall/v1
kind: Application
metadata: { name: portal }
spec:
  repository: portal
  image: ghcr.io/globex/portal
  port: 3000
  probes: { readiness: /, liveness: / }
  environments: { staging: {}, production: {} }
`;
const release = `apiVersion: landfall/v1
kind: Release
metadata: { name: staging }
spec:
  environment: staging
  applications: { portal: { tag: 1.0.0, version: 1.0.0 } }
`;

day("a new application of ten lines, and its release, are proposed next", async () => {
  await bring("environments/applications/portal.yaml", portal);
  await bring("environments/staging/release.yaml", release);
  const { proposals, notDeployed } = await propose();
  assert.equal(
    proposals.map(({ status }) => status),
    ["open", "merged"],
  );
  assert.not.ok(
    notDeployed.some(({ application, environment: name }) => `${name}/${application}` === "staging/portal"),
  );
  const path = "environments/contents/staging/staging-1/apps/portal/deployment-portal.yaml";
  const { content } = (await api("GET", path)) as { content: string };
  assert.match(Buffer.from(content, "base64").toString(), /image: "?ghcr\.io\/globex\/portal:1\.0\.0/);
});

day("init --create, run again, touches nothing that has moved on", async () => {
  const { code, err } = await init("gitops");
  assert.is(code, 1);
  assert.match(err, /globex\/specs, globex\/environments: what is there is not what your folder has/);
});

day("init --create finishes what a first run left, and leaves alone what is there", async () => {
  const names = ["--specs", "s2", "--environments", "e2", "--events", "v2"];
  const stop = forge.intercept(({ method, path }) =>
    method === "POST" && path === "/repos/globex/e2/rulesets" ? { status: 403, body: { message: "No" } } : undefined,
  );
  const first = await init("second", ...names);
  stop();
  assert.is(first.code, 1);
  assert.match(first.err, /cannot add the ruleset "Landfall: environments" in globex\/e2 \(403\)/);
  const { code, out, err } = await init("second", ...names);
  assert.is(code, 0, err);
  assert.match(out, /^second is there already\n/);
  assert.equal(err.split("\n").slice(0, 3), [
    "globex/s2: there already, its rules left as they are",
    "globex/e2: there already, its rules added",
    "globex/v2: created and pushed, its rules added",
  ]);
});

day("init --create touches nothing where one repository holds something else", async () => {
  const before = forge.requests.length;
  const { code, err } = await init("third", "--specs", "s3", "--environments", "e3", "--events", "v2");
  assert.is(code, 1);
  assert.match(err, /globex\/v2: what is there is not what your folder has; choose another name/);
  assert.equal(
    forge.requests.slice(before).filter(({ method }) => method !== "GET"),
    [],
  );
});

day("init leaves what was edited since, and refuses a folder that it wrote for other answers", async () => {
  const file = join(scratch, "second/specs/README.md");
  appendFileSync(file, "mine\n");
  const names = ["--specs", "s2", "--environments", "e2", "--events", "v2"];
  assert.is((await init("second", ...names)).code, 0);
  assert.match(readFileSync(file, "utf8"), /mine\n$/);
  const { code, err } = await init("second", ...names, "--app", "other");
  assert.equal(
    [code, /second holds files already \(github\/apps\/other\.json, of other answers\)/.test(err)],
    [1, true],
  );
});

day("init --create asks for a token, and for commits to push", async () => {
  const args = ["init", "fourth", ...flags, "--yes", "--create"];
  assert.match((await landfall(args, { cwd: scratch })).err, /set GITHUB_TOKEN/);
  assert.match((await init("fourth", "--no-git")).err, /leave out --no-git/);
});

day.run();
