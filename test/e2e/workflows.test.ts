/**
 * The workflow files that people copy, run by act with the real bundles against the forge; no cluster. Two organizations
 * live at once, so that nothing one run keeps is in another one's way.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Acme } from "../../local/acme/acme.ts";
import { Person } from "../../local/acme/person.ts";
import { sampleSpecs } from "../../local/acme/specs.ts";
import { Timeline } from "../../local/acme/timeline.ts";
import { told } from "../../local/acme/told.ts";
import { Processes } from "../../local/control-plane/processes.ts";
import { buildTools } from "../../local/control-plane/tools.ts";
import { acme as forgeOfAcme } from "../../local/forge/acme.ts";
import { recording, retold } from "../../local/replay/replay.ts";
import type { Run } from "../../local/workflows/run.ts";
import { workflowFiles } from "../../local/workflows/workflow-files.ts";
import { workflowIdentity } from "../../local/workflows/workflow-token.ts";
import { Workflows } from "../../local/workflows/workflows.ts";

/** `runs` has those that ended, in their order. */
type Organization = { readonly acme: Acme; readonly logs: string; readonly runs: readonly Run[] };

const act = (await buildTools(console.error)).program("act");
const timeline = new Timeline(console.error);
const processes = new Processes("e2e-workflows");

async function start(name: string): Promise<Organization> {
  const logs = join(processes.logs, name);
  const runs: Run[] = [];
  const onDone = (run: Run): void => {
    runs.push(run);
    told(run, timeline);
  };
  const acme = await Acme.start({
    ...{ timeline, specs: sampleSpecs(), filesOf: workflowFiles, folder: join(processes.folder, name) },
    identities: forgeOfAcme.repositories.map((one) => workflowIdentity(one.name)),
    run: ({ forge, app, reader }) => new Workflows({ forge, app, reader, act, logs, keeper: processes, onDone }),
  });
  return { acme, logs, runs };
}

let failed = false;
let both: readonly Organization[] = [];
const inBoth = (prove: (organization: Organization) => Promise<void>) => async (): Promise<void> => {
  await Promise.all(both.map(prove)).catch((error: unknown) => {
    failed = true;
    throw error;
  });
};
const runsOf = ({ runs }: Organization, file: string, repository: string): readonly Run[] =>
  runs.filter((run) => run.file === `.github/workflows/${file}` && run.repository === repository);

const commentsOn = async (acme: Acme, number: number): Promise<readonly string[]> =>
  (await acme.ada.call<{ body: string }[]>("GET", `/repos/acme/specs/issues/${number}/comments`)).map(
    ({ body }) => body,
  );

const claims = suite("workflows");

claims.before(async () => {
  both = await Promise.all([start("one"), start("other")]);
});
claims.after(async () => {
  await Promise.all(both.map(({ acme }) => acme.close()));
  await processes.close({ keepLogs: failed });
  if (failed) console.error(`logs: ${processes.logs}`);
});

claims(
  "a broken spec fails the pull request's workflow on its line, and no environments pull request appears",
  inBoth(async (organization) => {
    const { acme, runs } = organization;
    await acme.openSpecs("applications", "Add applications", (text, path) =>
      path.endsWith("applications/shop.yaml") ? text.replace("min: 2", "min: two") : text,
    );
    assert.equal(
      runs.map(({ file, status }) => `${file} ${status}`).sort(),
      ["plan", "validate"].map((name) => `.github/workflows/${name}.yml failure`),
    );
    const [plan] = runsOf(organization, "plan.yml", "acme/specs");
    assert.match(plan?.lines.join("\n") ?? "", /^nothing can be planned: 1 problem in 1 file$/m);
    const [run] = runsOf(organization, "validate.yml", "acme/specs");
    assert.is(run?.status, "failure");
    assert.is(run?.failed?.step, "acme/landfall/actions/validate@v0");
    assert.match(run?.annotations[0] ?? "", /^environments\/applications\/shop\.yaml:24:10 spec\.scaling\.min must be/);
    assert.equal(await acme.ada.call("GET", "/repos/acme/environments/pulls?state=all"), []);
  }),
);

