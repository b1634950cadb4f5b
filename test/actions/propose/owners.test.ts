import { suite } from "uvu";
import * as assert from "uvu/assert";
import { connect } from "../../../actions/propose/deps.ts";
import type { ProposeOutcome } from "../../../actions/propose/needs.ts";
import { run } from "../../../actions/propose/run.ts";
import { acme } from "../../../local/forge/acme.ts";
import { type Forge, startForge } from "../../../local/forge/server.ts";
import { call, editSpecs, mergePull, oneApplication, oneManual, openPulls, sample, tokens } from "../acme.ts";

const test = suite("propose, beside others");
type Specs = Readonly<Record<string, string>>;

/** The specs below another folder. */
const below = (root: string, specs: Specs): Specs =>
  Object.fromEntries(Object.entries(specs).map(([path, text]) => [path.replace("environments", root), text]));

/** Specs of one environment without applications. */
const production: Specs = {
  "environments/organization.yaml": sample["environments/organization.yaml"] ?? "",
  "environments/production/environment.yaml": sample["environments/production/environment.yaml"] ?? "",
  "environments/production/cluster.yaml": sample["environments/production/cluster.yaml"] ?? "",
};

/** A forge whose App proposes from two specs repositories. */
const start = (specs: Specs, others: Specs = {}): Promise<Forge> =>
  startForge({
    ...acme,
    limits: false,
    repositories: [
      ...acme.repositories.map((one) => {
        if (one.name === "acme/specs") return { ...one, files: specs };
        return one.name === "acme/environments" ? { ...one, protection: {} } : one;
      }),
      { name: "acme/other-specs", private: true, files: others },
    ],
    identities: acme.identities.map((one) =>
      one.token === tokens.propose || one.token === tokens.ada
        ? {
            ...one,
            repositories: { ...one.repositories, "acme/other-specs": { contents: "write", statuses: "write" } },
          }
        : one,
    ),
  });

type From = { readonly repository?: string; readonly folder?: string };

async function proposeFrom(forge: Forge, { repository = "acme/specs", folder = "environments" }: From = {}) {
  const server = { apiUrl: forge.url, serverUrl: forge.url, token: tokens.propose };
  await using deps = await connect({ server, repository, folder, progress: () => {} });
  const outcome = await run({}, deps);
  if (outcome.status !== "proposed") throw new Error(`the outcome is ${JSON.stringify(outcome)}`);
  return outcome;
}

type Proposed = Extract<ProposeOutcome, { status: "proposed" }>;
const saidOf = ({ proposals }: Proposed): Readonly<Record<string, string>> =>
  Object.fromEntries(
    proposals.map((one) => [one.environment, one.status === "refused" ? `refused: ${one.reason}` : one.status]),
  );

async function within(forge: Forge, work: (forge: Forge) => Promise<void>): Promise<void> {
  try {
    await work(forge);
  } finally {
    await forge.close();
  }
}

const takeOver =
  "rename one of the two, or, to take it over, remove it there and delete staging/landfall.lock and the branch landfall/staging";

test("two roots in one repository propose their own environments, and neither takes the other's", async () =>
  within(await start({ ...oneApplication, ...below("teams", production) }), async (forge) => {
    assert.equal(saidOf(await proposeFrom(forge)), { staging: "merged" });
    assert.equal(saidOf(await proposeFrom(forge, { folder: "teams/" })), { production: "open" });
    const second = await proposeFrom(forge, { folder: "./environments" });
    assert.equal([saidOf(second), second.leftAlone], [{ staging: "none" }, []]);
  }));

for (const [title, first] of [
  ["merged already", oneApplication],
  ["only proposed yet", oneManual],
] as const) {
  test(`an environment that another root has ${title} is refused, in words, with a failed status`, async () =>
    within(await start({ ...first, ...below("teams", first) }), async (forge) => {
      await proposeFrom(forge);
      const refs = () => call(forge, "GET", "/repos/acme/environments/git/matching-refs/heads/");
      const before = await refs();
      const outcome = await proposeFrom(forge, { folder: "teams" });
      const reason = `it belongs to the folder environments of acme/specs: ${takeOver}`;
      assert.equal(saidOf(outcome), { staging: `refused: ${reason}` });
      assert.equal(await refs(), before);
      const { statuses } = (await call(forge, "GET", "/repos/acme/specs/commits/main/status")) as {
        statuses: { state: string; context: string }[];
      };
      assert.equal(statuses[0]?.state, "failure");
    }));
}

