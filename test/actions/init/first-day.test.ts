import { basename } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { connect } from "../../../actions/propose/deps.ts";
import { run } from "../../../actions/propose/run.ts";
import { wantedRules } from "../../../model/setup/ruleset.ts";
import { call } from "../acme.ts";
import { openOrganization } from "./organization.ts";

const { forge, api, init, close } = await openOrganization();

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

/** What the specs' workflows say of a commit that is fine. */
const succeed = (name: string, sha: string) =>
  call(forge, "POST", "/repos/globex/specs/check-runs", { name, head_sha: sha, conclusion: "success" }, "t-actions");

/** Brings a file into the specs as people do it: a pull request, its checks, the merge. */
async function bring(path: string, text: string): Promise<void> {
  const branch = basename(path, ".yaml");
  const { object } = (await api("GET", "specs/git/ref/heads/main")) as { object: { sha: string } };
  await api("POST", "specs/git/refs", { ref: `refs/heads/${branch}`, sha: object.sha });
  const content = Buffer.from(text).toString("base64");
  await api("PUT", `specs/contents/${path}`, { message: `Add ${path}`, content, branch });
  const draft = { title: `Add ${path}`, head: branch, base: "main" };
  const pull = (await api("POST", "specs/pulls", draft)) as { number: number; head: { sha: string } };
  for (const { context } of wantedRules.specs.checks) await succeed(context, pull.head.sha);
  await api("PUT", `specs/pulls/${pull.number}/merge`, { sha: pull.head.sha });
}

const day = suite("the first day");
day.after(close);

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

day.run();
