import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ProposeOutcome } from "../../../actions/propose/needs.ts";
import { call, editSpecs, folderAt, mergePull, oneApplication, openPulls, proposer, startAcme } from "../acme.ts";

const at = "/repos/acme/environments";
const shop = "staging/staging-eu/apps/shop";
const test = suite("propose, after people edited the environments repository");
const forge = await startAcme({ specs: oneApplication, unprotected: true });
const runs = await proposer(forge);
test.after(async () => {
  await runs[Symbol.asyncDispose]();
  await forge.close();
});

type Tree = { readonly path: string; readonly mode: "100644"; readonly type: "blob" };
type Write = Tree & ({ readonly content: string } | { readonly sha: null });

const write = (path: string, content: string): Write => ({ path, mode: "100644", type: "blob", content });
const remove = (path: string): Write => ({ path, mode: "100644", type: "blob", sha: null });
const tip = async (): Promise<{ sha: string; commit: { tree: { sha: string } }; parents: { sha: string }[] }> =>
  (await call(forge, "GET", `${at}/commits/main`)) as Awaited<ReturnType<typeof tip>>;

/** A person's commit on main. */
async function commit(message: string, tree: readonly Write[]): Promise<string> {
  const head = await tip();
  const made = (await call(forge, "POST", `${at}/git/trees`, { base_tree: head.sha, tree })) as { sha: string };
  return commitTree({ message, tree: made.sha, parents: [head.sha] });
}

async function commitTree(body: { message: string; tree: string; parents: string[] }): Promise<string> {
  const { sha } = (await call(forge, "POST", `${at}/git/commits`, body)) as { sha: string };
  await call(forge, "PATCH", `${at}/git/refs/heads/main`, { sha });
  return sha;
}

const textOf = async (path: string): Promise<string> => {
  const { content } = (await call(forge, "GET", `${at}/contents/${path}`)) as { content: string };
  return Buffer.from(content, "base64").toString();
};

function stagingOf(outcome: ProposeOutcome) {
  if (outcome.status !== "proposed") throw new Error(`the outcome is ${outcome.status}`);
  const [proposal] = outcome.proposals;
  if (proposal?.status !== "open") throw new Error(`the proposal is ${proposal?.status}`);
  return proposal;
}

/** An environment that merges by itself, merged; a person's deed, and how it is settled: the next one starts there. */
async function after(deed: () => Promise<string | undefined>) {
  await runs.propose();
  const sha = await deed();
  const before = await folderAt(forge, "main", "staging");
  const proposal = stagingOf(await runs.propose());
  assert.is(await folderAt(forge, "main", "staging"), before, "nothing was overwritten");
  const [pull] = await openPulls(forge);
  const { check_runs } = (await call(forge, "GET", `${at}/commits/${pull?.head.sha}/check-runs`)) as {
    check_runs: { output: { summary: string } }[];
  };
  const { statuses } = (await call(forge, "GET", "/repos/acme/specs/commits/main/status")) as {
    statuses: { description: string }[];
  };
  await mergePull(forge, "landfall/staging");
  const [check, status] = [check_runs[0]?.output.summary ?? "", statuses[0]?.description ?? ""];
  return { sha: sha ?? "", proposal, body: pull?.body ?? "", check, status };
}