test("an environment of another repository's specs is refused, and taken over on purpose", async () =>
  within(await start(oneApplication, oneApplication), async (forge) => {
    await proposeFrom(forge);
    const other = { repository: "acme/other-specs" };
    assert.equal(saidOf(await proposeFrom(forge, other)), {
      staging: `refused: it belongs to the specs of acme/specs: ${takeOver}`,
    });
    await remove(forge, "acme/environments", ["staging/landfall.lock"]);
    assert.equal(saidOf(await proposeFrom(forge, other)), { staging: "open" });
    await mergePull(forge, "landfall/staging");
    assert.equal(saidOf(await proposeFrom(forge, other)), { staging: "none" });
    assert.match(
      saidOf(await proposeFrom(forge))["staging"] ?? "",
      /^refused: it belongs to the specs of acme\/other-specs/,
    );
  }));

const entry = (path: string, what: { readonly content: string } | { readonly sha: null }) => ({
  path,
  mode: "100644",
  type: "blob",
  ...what,
});

/** A person's commit on main, of a whole tree or on top of the one before. */
async function commitTree(forge: Forge, repository: string, tree: { base_tree?: string; tree: readonly object[] }) {
  const at = `/repos/${repository}`;
  const { sha } = (await call(forge, "GET", `${at}/commits/main`)) as { sha: string };
  const made = (await call(forge, "POST", `${at}/git/trees`, tree)) as { sha: string };
  const body = { message: "By hand", tree: made.sha, parents: [sha] };
  const commit = (await call(forge, "POST", `${at}/git/commits`, body)) as { sha: string };
  await call(forge, "PATCH", `${at}/git/refs/heads/main`, { sha: commit.sha });
}

async function remove(forge: Forge, repository: string, paths: readonly string[]): Promise<void> {
  const { sha } = (await call(forge, "GET", `/repos/${repository}/commits/main`)) as { sha: string };
  await commitTree(forge, repository, { base_tree: sha, tree: paths.map((path) => entry(path, { sha: null })) });
}

test("a specs repository that was renamed is no other", async () =>
  within(await start(oneApplication), async (forge) => {
    await proposeFrom(forge);
    forge.settings("acme/specs").rename("acme/blueprints");
    assert.equal(saidOf(await proposeFrom(forge, { repository: "acme/blueprints" })), { staging: "none" });
  }));

test("a folder of specs that was moved is no other", async () =>
  within(await start(oneApplication), async (forge) => {
    await proposeFrom(forge);
    const platform = Object.entries(below("platform", oneApplication));
    await commitTree(forge, "acme/specs", { tree: platform.map(([path, content]) => entry(path, { content })) });
    assert.equal(saidOf(await proposeFrom(forge, { folder: "platform" })), { staging: "merged" });
  }));

test("an environments repository that was renamed is found, and the run says so", async () =>
  within(await start(oneApplication), async (forge) => {
    forge.settings("acme/environments").rename("acme/clusters");
    const outcome = await proposeFrom(forge);
    assert.equal(saidOf(outcome), { staging: "merged" });
    assert.match(outcome.warnings.join(), /^acme\/environments is called acme\/clusters today/);
  }));

test("a removed environment's folder is left alone, and the run says so", async () =>
  within(await start({ ...oneApplication, ...below("environments", production) }), async (forge) => {
    await proposeFrom(forge);
    await mergePull(forge, "landfall/production");
    const folder = "environments/production";
    await remove(forge, "acme/specs", [`${folder}/environment.yaml`, `${folder}/cluster.yaml`]);
    const outcome = await proposeFrom(forge);
    assert.equal([saidOf(outcome), outcome.leftAlone], [{ staging: "none" }, ["production"]]);
  }));

test("a removed cluster goes with one pull request that says so first", async () => {
  const clusters = `${oneManual["environments/staging/cluster.yaml"]}---
apiVersion: landfall/v1
kind: Cluster
metadata: { name: staging-us }
spec: { environment: staging, provider: existing }
`;
  const path = "environments/staging/cluster.yaml";
  return within(await start({ ...oneManual, [path]: clusters }), async (forge) => {
    await proposeFrom(forge);
    await mergePull(forge, "landfall/staging");
    await editSpecs(forge, path, (text) => text.slice(0, text.indexOf("---\n")));
    const { proposals } = await proposeFrom(forge);
    const [proposal] = proposals;
    assert.equal(proposal?.status === "open" && proposal.removedClusters, ["staging-us"]);
    const [pull] = await openPulls(forge);
    assert.match(pull?.body ?? "", /Caution: the specs no longer have the cluster staging&#45;us/);
  });
});

test.run();
