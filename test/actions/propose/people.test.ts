import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ProposeOutcome } from "../../../actions/propose/needs.ts";
import type { Forge } from "../../../local/forge/server.ts";
import {
  call,
  editSpecs,
  folderAt,
  mergePull,
  oneApplication,
  oneManual,
  openPulls,
  proposer,
  startAcme,
  wantedTree,
} from "../acme.ts";

const at = "/repos/acme/environments";
const shop = "environments/applications/shop.yaml";
const test = suite("propose, among people");

const saidOf = (outcome: ProposeOutcome): string => {
  const [proposal] = outcome.status === "proposed" ? outcome.proposals : [];
  return proposal?.status === "open" ? `open, waits for ${proposal.waitsFor}` : String(proposal?.status);
};

/** A manual environment, proposed; what a person does; and what the next run makes of it. */
async function afterwards(deed: (forge: Forge, branch: string) => Promise<unknown>) {
  const forge = await startAcme({ specs: oneManual });
  try {
    await using runs = await proposer(forge);
    await runs.propose();
    await deed(forge, "heads/landfall/staging");
    const said = saidOf(await runs.propose());
    const { sha } = (await call(forge, "GET", "/repos/acme/specs/commits/main")) as { sha: string };
    const pulls = await openPulls(forge);
    const folders = pulls.map(({ head }) => folderAt(forge, head.sha, "staging"));
    assert.equal(await Promise.all(folders), [wantedTree("staging", sha, oneManual)]);
    return { said, number: pulls[0]?.number, title: pulls[0]?.title };
  } finally {
    await forge.close();
  }
}

const manual = "open, waits for a person to merge it";
const deeds: readonly (readonly [string, (forge: Forge, branch: string) => Promise<unknown>, number])[] = [
  ["closes its pull request: another is opened", (forge) => patch(forge, { state: "closed" }), 2],
  ["rewrites its pull request: it is written anew", (forge) => patch(forge, { title: "Mine", body: "x" }), 1],
  ["deletes its branch: all is written anew", (forge, ref) => call(forge, "DELETE", `${at}/git/refs/${ref}`), 2],
  [
    "pushes to its branch: that is set right",
    (forge) => {
      const content = Buffer.from("mine\n").toString("base64");
      const body = { message: "Mine", content, branch: "landfall/staging" };
      return call(forge, "PUT", `${at}/contents/staging/mine.txt`, body);
    },
    1,
  ],
];
const patch = (forge: Forge, body: unknown): Promise<unknown> => call(forge, "PATCH", `${at}/pulls/1`, body);

for (const [title, deed, wanted] of deeds) {
  test(`somebody ${title}`, async () => {
    assert.equal(await afterwards(deed), { said: manual, number: wanted, title: "staging: shop" });
  });
}

for (const method of ["merge", "squash"] as const) {
  test(`somebody merges it by a ${method}: nothing is left to say, and the next change is no surprise`, async () => {
    const forge = await startAcme({ specs: oneManual });
    try {
      await using runs = await proposer(forge);
      await runs.propose();
      await call(forge, "PUT", `${at}/pulls/1/merge`, { merge_method: method });
      assert.is(saidOf(await runs.propose()), "none");
      await editSpecs(forge, shop, (text) => text.replace(/max: \d+/, "max: 30"));
      assert.is(saidOf(await runs.propose()), manual);
      await mergePull(forge, "landfall/staging");
      assert.is(saidOf(await runs.propose()), "none");
    } finally {
      await forge.close();
    }
  });
}

type World = { readonly forge: Forge; readonly run: () => Promise<ProposeOutcome> };

async function within(options: Parameters<typeof startAcme>[0], work: (world: World) => Promise<void>): Promise<void> {
  const forge = await startAcme({ specs: oneApplication, ...options });
  try {
    await using runs = await proposer(forge);
    await work({ forge, run: () => runs.propose() });
  } finally {
    await forge.close();
  }
}

/** Does a deed just before the run's request that matches. */
function before(forge: Forge, method: string, path: RegExp, deed: () => Promise<unknown>): void {
  let done = false;
  forge.intercept(async (request) => {
    if (done || request.method !== method || !path.test(request.path)) return undefined;
    done = true;
    await deed();
    return undefined;
  });
}

test("a draft waits until it is ready", () =>
  within({}, async ({ forge, run }) => {
    before(forge, "PUT", /merge$/, async () => forge.settings("acme/environments").setDraft(1, true));
    assert.is(saidOf(await run()), "open, waits for Pull Request is not mergeable");
    forge.settings("acme/environments").setDraft(1, false);
    assert.is(saidOf(await run()), "merged");
  }));

