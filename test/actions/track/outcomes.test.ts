import { suite } from "uvu";
import * as assert from "uvu/assert";
import { OutsideError } from "../../../model/problem.ts";
import { git, temporaryFolder, withToken } from "../../local/forge/git-client.ts";
import { openScene, remarksOf, type Scene, saidOf, shownBuilds, wordsOf } from "./scene.ts";

let scene: Scene;
let tip: string;
const short = (commit: string): string => commit.slice(0, 7);
const test = suite("what became of a repository");
test.before.each(async () => {
  scene = await openScene();
  tip = await scene.commit("acme/shop");
  await scene.built("site", (await scene.as("acme/site")("GET", "git/ref/heads/main")).body.object.sha);
});
test.after.each(async () => scene[Symbol.asyncDispose]());

const settings = () => scene.forge.settings("acme/shop");

test("a moved tag never changes what production runs", async () => {
  await scene.tag("acme/shop", "v1.4.0", tip);
  await scene.built("shop", tip);
  const production = { shop: { version: "1.4.0", commit: tip } };
  assert.equal(wordsOf(await scene.track({ production })), ["current"]);
  const next = await scene.commit("acme/shop");
  await scene.tag("acme/shop", "v1.4.0", next);
  const tracked = await scene.track({ production });
  assert.equal(shownBuilds(tracked), [`shop -@${next}`], "as the tip, of no version");
  assert.match(
    saidOf(tracked),
    new RegExp(`^tag v1.4.0 was moved from ${short(tip)} to ${short(next)}: production stays with ${short(tip)}`),
  );
});

test("a tag that was moved after its image had got the version is no version of the new commit", async () => {
  const first = await scene.commit("acme/shop");
  await scene.built("shop", first, "first");
  await scene.built("shop", "1.4.0", "first");
  const second = await scene.commit("acme/shop");
  await scene.built("shop", await scene.commit("acme/shop"), "tip");
  await scene.tag("acme/shop", "v1.4.0", second);
  const tracked = await scene.track();
  assert.equal(shownBuilds(tracked), []);
  assert.equal(remarksOf(tracked)[0], { word: "moved-tag", tag: "v1.4.0", to: second, environments: [] });
  await scene.built("shop", second, "second");
  assert.equal(wordsOf(await scene.track()), ["moved-tag", "current"], "nor once it has an image");
});

test("a tag that moved before anything was built of it is simply followed", async () => {
  await scene.tag("acme/shop", "v1.4.0", tip);
  const next = await scene.commit("acme/shop");
  await scene.tag("acme/shop", "v1.4.0", next);
  assert.equal(shownBuilds(await scene.track()), [`shop v1.4.0@${next}`]);
});

test("a deleted tag leaves production as it is", async () => {
  await scene.tag("acme/shop", "v1.4.0", tip);
  await scene.built("shop", tip);
  await scene.as("acme/shop")("DELETE", "git/refs/tags/v1.4.0");
  const tracked = await scene.track({ production: { shop: { version: "1.4.0", commit: tip } } });
  assert.match(
    saidOf(tracked),
    /^no tag of version 1\.4\.0 is left, which production runs: nothing changes there; up to date/,
  );
});

test("tags that contradict each other count for nothing", async () => {
  const next = await scene.commit("acme/shop");
  await scene.tag("acme/shop", "1.0.0", tip);
  await scene.tag("acme/shop", "v1.0.0", next);
  const tracked = await scene.track();
  assert.equal([shownBuilds(tracked), wordsOf(tracked)], [[`shop -@${next}`], ["contradiction", "to-build"]]);
});

test("a tag whose commit is not on the default branch is not built", async () => {
  await scene.as("acme/shop")("POST", "git/refs", { ref: "refs/heads/x", sha: tip });
  const aside = await scene.commit("acme/shop", "x");
  await scene.tag("acme/shop", "v1.0.0", aside);
  const tracked = await scene.track();
  assert.equal(shownBuilds(tracked), [`shop -@${tip}`]);
  assert.match(saidOf(tracked), new RegExp(`v1.0.0 \\(${short(aside)}\\) is not on main: it is not built`));
});

test("a tag of something else than a commit is not built", async () => {
  const folder = await temporaryFolder();
  const remote = withToken(scene.forge.gitUrl("acme/shop"), "ada");
  for (const args of [
    ["clone", remote, "."],
    ["tag", "v1.0.0", "HEAD^{tree}"],
    ["push", "origin", "v1.0.0"],
  ])
    assert.is((await git(folder, ...args)).code, 0, args.join(" "));
  const tracked = await scene.track();
  assert.equal([shownBuilds(tracked), wordsOf(tracked)], [[`shop -@${tip}`], ["off-branch", "to-build"]]);
});

