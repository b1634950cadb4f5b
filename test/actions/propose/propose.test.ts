import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { ProposeOutcome } from "../../../actions/propose/needs.ts";
import {
  call,
  editSpecs,
  folderAt,
  mergePull,
  oneApplication,
  oneManual,
  openPulls,
  propose,
  proposer,
  startAcme,
  wantedTree,
} from "../acme.ts";

const test = suite("propose");
const shop = "environments/applications/shop.yaml";

const sourceOf = (outcome: ProposeOutcome): string => {
  if (outcome.status !== "proposed") throw new Error(`the outcome is ${outcome.status}`);
  return outcome.source.commit;
};
const byEnvironment = (outcome: ProposeOutcome): Record<string, string> =>
  outcome.status === "proposed"
    ? Object.fromEntries(outcome.proposals.map((one) => [one.environment, one.status]))
    : {};

test("opens one pull request per environment, equal to the rendered tree, and merges those set to auto", async () => {
  const forge = await startAcme();
  try {
    const outcome = await propose(forge);
    assert.equal(byEnvironment(outcome), { cicd: "open", dev: "merged", production: "open", staging: "merged" });
    const commit = sourceOf(outcome);
    assert.is(await folderAt(forge, "landfall/production", "production"), wantedTree("production", commit));
    assert.is(await folderAt(forge, "main", "staging"), wantedTree("staging", commit));
    assert.is(await folderAt(forge, "main", "production"), undefined, "production waits for a person");
    const statuses = (await call(forge, "GET", `/repos/acme/specs/commits/${commit}/status`)) as {
      statuses: { context: string; state: string }[];
    };
    assert.equal(
      statuses.statuses.map(({ context, state }) => `${context} ${state}`).sort(),
      ["cicd", "dev", "production", "staging"].map((name) => `landfall/propose: ${name} success`),
    );
    assert.equal(forge.unknown, new Set());

    const before = forge.requests.length;
    const again = await propose(forge);
    assert.equal(byEnvironment(again), { cicd: "open", dev: "none", production: "open", staging: "none" });
    const writes = forge.requests
      .slice(before)
      .filter(({ method, template }) => method !== "GET" && template !== "git");
    assert.equal(
      writes.map(({ method, template }) => `${method} ${template}`),
      [],
      "a second run writes nothing",
    );
  } finally {
    await forge.close();
  }
});

test("updates the pull request in place, and closes it when nothing differs any more", async () => {
  const forge = await startAcme({ specs: oneManual });
  try {
    await using runs = await proposer(forge);
    const setMaximum = (max: number) => editSpecs(forge, shop, (text) => text.replace(/max: \d+/, `max: ${max}`));
    await runs.propose();
    await mergePull(forge, "landfall/staging");
    const edited = await setMaximum(30);
    await runs.propose();
    const [first] = await openPulls(forge);
    assert.ok(first?.body.includes(edited.slice(0, 7)));

    await setMaximum(40);
    await runs.propose();
    const [second] = await openPulls(forge);
    assert.is(second?.number, first?.number);
    assert.is.not(second?.head.sha, first?.head.sha);

    await setMaximum(6);
    assert.equal(byEnvironment(await runs.propose()), { staging: "closed" });
    assert.equal(await openPulls(forge), []);
    assert.equal(await call(forge, "GET", "/repos/acme/environments/git/matching-refs/heads/landfall/"), []);
  } finally {
    await forge.close();
  }
});

test("a commit of the specs that changes no byte of a folder changes nothing there", async () => {
  const forge = await startAcme({ specs: oneApplication });
  try {
    await propose(forge);
    const before = await folderAt(forge, "main", "staging");
    await editSpecs(forge, shop, (text) => `${text}# a remark\n`);
    assert.equal(byEnvironment(await propose(forge)), { staging: "none" });
    assert.is(await folderAt(forge, "main", "staging"), before);
  } finally {
    await forge.close();
  }
});

test("sets right what was edited by hand when a person merges it, and leaves the root of the repository alone", async () => {
  const forge = await startAcme({ specs: oneApplication, unprotected: true });
  try {
    const commit = sourceOf(await propose(forge));
    const path = "/repos/acme/environments/contents/staging/staging-eu/apps/shop/deployment-shop.yaml";
    const { sha } = (await call(forge, "GET", path)) as { sha: string };
    await call(forge, "PUT", path, {
      message: "Tinker",
      content: Buffer.from("tinkered: true\n").toString("base64"),
      sha,
    });
    await call(forge, "PUT", "/repos/acme/environments/contents/staging/notes.txt", {
      message: "Add a note",
      content: Buffer.from("note\n").toString("base64"),
    });
    assert.equal(byEnvironment(await propose(forge)), { staging: "open" });
    await mergePull(forge, "landfall/staging");
    assert.is(await folderAt(forge, "main", "staging"), wantedTree("staging", commit, oneApplication));
    const readme = (await call(forge, "GET", "/repos/acme/environments/contents/README.md")) as { content: string };
    assert.is(Buffer.from(readme.content, "base64").toString(), "# acme/environments\n");
  } finally {
    await forge.close();
  }
});

test("specs with problems, and a commit that is not the tip, write nothing", async () => {
  const forge = await startAcme({ specs: oneApplication });
  try {
    const good = await editSpecs(forge, shop, (text) => `${text}# a remark\n`);
    await editSpecs(forge, shop, (text) => text.replace("port: 8080", "prot: 8080"));
    const before = forge.requests.length;
    const superseded = await propose(forge, { commit: good });
    assert.is(superseded.status, "superseded");
    const invalid = await propose(forge);
    assert.is(invalid.status, "invalid");
    assert.ok(invalid.status === "invalid" && invalid.problems.some(({ message }) => message.includes("prot")));
    const writes = forge.requests
      .slice(before)
      .filter(({ method, template }) => method !== "GET" && template !== "git");
    assert.equal(writes, []);
  } finally {
    await forge.close();
  }
});

test("a token that may not write is told which permission to give", async () => {
  const forge = await startAcme({ specs: oneApplication });
  try {
    forge.intercept(({ method, path }) =>
      method === "POST" && path.endsWith("/git/trees")
        ? { status: 403, body: { message: "Resource not accessible by integration" } }
        : undefined,
    );
    await propose(forge);
    assert.unreachable("it must fail");
  } catch (error) {
    assert.match(
      error instanceof Error ? error.message : "",
      /^cannot write a tree in acme\/environments \(403\): Resource not accessible by integration; give the token contents: write$/,
    );
  } finally {
    await forge.close();
  }
});

test.run();
