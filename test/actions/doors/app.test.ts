import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { createLandfallApp } from "../../../local/forge/landfall-app.ts";
import type { Forge } from "../../../local/forge/server.ts";
import { call, oneApplication, startAcme } from "../acme.ts";
import { openWorkspace, runStep, type Step } from "./start.ts";

const { options, inputs } = createLandfallApp();

const tip = async (forge: Forge, repository: string): Promise<string> =>
  ((await call(forge, "GET", `/repos/${repository}/commits/main`)) as { sha: string }).sha;

const doors = suite("an action that works as an App");
let [forge, proposed, reported, failed]: [Forge?, Step?, Step?, Step?] = [];
/** What each token was asked for, as the table of the guide has it. */
const asked: string[] = [];
let run = "propose";

const printAsked = ({ repositories, permissions }: { repositories?: string[]; permissions: object }): string => {
  const list = Object.entries(permissions).sort(([a], [b]) => a.localeCompare(b));
  const where = repositories?.join(", ") ?? "every repository it is installed on";
  return `${run}: ${where}: ${list.map(([name, access]) => `${name}: ${access}`).join(", ")}`;
};

/** What Flux dispatches where shop does not get ready at a commit. */
const failure = (commit: string) => ({
  action: "Kustomization/apps-shop.flux-system",
  sender: { login: "acme-landfall-staging[bot]" },
  client_payload: {
    involvedObject: { kind: "Kustomization", namespace: "flux-system", name: "apps-shop" },
    severity: "error",
    timestamp: "2036-11-20T12:00:30Z",
    message: "health check failed after 5m0.1s: timeout waiting for: [Deployment/shop/shop status: 'InProgress']",
    reason: "HealthCheckFailed",
    metadata: { revision: `main@sha1:${commit}`, environment: "staging", cluster: "staging-eu" },
  },
});

doors.before(async () => {
  forge = await startAcme({ specs: oneApplication, apps: [options] });
  forge.intercept(({ path, body }) => {
    if (path.endsWith("/access_tokens")) asked.push(printAsked(body as Parameters<typeof printAsked>[0]));
    return undefined;
  });
  const at = { GITHUB_API_URL: forge.url, GITHUB_SERVER_URL: forge.url };
  using workspace = openWorkspace();
  const { folder } = workspace;
  const sha = await tip(forge, "acme/specs");
  proposed = await runStep("propose", inputs, { folder, environment: { ...at, GITHUB_SHA: sha } });
  run = "report";
  const after = await tip(forge, "acme/environments");
  const payload = { ref: "refs/heads/main", before: "0".repeat(40), after, repository: { default_branch: "main" } };
  const event = join(tmpdir(), `push-${process.pid}.json`);
  writeFileSync(event, JSON.stringify(payload));
  const environment = { ...at, GITHUB_REPOSITORY: "acme/environments", GITHUB_EVENT_PATH: event };
  reported = await runStep("report", inputs, { folder, environment });
  writeFileSync(event, JSON.stringify(failure(after)));
  const dispatched = { ...environment, GITHUB_EVENT_NAME: "repository_dispatch" };
  failed = await runStep("report", inputs, { folder, environment: dispatched });
});
doors.after(() => forge?.close());

doors("proposes, merges and reports with tokens of its own", () => {
  assert.equal([proposed?.code, proposed?.outputs["result"]], [0, "proposed"], proposed?.out);
  assert.equal([reported?.code, reported?.outputs["result"]], [0, "reported"], reported?.out);
  assert.match(reported?.out ?? "", /shop/);
  assert.equal([failed?.code, failed?.outputs["result"]], [0, "reported"], failed?.out);
});

doors("asks for one token for each place and purpose, and gives each back", () => {
  const count = (pattern: RegExp) =>
    forge?.requests.filter(({ method, path, status }) => pattern.test(`${method} ${path} ${status}`)).length;
  assert.equal([count(/access_tokens 201$/), count(/^DELETE \/installation\/token 204$/)], [9, 9]);
  assert.equal(count(/ 40[13]$/), 0);
});

doors("asks for what the guide to tokens says, and nothing else", () => {
  const guide = readFileSync(join(import.meta.dirname, "../../../docs/guides/tokens.md"), "utf8");
  const rows = guide.matchAll(/^\| `(propose|report)` +\| ([a-z ]+?) +\| (`[^|]+`) +\|/gm);
  const said = Array.from(rows, ([, verb, where, list = ""]) => `${verb}: ${where}: ${list.replaceAll("`", "")}`);
  assert.equal([...new Set(asked)].toSorted(), said.toSorted());
});

doors("hides its key and tokens before it says anything else", () => {
  for (const step of [proposed, reported, failed]) {
    const lines = step?.out.split("\n") ?? [];
    const shown = lines.filter((line) => !line.startsWith("::add-mask::")).join("\n");
    assert.not.match(shown, /ghs_|PRIVATE KEY/);
    const secrets = inputs["private-key"].trim().split("\n");
    assert.equal(
      lines.slice(0, secrets.length),
      secrets.map((line) => `::add-mask::${line}`),
    );
  }
});

doors.run();
