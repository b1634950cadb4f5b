import { Octokit } from "@octokit/rest";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { startAcme } from "./client.ts";

const forge = await startAcme();
const octokit = new Octokit({ auth: "app", baseUrl: forge.url, log: { ...console, error() {}, warn() {} } });
const acme = { owner: "acme", repo: "environments" };
const test = suite("GitHub's own client");
test.after(() => forge.close());

test("takes the forge for GitHub, from the first read to the merge", async () => {
  const { git, pulls, repos } = octokit.rest;
  const main = (await git.getRef({ ...acme, ref: "heads/main" })).data.object.sha;
  const entry = { path: "staging/x.yaml", mode: "100644", type: "blob", content: "x: 1\n" } as const;
  const tree = (await git.createTree({ ...acme, base_tree: main, tree: [entry] })).data.sha;
  const { sha } = (await git.createCommit({ ...acme, message: "Render", tree, parents: [main] })).data;
  await git.createRef({ ...acme, ref: "refs/heads/landfall/staging", sha });
  const pull = await pulls.create({ ...acme, title: "Staging", head: "landfall/staging", base: "main" });
  const found = await pulls.list({ ...acme, head: "acme:landfall/staging" });
  assert.is(found.data[0]?.number, pull.data.number);
  assert.is((await repos.getBranch({ ...acme, branch: "landfall/staging" })).data.commit.sha, sha);
  await pulls.merge({ ...acme, pull_number: pull.data.number, sha });
  await git.deleteRef({ ...acme, ref: "heads/landfall/staging" });
  const compared = await repos.compareCommitsWithBasehead({ ...acme, basehead: `${main}...main` });
  assert.is(compared.data.ahead_by, 2);
});

test("walks through the pages of a list", async () => {
  const sha = (await octokit.rest.git.getRef({ ...acme, ref: "heads/main" })).data.object.sha;
  for (let index = 0; index < 7; index += 1) {
    await octokit.rest.checks.create({ ...acme, name: `check ${index}`, head_sha: sha });
    await octokit.rest.repos.createCommitStatus({ ...acme, sha, state: "success", context: `status ${index}` });
  }
  const runs = await octokit.paginate(octokit.rest.checks.listForRef, { ...acme, ref: "main", per_page: 3 });
  const list = octokit.rest.repos.listCommitStatusesForRef;
  const statuses = await octokit.paginate(list, { ...acme, ref: "heads/main", per_page: 2 });
  assert.equal([runs.length, statuses.length], [7, 7]);
});

test("is told what GitHub would say of a mistake", async () => {
  try {
    await octokit.rest.git.updateRef({ ...acme, ref: "heads/none", sha: "1".repeat(40) });
    assert.unreachable("the ref does not exist");
  } catch (error) {
    assert.match(String(error), /Reference does not exist/);
  }
});

test.run();
