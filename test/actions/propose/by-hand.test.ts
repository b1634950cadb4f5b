import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ProposeOutcome } from "../../../actions/propose/needs.ts";
import type { Forge } from "../../../local/forge/server.ts";
import { call, editSpecs, folderAt, mergePull, oneApplication, openPulls, propose, startAcme } from "../acme.ts";

const at = "/repos/acme/environments";
const shop = "staging/staging-eu/apps/shop";
const test = suite("propose, after people edited the environments repository");

type Tree = { readonly path: string; readonly mode: "100644"; readonly type: "blob" };
type Write = Tree & ({ readonly content: string } | { readonly sha: null });

const write = (path: string, content: string): Write => ({ path, mode: "100644", type: "blob", content });
const remove = (path: string): Write => ({ path, mode: "100644", type: "blob", sha: null });
const tip = async (
  forge: Forge,
): Promise<{ sha: string; commit: { tree: { sha: string } }; parents: { sha: string }[] }> =>
  (await call(forge, "GET", `${at}/commits/main`)) as Awaited<ReturnType<typeof tip>>;

/** A person's commit on main. */
async function commit(forge: Forge, message: string, tree: readonly Write[]): Promise<string> {
  const head = await tip(forge);
  const made = (await call(forge, "POST", `${at}/git/trees`, { base_tree: head.sha, tree })) as { sha: string };
  return commitTree(forge, { message, tree: made.sha, parents: [head.sha] });
}

async function commitTree(forge: Forge, body: { message: string; tree: string; parents: string[] }): Promise<string> {
  const { sha } = (await call(forge, "POST", `${at}/git/commits`, body)) as { sha: string };
  await call(forge, "PATCH", `${at}/git/refs/heads/main`, { sha });
  return sha;
}

const textOf = async (forge: Forge, path: string): Promise<string> => {
  const { content } = (await call(forge, "GET", `${at}/contents/${path}`)) as { content: string };
  return Buffer.from(content, "base64").toString();
};

function stagingOf(outcome: ProposeOutcome) {
  if (outcome.status !== "proposed") throw new Error(`the outcome is ${outcome.status}`);
  const [proposal] = outcome.proposals;
  if (proposal?.status !== "open") throw new Error(`the proposal is ${proposal?.status}`);
  return proposal;
}

/** A staging environment that merges by itself, merged; then a person's deed. */
async function after(deed: (forge: Forge) => Promise<string | undefined>) {
  const forge = await startAcme({ specs: oneApplication, unprotected: true });
  try {
    await propose(forge);
    const sha = await deed(forge);
    const before = await folderAt(forge, "main", "staging");
    const proposal = stagingOf(await propose(forge));
    const again = stagingOf(await propose(forge));
    assert.is(await folderAt(forge, "main", "staging"), before, "nothing was overwritten");
    assert.is(again.number, proposal.number);
    const [pull] = await openPulls(forge);
    const { check_runs } = (await call(forge, "GET", `${at}/commits/${pull?.head.sha}/check-runs`)) as {
      check_runs: { output: { summary: string } }[];
    };
    const { statuses } = (await call(forge, "GET", "/repos/acme/specs/commits/main/status")) as {
      statuses: { description: string }[];
    };
    await mergePull(forge, "landfall/staging");
    assert.equal(await propose(forge).then(({ status }) => status), "proposed");
    assert.equal(await openPulls(forge), [], "what a person merged settles it");
    const [check, status] = [check_runs[0]?.output.summary ?? "", statuses[0]?.description ?? ""];
    return { sha: sha ?? "", proposal, body: pull?.body ?? "", check, status };
  } finally {
    await forge.close();
  }
}