test("a pull request that a person merges first was merged all the same", () =>
  within({}, async ({ forge, run }) => {
    before(forge, "PUT", /merge$/, () => mergePull(forge, "landfall/staging"));
    assert.is(saidOf(await run()), "merged");
  }));

for (const [when, method, path] of [
  ["the tree is written", "POST", /git\/trees$/],
  ["it is merged", "PUT", /merge$/],
] as const) {
  test(`what a person adds to main before ${when} is never overwritten without a word`, () =>
    within({ unprotected: true }, async ({ forge, run }) => {
      const content = Buffer.from("note\n").toString("base64");
      let edit = "";
      before(forge, method, path, async () => {
        const body = { message: "Add a note", content };
        const made = (await call(forge, "PUT", `${at}/contents/staging/notes.txt`, body)) as {
          commit: { sha: string };
        };
        edit = made.commit.sha;
      });
      await run();
      const said = saidOf(await run());
      assert.is(
        said,
        `open, waits for a person to merge it, because it overwrites what ada edited by hand in ${edit.slice(0, 7)}`,
      );
      await call(forge, "GET", `${at}/contents/staging/notes.txt`);
    }));
}

test("a branch deleted before its pull request opens is written again", () =>
  within({}, async ({ forge, run }) => {
    before(forge, "POST", /pulls$/, () => call(forge, "DELETE", `${at}/git/refs/heads/landfall/staging`));
    assert.is(saidOf(await run()), "merged");
  }));

const failures: readonly (readonly [string, (forge: Forge) => unknown, RegExp])[] = [
  [
    "archived",
    (forge) => forge.settings("acme/environments").archive(true),
    /^cannot write a tree in acme\/environments \(403\): Repository was archived so is read-only.; unarchive the repository$/,
  ],
  [
    "deleted",
    (forge) => forge.settings("acme/environments").remove(),
    /^git fetch on .*acme\/environments.git failed: .*not found.*; is it there, and may the token read it\?/s,
  ],
  [
    "emptied",
    (forge) => forge.settings("acme/environments").empty(),
    /acme\/environments.git has no branch main: give it a first commit/,
  ],
  [
    "out of reach, because the token expired",
    (forge) => forge.revoke("t-propose"),
    /the token is not valid, or no longer/,
  ],
];
for (const [title, deed, words] of failures) {
  test(`a repository that is ${title} is told in words, and nothing is half done`, () =>
    within({}, async ({ forge, run }) => {
      await deed(forge);
      const error = await run().catch((thrown: Error) => thrown);
      assert.ok(error instanceof Error);
      assert.match(error.message, words);
    }));
}

test("a rule on our own branch is told in words, and the run does not go round in circles", () =>
  within(
    { specs: oneManual, protection: { "landfall/staging": { requirePullRequest: true } } },
    async ({ forge, run }) => {
      await run();
      await editSpecs(forge, shop, (text) => text.replace(/max: \d+/, "max: 30"));
      const error = await run().catch((thrown: Error) => thrown);
      assert.ok(error instanceof Error);
      assert.match(
        error.message,
        /^cannot move the branch landfall\/staging in acme\/environments \(422\): Repository rule violations found[^;]*; keep rules off landfall\/\*/,
      );
    },
  ));

test("a check that GitHub refuses is said, and the pull request waits", () =>
  within({}, async ({ forge, run }) => {
    const body = { message: "Resource not accessible by integration" };
    forge.intercept(({ method, path }) =>
      method === "POST" && /check-runs$/.test(path) ? { status: 403, body } : undefined,
    );
    assert.is(saidOf(await run()), `open, waits for its check, which was refused: ${body.message}`);
  }));

test("a required check that is not there is waited for", () =>
  within({ protection: { main: { requiredChecks: [{ context: "ci" }] } } }, async ({ run }) => {
    assert.is(saidOf(await run()), 'open, waits for Required status check "ci" is expected.');
  }));

test("a status among more than a page of others is found, and not written twice", () =>
  within({}, async ({ forge, run }) => {
    await run();
    const { sha } = (await call(forge, "GET", "/repos/acme/specs/commits/main")) as { sha: string };
    for (let index = 0; index < 120; index += 1) {
      await call(forge, "POST", `/repos/acme/specs/statuses/${sha}`, { state: "success", context: `other ${index}` });
    }
    const written = (): number =>
      forge.requests.filter(({ method, path }) => method === "POST" && path.includes("/statuses/")).length;
    const count = written();
    await run();
    assert.is(written(), count);
  }));

test.run();