claims(
  "the fix passes the same workflow, and its merge becomes one pull request per environment",
  inBoth(async (organization) => {
    const { acme } = organization;
    await acme.fixSpecs("applications", "Write the number", (text) => text.replace("min: two", "min: 2"));
    assert.equal(
      runsOf(organization, "validate.yml", "acme/specs").map(({ status }) => status),
      ["failure", "success"],
    );
    const [plan, ...more] = runsOf(organization, "plan.yml", "acme/specs").slice(1);
    assert.equal([plan?.status, more], ["success", []]);
    const [said, ...others] = await commentsOn(acme, 1);
    assert.equal(others, []);
    assert.match(said ?? "", /staging&#58; \d+ objects added/);
    assert.is((await acme.checkRuns("acme/specs", "applications")).get("landfall/plan")?.conclusion, "neutral");
    const page = join((plan?.log ?? "").replace(/\.jsonl$/, ""), "landfall-plan", "plan.html");
    assert.match(readFileSync(page, "utf8"), /^<!doctype html>/i);
    await acme.mergeSpecs(1);
    const pulls = await acme.ada.call<{ head: { ref: string } }[]>("GET", "/repos/acme/environments/pulls?state=all");
    assert.equal(
      pulls.map(({ head }) => head.ref).sort(),
      ["cicd", "dev", "production", "staging"].map((name) => `landfall/${name}`),
    );
    assert.equal(
      runsOf(organization, "propose.yml", "acme/specs").map(({ status }) => status),
      ["success"],
    );
  }),
);

claims(
  "each environment that merges reports what its applications wait for",
  inBoth(async (organization) => {
    const { acme } = organization;
    await acme.mergeEnvironment("production");
    const runs = runsOf(organization, "report.yml", "acme/environments");
    assert.ok(runs.every(({ status }) => status === "success"));
    const said = runs.flatMap(({ lines }) => lines).join("\n");
    for (const environment of ["dev", "staging", "production"]) {
      assert.match(said, new RegExp(`${environment}/shop@\\w+: fetched 0/2, waiting for ${environment}-eu`));
    }
    const status = (await acme.statuses("acme/specs", "main")).get("landfall/production/shop");
    assert.is(status?.state, "pending");
  }),
);

claims(
  "an event that a cluster dispatches is reported",
  inBoth(async (organization) => {
    const { acme } = organization;
    const event = recording("dev-first-deploy").findLast(({ body }) => body.event_type.includes("apps-shop"));
    assert.ok(event);
    const flux = new Person(acme.forge.url, "acme-landfall-dev[bot]", "t-dev");
    const commit = await acme.tip("acme/environments");
    await flux.call("POST", "/repos/acme/events/dispatches", retold(event, { commit, since: new Date() }));
    await acme.jobs.idle();
    const [run, ...others] = runsOf(organization, "report.yml", "acme/events");
    assert.equal(others, []);
    assert.is(run?.event, "repository_dispatch");
    assert.is(run?.status, "success");
    assert.match(run?.lines.join("\n") ?? "", /^dev\/shop@\w+: /m);
  }),
);

claims(
  "a plan that waits for somebody is approved by them, and is compared with what is merged",
  inBoth(async (organization) => {
    const { acme } = organization;
    const number = await acme.open("linus", "Let Linus into the platform group", (folder) => {
      const path = join(folder, "environments/access.yaml");
      writeFileSync(path, readFileSync(path, "utf8").replace("[ada, grace]", "[ada, grace, linus]"));
    });
    const concludes = async () => (await acme.checkRuns("acme/specs", "linus")).get("landfall/plan")?.conclusion;
    assert.is(await concludes(), "action_required");
    assert.match((await commentsOn(acme, number)).join(), /Needs approval.*against `acme\/environments@/s);
    await acme.approve(number, { login: "grace", token: "t-grace" });
    assert.is(await concludes(), "success");
    const runs = runsOf(organization, "plan.yml", "acme/specs").slice(2);
    assert.equal(
      runs.map(({ event, status }) => [event, status]),
      [
        ["pull_request", "success"],
        ["pull_request_review", "success"],
      ],
    );
  }),
);

claims(
  "every run has a log, the forge was asked for nothing it does not serve, and no log has the App's key or a token of it",
  inBoth(async ({ acme, logs, runs }) => {
    const files = readdirSync(logs).filter((name) => name.endsWith(".jsonl"));
    assert.is(files.length, runs.length);
    assert.ok(runs.every(({ log }) => existsSync(log)));
    for (const file of files) assert.not.match(readFileSync(join(logs, file), "utf8"), /PRIVATE KEY|ghs_/);
    assert.equal([...acme.forge.unknown], []);
  }),
);

claims.run();