const deeds: readonly (readonly [string, (forge: Forge) => Promise<string>, readonly string[]])[] = [
  [
    "edited a file",
    (forge) => commit(forge, "Tinker", [write(`${shop}/service-shop.yaml`, "tinkered: true\n")]),
    ["staging-eu/apps/shop/service-shop.yaml"],
  ],
  [
    "deleted a file",
    (forge) => commit(forge, "Tinker", [remove(`${shop}/service-shop.yaml`)]),
    ["staging-eu/apps/shop/service-shop.yaml"],
  ],
  ["added a file", (forge) => commit(forge, "Tinker", [write("staging/notes.txt", "note\n")]), ["notes.txt"]],
  [
    "edited the lock",
    async (forge) => {
      const lock = await textOf(forge, "staging/landfall.lock");
      const edited = lock.replace(/("staging-eu\/apps\/shop": .*"rendered":")[0-9a-f]{4}/, "$1dead");
      assert.is.not(edited, lock);
      return commit(forge, "Tinker", [write("staging/landfall.lock", edited)]);
    },
    ["staging-eu/apps/shop"],
  ],
  ["broke the lock", (forge) => commit(forge, "Tinker", [write("staging/landfall.lock", "{")]), ["landfall.lock"]],
  ["deleted the lock", (forge) => commit(forge, "Tinker", [remove("staging/landfall.lock")]), ["landfall.lock"]],
  [
    "reverted our merge",
    async (forge) => {
      await editSpecs(forge, "environments/applications/shop.yaml", (text) => text.replace(/max: \d+/, "max: 30"));
      const before = await tip(forge);
      await propose(forge);
      const { sha } = await tip(forge);
      return commitTree(forge, { message: "Tinker", tree: before.commit.tree.sha, parents: [sha] });
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
      assert.ok(text.includes(`/acme/environments/commit/${sha}) by ada on`), text);
    }
  });
}

test("main moved back by force is noticed, though no commit tells of it", async () => {
  const { proposal, body } = await after(async (forge) => {
    await editSpecs(forge, "environments/applications/shop.yaml", (text) => text.replace(/max: \d+/, "max: 30"));
    const { sha } = await tip(forge);
    await propose(forge);
    await call(forge, "PATCH", `${at}/git/refs/heads/main`, { sha, force: true });
    return undefined;
  });
  assert.match(proposal.waitsFor, /^a person to merge it, because main no longer holds Landfall's merge of #2$/);
  assert.match(body, /main no longer holds Landfall's merge of #2/);
});

test("what was pushed to the proposal's branch, and merged with it, is not taken for ours", async () => {
  const specs = Object.fromEntries(
    Object.entries(oneApplication).map(([path, text]) => [path, text.replace("merge: auto", "merge: manual")]),
  );
  const forge = await startAcme({ specs, unprotected: true });
  try {
    await propose(forge);
    const path = `${at}/contents/staging/notes.txt`;
    const content = Buffer.from("note\n").toString("base64");
    await call(forge, "PUT", path, { message: "Tinker", content, branch: "landfall/staging" });
    const merged = await mergePull(forge, "landfall/staging");
    const { byHand } = stagingOf(await propose(forge));
    assert.equal(byHand?.drift, ["notes.txt"]);
    assert.is(byHand?.edits[0]?.commit, merged);
  } finally {
    await forge.close();
  }
});

test("an edit that touches nothing the specs change, or that was taken back, holds nothing up", async () => {
  const forge = await startAcme({ specs: oneApplication, unprotected: true });
  try {
    await propose(forge);
    await commit(forge, "Explain", [write("README.md", "# Ours\n"), write("other/notes.txt", "x\n")]);
    await commit(forge, "Tinker", [write("staging/notes.txt", "note\n")]);
    await commit(forge, "Untinker", [remove("staging/notes.txt")]);
    await editSpecs(forge, "environments/applications/shop.yaml", (text) => text.replace(/max: \d+/, "max: 30"));
    const outcome = await propose(forge);
    assert.equal(outcome.status === "proposed" && outcome.proposals.map(({ status }) => status), ["merged"]);
  } finally {
    await forge.close();
  }
});

test.run();
