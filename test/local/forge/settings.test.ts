import { suite } from "uvu";
import * as assert from "uvu/assert";
import { client, startAcme } from "./client.ts";

const test = suite("what people do to a repository");

const within = async (work: (forge: Awaited<ReturnType<typeof startAcme>>) => Promise<void>): Promise<void> => {
  const forge = await startAcme();
  try {
    await work(forge);
  } finally {
    await forge.close();
  }
};
const clone = (url: string): Promise<Response> =>
  fetch(`${url}/info/refs?service=git-upload-pack`, {
    headers: { authorization: `Basic ${Buffer.from("x:app").toString("base64")}` },
  });

test("a renamed repository is found under its former name, by REST and by Git, reads and writes", () =>
  within(async (forge) => {
    const app = client(forge, "app");
    forge.settings("acme/environments").rename("acme/clusters");
    const { sha } = (await app("GET", "branches/main")).body.commit;
    assert.is((await app("POST", "git/refs", { ref: "refs/heads/x", sha })).body.ref, "refs/heads/x");
    assert.is((await app("GET", "/repos/acme/environments")).body.full_name, "acme/clusters");
    assert.is((await app("GET", "/repos/acme/clusters")).status, 200);
    assert.is((await clone(forge.gitUrl("acme/environments"))).status, 200);
    assert.is((await client(forge, "stranger")("GET", "branches/main")).status, 404);
    const raw = await fetch(`${forge.url}/repos/acme/environments`, {
      headers: { authorization: "Bearer app" },
      redirect: "manual",
    });
    assert.is(raw.status, 301);
  }));

test("a default branch that is renamed is followed by Git and by REST", () =>
  within(async (forge) => {
    const app = client(forge, "app");
    const { sha } = (await app("GET", "branches/main")).body.commit;
    await forge.settings("acme/environments").renameBranch("trunk");
    assert.is((await app("GET", "/repos/acme/environments")).body.default_branch, "trunk");
    assert.is((await app("GET", "git/ref/heads/trunk")).body.object.sha, sha);
    assert.is((await app("GET", "git/ref/heads/main")).status, 404);
    assert.is((await app("GET", "commits?per_page=1")).body[0].sha, sha);
    const again = await forge
      .settings("acme/environments")
      .renameBranch("a..b")
      .catch((error: unknown) => error);
    assert.match(String(again), /trunk cannot be called a\.\.b/);
  }));

test("no repository takes the name of another, which would be lost", () =>
  within(async (forge) => {
    const rename = (): void => forge.settings("acme/empty").rename("acme/Environments");
    assert.throws(rename, /there is a repository acme\/Environments already/);
  }));

test("an archived repository is read-only", () =>
  within(async (forge) => {
    const app = client(forge, "app");
    forge.settings("acme/environments").archive(true);
    const refused = await app("POST", "git/blobs", { content: "a" });
    assert.equal([refused.status, refused.body.message], [403, "Repository was archived so is read-only."]);
    assert.is((await app("GET", "/repos/acme/environments")).body.archived, true);
    forge.settings("acme/environments").archive(false);
    assert.is((await app("POST", "git/blobs", { content: "a" })).status, 201);
  }));

test("a deleted repository is not there, and an emptied one has no commit", () =>
  within(async (forge) => {
    const app = client(forge, "app");
    await forge.settings("acme/environments").empty();
    const empty = await app("GET", "git/ref/heads/main");
    assert.equal([empty.status, empty.body.message], [409, "Git Repository is empty."]);
    await forge.settings("acme/environments").remove();
    assert.is((await app("GET", "git/ref/heads/main")).status, 404);
    assert.is((await clone(forge.gitUrl("acme/environments"))).status, 404);
  }));

test.run();
