import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { appId } from "../../../local/forge/rulesets.ts";
import { landfall } from "../doors/start.ts";
import { openOrganization } from "./organization.ts";

const { forge, scratch, api, init, close } = await openOrganization();
const named = (suffix: string) => ["--specs", `s${suffix}`, "--environments", `e${suffix}`, "--events", `v${suffix}`];
const creating = suite("init --create");
creating.after(close);

creating("init --create lets each check count from its App alone, where there is one", async () => {
  assert.is((await init("gitops")).code, 0);
  const rules = (await api("GET", "environments/rules/branches/main")) as { type: string; parameters: object }[];
  const required = rules.find(({ type }) => type === "required_status_checks");
  assert.equal(required?.parameters, {
    strict_required_status_checks_policy: false,
    required_status_checks: [{ context: "landfall/propose", integration_id: appId("globex-landfall") }],
  });
  const specs = (await api("GET", "specs/rules/branches/main")) as { type: string; parameters: object }[];
  assert.equal(specs.find(({ type }) => type === "required_status_checks")?.parameters, {
    strict_required_status_checks_policy: false,
    required_status_checks: [
      { context: "landfall/plan", integration_id: appId("github-actions") },
      { context: "specs-ok" },
    ],
  });
  const { code, err } = await init("appless", ...named("4"), "--app", "none");
  assert.is(code, 0);
  assert.match(err, /there is no App none yet: until it is the source of its check, anybody's counts/);
});

creating("init --create, run again, leaves alone what has gone on since", async () => {
  const rulesets = (await api("GET", "events/rulesets")) as { id: number; name: string }[];
  for (const { id, name } of rulesets) await api("PUT", `events/rulesets/${id}`, { name, enforcement: "disabled" });
  await api("PUT", "events/contents/notes.md", { message: "Go on", content: "" });
  const { code, err } = await init("gitops");
  assert.is(code, 0, err);
  assert.match(err, /globex\/events: there already, its rules left as they are/);
});

creating("init --create finishes what a first run left, and leaves alone what is there", async () => {
  const names = named("2");
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

creating("init --create touches nothing where one repository holds something else", async () => {
  const before = forge.requests.length;
  const { code, err } = await init("third", "--specs", "s3", "--environments", "e3", "--events", "v2");
  assert.is(code, 1);
  assert.match(err, /globex\/v2: what is there is not what your folder has; choose another name/);
  assert.equal(
    forge.requests.slice(before).filter(({ method }) => method !== "GET"),
    [],
  );
});

creating("init leaves what was edited since, and refuses a folder that it wrote for other answers", async () => {
  const file = join(scratch, "second/specs/README.md");
  appendFileSync(file, "mine\n");
  const names = named("2");
  assert.is((await init("second", ...names)).code, 0);
  assert.match(readFileSync(file, "utf8"), /mine\n$/);
  const { code, err } = await init("second", ...names, "--app", "other");
  assert.equal(
    [code, /second holds files already \(github\/apps\/other\.json, of other answers\)/.test(err)],
    [1, true],
  );
});

creating("init --create asks for a token, and for commits to push", async () => {
  const args = ["init", "fourth", "--yes", "--create"];
  assert.match((await landfall(args, { cwd: scratch })).err, /set GITHUB_TOKEN/);
  assert.match((await init("fourth", "--no-git")).err, /leave out --no-git/);
});

creating.run();
