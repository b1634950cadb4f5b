import { randomBytes } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Forge } from "../../../local/forge/server.ts";
import { client, commitFiles, type Loose, startAcme } from "./client.ts";
import { git, temporaryFolder, withToken } from "./git-client.ts";

const repositories = [
  {
    name: "acme/environments",
    private: true,
    files: { "README.md": "environments\n", "staging/lock": "1\n" },
    protection: { main: { requirePullRequest: true } },
  },
  { name: "acme/empty", private: true },
  { name: "acme/open", files: { "a.txt": "a\n" } },
];
const forge = await startAcme({ repositories });
const folder = await temporaryFolder();
const app = client(forge, "app");
const address = (token: string, name = "acme/environments"): string => withToken(forge.gitUrl(name), token);

/** A fresh clone of acme/environments under `name`, made with `token`. */
async function clone(token: string, name: string): Promise<string> {
  const { code, text } = await git(folder, "clone", "--quiet", address(token), name);
  if (code !== 0) throw new Error(text);
  return join(folder, name);
}

async function commit(clone: string, path: string, text: string): Promise<void> {
  await mkdir(join(clone, path, ".."), { recursive: true });
  await writeFile(join(clone, path), text);
  await git(clone, "add", "-A");
  await git(clone, "commit", "--quiet", "-m", `Write ${path}`);
}

const test = suite("Git over HTTP");
test.after(async () => {
  await forge.close();
  await rm(folder, { recursive: true });
});

test("a clone has what REST wrote, with and without .git in the address", async () => {
  const sha = await commitFiles(app, { "staging/shop.yaml": "a: 1\n" }, { to: "propose" });
  const here = await clone("reader", "plain");
  assert.match((await git(here, "rev-parse", "origin/propose")).text, sha);
  const bare = await git(folder, "ls-remote", address("reader").replace(/\.git$/, ""));
  assert.match(bare.text, `${sha}\trefs/heads/propose`);
  assert.is((await git(here, "fsck", "--strict")).code, 0);
});

test("a partial clone leaves the texts behind and fetches them on demand", async () => {
  const here = join(folder, "partial");
  await git(folder, "clone", "--quiet", "--filter=blob:none", "--no-checkout", address("reader"), "partial");
  assert.match((await git(here, "rev-list", "--objects", "--missing=print", "HEAD")).text, /^\?[0-9a-f]{40}$/m);
  assert.is((await git(here, "show", "HEAD:staging/lock")).text, "1\n");
  assert.is((await git(folder, "clone", "--quiet", "--depth=1", address("reader"), "shallow")).code, 0);
});

test("a push moves the branch, its pull request, and tells the hooks", async () => {
  await commitFiles(app, { "a.yaml": "1\n" }, { to: "work" });
  const pull = (await app("POST", "pulls", { title: "Work", head: "work", base: "main" })).body;
  const events: string[] = [];
  const stop = forge.onDelivery(({ event, payload }) => events.push(`${event} ${payload["action"] ?? payload["ref"]}`));
  const here = await clone("ada", "push");
  await git(here, "switch", "--quiet", "work");
  await commit(here, "b.yaml", "2\n");
  const pushed = await git(here, "push", "--quiet", "origin", "work");
  stop();
  assert.is(pushed.code, 0, pushed.text);
  const head = (await git(here, "rev-parse", "HEAD")).text.trim();
  assert.is((await app("GET", `pulls/${pull.number}`)).body.head.sha, head);
  assert.equal(events, ["push refs/heads/work", "pull_request synchronize"]);
  assert.match((await git(here, "ls-remote", "origin", `refs/pull/${pull.number}/head`)).text, head);
});

test("a push that does not fit git's buffer arrives whole", async () => {
  const here = await clone("ada", "large");
  await git(here, "switch", "--quiet", "--create", "large");
  await commit(here, "large.txt", randomBytes(2_000_000).toString("hex"));
  const pushed = await git(here, "push", "--quiet", "origin", "large");
  assert.is(pushed.code, 0, pushed.text);
  assert.is(
    (await app("GET", "contents?ref=large")).body.find(({ path }: Loose) => path === "large.txt").size,
    4_000_000,
  );
});

test("in a folder of its own, what Git holds survives a restart", async () => {
  const options = { folder: join(folder, "kept"), repositories: [{ name: "acme/kept", files: { "a.txt": "a\n" } }] };
  const tip = async (forge: Forge): Promise<string> =>
    (await client(forge, undefined, "acme/kept")("GET", "git/ref/heads/main")).body.object.sha;
  const first = await startAcme(options);
  const before = await tip(first);
  await first.close();
  const second = await startAcme(options);
  assert.is(await tip(second), before);
  await second.close();
});

test("the first push to an empty repository is taken, even where the branch is protected", async () => {
  const here = await clone("ada", "first");
  assert.is((await git(here, "push", "--quiet", address("ada", "acme/empty"), "main")).code, 0);
  const ref = await client(forge, "ada", "acme/empty")("GET", "git/ref/heads/main");
  assert.is(ref.status, 200);
});

test("pushes without the right are refused", async () => {
  const here = await clone("ada", "refused");
  await commit(here, "c.yaml", "3\n");
  const cases = [
    { token: "reader", to: "HEAD:refs/heads/x", says: /403|not granted/ },
    { token: "wrong", to: "HEAD:refs/heads/x", says: /Authentication failed/ },
    { token: "stranger", to: "HEAD:refs/heads/x", says: /not found/ },
    { token: "ada", to: "HEAD:main", says: /GH006: Protected branch update failed for refs\/heads\/main/ },
    { token: "ada", to: "HEAD:refs/pull/1/head", says: /deny updating a hidden ref/ },
  ];
  for (const { token, to, says } of cases) {
    const { code, text } = await git(here, "push", address(token), to);
    assert.is.not(code, 0, token);
    assert.match(text, says);
  }
});

test("a workflow file needs the workflows permission on a push", async () => {
  const here = await clone("ada", "workflow");
  await git(here, "switch", "--quiet", "--create", "ci");
  await commit(here, ".github/workflows/ci.yaml", "on: push\n");
  await commit(here, "later.yaml", "1\n");
  const words = /refusing to allow a GitHub App to create or update workflow `.github\/workflows\/ci.yaml` without/;
  assert.match((await git(here, "push", address("app"), "ci")).text, words);
  assert.is((await git(here, "push", "--quiet", address("ada"), "ci")).code, 0);
  await commit(here, "again.yaml", "1\n");
  assert.is((await git(here, "push", "--quiet", address("app"), "ci")).code, 0, "the workflow is no longer new");
});

test("a public repository can be cloned by anybody, and pushed by nobody", async () => {
  assert.is((await git(folder, "clone", "--quiet", forge.gitUrl("acme/open"), "open")).code, 0);
  assert.is.not((await git(join(folder, "open"), "push", forge.gitUrl("acme/open"), "HEAD:x")).code, 0);
  assert.is.not((await git(folder, "clone", forge.gitUrl("acme/environments"), "closed")).code, 0);
});

test("files of the repository are not served", async () => {
  const paths = ["HEAD", "config", "objects/info/packs", "info/refs", "../../etc/passwd", "%2e%2e/info/refs"];
  for (const path of paths) {
    const authorization = `Basic ${Buffer.from("x:app").toString("base64")}`;
    const { status } = await fetch(`${forge.gitUrl("acme/environments")}/${path}`, { headers: { authorization } });
    assert.ok(status >= 400, `${path}: ${status}`);
  }
});

test.run();