const deeds: readonly (readonly [string, () => Promise<string>, readonly string[]])[] = [
  [
    "edited a file",
    () => commit("Tinker", [write(`${shop}/service-shop.yaml`, "tinkered: true\n")]),
    ["staging-eu/apps/shop/service-shop.yaml"],
  ],
  [
    "deleted a file",
    () => commit("Tinker", [remove(`${shop}/service-shop.yaml`)]),
    ["staging-eu/apps/shop/service-shop.yaml"],
  ],
  ["added a file", () => commit("Tinker", [write("staging/notes.txt", "note\n")]), ["notes.txt"]],
  [
    "edited the lock",
    async () => {
      const lock = await textOf("staging/landfall.lock");
      const edited = lock.replace(/("staging-eu\/apps\/shop": .*"rendered":")[0-9a-f]{4}/, "$1dead");
      assert.is.not(edited, lock);
      return commit("Tinker", [write("staging/landfall.lock", edited)]);
    },
    ["staging-eu/apps/shop"],
  ],
  ["broke the lock", () => commit("Tinker", [write("staging/landfall.lock", "{")]), ["landfall.lock"]],
  ["deleted the lock", () => commit("Tinker", [remove("staging/landfall.lock")]), ["landfall.lock"]],
  [
    "reverted our merge",
    async () => {
      await editSpecs(forge, "environments/applications/shop.yaml", (text) => text.replace(/max: \d+/, "max: 30"));
      const before = await tip();
      await runs.propose();
      const { sha } = await tip();
      return commitTree({ message: "Tinker", tree: before.commit.tree.sha, parents: [sha] });
    },
    [],
  ],
];
for (const [title, deed, drift] of deeds) {
  test(`who ${title} is named, and asked before it is overwritten`, async () => {
    const { sha, proposal, body, check, status } = await after(deed);
    const words = `a person to merge it, because it overwrites what ada edited by hand in ${sha.slice(0, 7)}`;
    assert.is(proposal.waitsFor, words);
    assert.ok(status.includes(`ada edited by hand in ${sha.slice(0, 7)}`) || status.endsWith("…"), status);
    assert.equal(proposal.byHand?.drift, drift);
    const [edit] = proposal.byHand?.edits ?? [];
    assert.equal([edit?.commit, edit?.author, edit?.subject], [sha, "ada", "Tinker"]);
    for (const text of [body, check]) {
      assert.ok(text.includes(`/acme/environments/commit/${sha}) by ada (`), text);
    }
  });
}

test("main moved back by force is noticed, though no commit tells of it", async () => {
  const { proposal, body } = await after(async () => {
    await editSpecs(forge, "environments/applications/shop.yaml", (text) => text.replace(/max: \d+/, "max: 40"));
    const { sha } = await tip();
    await runs.propose();
    await call(forge, "PATCH", `${at}/git/refs/heads/main`, { sha, force: true });
    return undefined;
  });
  assert.match(proposal.waitsFor, /^a person to merge it, because main no longer holds Landfall's merge of #\d+$/);
  assert.match(body, /, Landfall's merge of \[`#\d+`\]\(.*: it was rewritten/);
});

test("what was pushed to the proposal's branch, and merged with it, is not taken for ours", async () => {
  await runs.propose();
  await commit("Hold it up", [write(`${shop}/service-shop.yaml`, "tinkered: true\n")]);
  await runs.propose();
  const content = Buffer.from("note\n").toString("base64");
  const body = { message: "Tinker", content, branch: "landfall/staging" };
  await call(forge, "PUT", `${at}/contents/staging/notes.txt`, body);
  const merged = await mergePull(forge, "landfall/staging");
  const { byHand } = stagingOf(await runs.propose());
  assert.equal(byHand?.drift, ["notes.txt"]);
  assert.is(byHand?.edits[0]?.commit, merged);
  await mergePull(forge, "landfall/staging");
});

test("an edit that touches nothing the specs change, or that was taken back, holds nothing up", async () => {
  await runs.propose();
  await commit("Explain", [write("README.md", "# Ours\n"), write("other/notes.txt", "x\n")]);
  await commit("Tinker", [write("staging/notes.txt", "note\n")]);
  await commit("Untinker", [remove("staging/notes.txt")]);
  await editSpecs(forge, "environments/applications/shop.yaml", (text) => text.replace(/max: \d+/, "max: 50"));
  const outcome = await runs.propose();
  assert.equal(outcome.status === "proposed" && outcome.proposals.map(({ status }) => status), ["merged"]);
});

test.run();