test("a branch that was rewritten is told, and its new tip built", async () => {
  const staging = { shop: { commit: tip } };
  const ahead = await scene.commit("acme/shop");
  assert.equal(wordsOf(await scene.track({ staging })), ["to-build"], "only ahead");
  const { sha } = (await scene.as("acme/shop")("GET", `git/commits/${tip}`)).body.parents[0];
  await scene.as("acme/shop")("PATCH", "git/refs/heads/main", { sha, force: true });
  const other = await scene.commit("acme/shop");
  const tracked = await scene.track({ staging });
  assert.equal(shownBuilds(tracked), [`shop -@${other}`]);
  assert.match(
    saidOf(tracked),
    new RegExp(`^main was rewritten: ${short(tip)}, which staging runs, is no longer on it`),
  );
  assert.is.not(ahead, other);
});

test("whether a branch was rewritten is asked once for a tip, and said to be unknown where nobody answers", async () => {
  const staging = { shop: { commit: tip } };
  await scene.built("shop", await scene.commit("acme/shop"));
  const compared = () => scene.forge.requests.filter(({ path }) => path.includes("/compare/")).length;
  const { memory } = await scene.track({ staging });
  await scene.track({ staging, memory });
  assert.is(compared(), 1);
  scene.forge.intercept(({ path }) => (path.includes("/compare/") ? { status: 500 } : undefined));
  const tracked = await scene.track({ staging });
  assert.equal(wordsOf(tracked), ["not-checked", "current"]);
  assert.match(saidOf(tracked), /^whether main was rewritten was not checked: cannot compare/);
});

test("a default branch of another name is followed, and told once", async () => {
  const { memory } = await scene.track();
  await settings().renameBranch("trunk");
  const told = await scene.track({ memory });
  assert.equal([shownBuilds(told)[0], wordsOf(told)], [`shop -@${tip}`, ["renamed-branch", "to-build"]]);
  assert.match(saidOf(told), /the default branch is trunk now, and was main: it is followed/);
  assert.equal(wordsOf(await scene.track({ memory: told.memory })), ["to-build"]);
});

test("a renamed repository is built under its new name, until the spec says it", async () => {
  settings().rename("acme/store");
  const { builds, ...rest } = await scene.track();
  assert.equal(builds.find(({ application }) => application === "shop")?.repository, "acme/store");
  assert.match(saidOf({ builds, ...rest }), /^the repository is called acme\/store today: say so in the spec/);
});

test("a repository that went to another owner is not built", async () => {
  settings().rename("mallory/shop");
  const tracked = await scene.track();
  assert.not.ok(tracked.builds.some(({ application }) => application === "shop"));
  assert.match(saidOf(tracked), /^the repository went to another owner, as mallory\/shop/);
});

test("an archived repository is not built", async () => {
  settings().archive(true);
  const tracked = await scene.track();
  assert.equal([wordsOf(tracked), tracked.builds.length], [["archived"], 0]);
});

test("a repository that is gone, or not for this App, stops nobody else", async () => {
  await settings().remove();
  const tracked = await scene.track();
  assert.equal([wordsOf(tracked), wordsOf(tracked, "site")], [["vanished"], ["current"]]);
});

test("an empty repository has nothing to build, nor one whose default branch is not there", async () => {
  const apps = [{ name: "shop", repository: "empty", image: scene.image("empty") }];
  assert.equal(wordsOf(await scene.track({ apps })), ["empty"]);
  await scene.as("acme/shop")("POST", "git/refs", { ref: "refs/heads/x", sha: tip });
  await scene.as("acme/shop")("DELETE", "git/refs/heads/main");
  assert.equal(wordsOf(await scene.track()), ["headless"]);
});

test("a repository that cannot be read stops nobody else, and all of them stop the run", async () => {
  const refuse = (pattern: RegExp) =>
    scene.forge.intercept(({ path }) => (pattern.test(path) ? { status: 500 } : undefined));
  const one = refuse(/acme\/shop/);
  const tracked = await scene.track();
  assert.equal([wordsOf(tracked), wordsOf(tracked, "site")], [["unreadable"], ["current"]]);
  assert.match(saidOf(tracked), /^it could not be read: cannot look at the repository in acme\/shop \(500\)/);
  one();
  refuse(/acme\//);
  assert.ok((await scene.track().catch((error: unknown) => error)) instanceof OutsideError);
});

test("a limit that is used up is no repository that vanished", async () => {
  const body = { message: "You have exceeded a secondary rate limit" };
  scene.forge.intercept(({ path }) => (path === "/repos/acme/shop" ? { status: 403, body } : undefined));
  assert.equal(wordsOf(await scene.track()), ["unreadable"]);
});

test("a registry that refuses is told for the applications it has", async () => {
  const image = "127.0.0.1:1/acme/site";
  const apps = [
    { name: "shop", image: scene.image("shop") },
    { name: "site", image },
  ];
  const tracked = await scene.track({ apps });
  assert.equal([wordsOf(tracked), wordsOf(tracked, "site")], [["to-build"], ["unreadable"]]);
});

test.run();
