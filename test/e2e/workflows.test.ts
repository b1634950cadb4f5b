/**
 * The workflow files that people copy, run by act with the real bundles against the forge; no cluster. Two organizations
 * live at once, so that nothing one run keeps is in another one's way.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
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
    run: ({ forge, app }) => new Workflows({ forge, app, act, logs, keeper: processes, onDone }),
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
    const [run, ...others] = runs;
    assert.equal(others, []);
    assert.is(run?.file, ".github/workflows/validate.yml");
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
      assert.match(said, new RegExp(`${environment}/shop@\\w+: applied 0/2, waiting for ${environment}-eu`));
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
  "every run has a log, the forge was asked for nothing it does not serve, and no log has the App's key or a token of it",
  inBoth(async ({ acme, logs, runs }) => {
    const files = readdirSync(logs);
    assert.is(files.length, runs.length);
    assert.ok(runs.every(({ log }) => existsSync(log)));
    for (const file of files) assert.not.match(readFileSync(join(logs, file), "utf8"), /PRIVATE KEY|ghs_/);
    assert.equal([...acme.forge.unknown], []);
  }),
);

claims.run();
