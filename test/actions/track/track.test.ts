import { suite } from "uvu";
import * as assert from "uvu/assert";
import { UserError } from "../../../model/problem.ts";
import { openScene, remarksOf, type Scene, saidOf, shownBuilds, wordsOf } from "./scene.ts";

let scene: Scene;
let tip: string;
const test = suite("track");
test.before.each(async () => {
  scene = await openScene();
  tip = await scene.commit("acme/shop");
  await scene.built("site", (await scene.as("acme/site")("GET", "git/ref/heads/main")).body.object.sha);
});
test.after.each(async () => scene[Symbol.asyncDispose]());

test("finds the tip without an image, with all that it takes to build it", async () => {
  const { image } = scene;
  const test = "  test: { recipe: node, command: npm test }\n";
  const apps = [{ name: "shop", image: image("shop"), more: `  build: { context: services/shop }\n${test}` }];
  const { builds, states } = await scene.track({ apps });
  assert.equal(builds, [
    {
      ...{ application: "shop", repository: "acme/shop", commit: tip, image: image("shop") },
      ...{ context: "services/shop", file: "services/shop/Dockerfile" },
      test: { folder: ".", timeoutMinutes: 15, services: {}, recipe: "node", command: "npm test" },
    },
  ]);
  assert.equal(
    states.map(({ remarks: [first] }) => first.word),
    ["to-build"],
  );
});

test("finds nothing once the image is there, the build under way or failed", async () => {
  await scene.says("acme/shop", tip, "pending");
  assert.equal(wordsOf(await scene.track()), ["building"]);
  await scene.says("acme/shop", tip, "failure");
  const failed = await scene.track();
  assert.equal(
    [shownBuilds(failed), saidOf(failed)],
    [[], `${tip.slice(0, 7)} has failed: it is failure; ask for the commit to try it again`],
  );
  await scene.built("shop", tip);
  assert.equal(wordsOf(await scene.track()), ["current"]);
});

test("begins again where a build has said nothing for two hours, and where an image is gone", async () => {
  await scene.says("acme/shop", tip, "pending");
  scene.clock.now = new Date("2026-11-20T14:00:00Z");
  assert.equal(shownBuilds(await scene.track()), [`shop -@${tip}`]);
  await scene.says("acme/shop", tip, "success");
  assert.equal(shownBuilds(await scene.track()), [`shop -@${tip}`]);
});

test("believes no status that another has written", async () => {
  await scene.says("acme/shop", tip, "failure", "shop", "ada");
  assert.equal(shownBuilds(await scene.track()), [`shop -@${tip}`]);
  assert.equal(wordsOf(await scene.track({ identity: "ada" })), ["failed"]);
});

test("builds what failed again when somebody asks, and only what is theirs to ask for", async () => {
  await scene.says("acme/shop", tip, "failure");
  const asked = (repository: string, commit: string) => scene.track({ asked: { repository, commit } });
  assert.equal(shownBuilds(await asked("Acme/Shop", tip)), [`shop -@${tip}`]);
  const before = (await scene.as("acme/shop")("GET", `git/commits/${tip}`)).body.parents[0].sha;
  assert.equal(shownBuilds(await asked("acme/shop", before)), [`shop -@${before}`], "an older commit of the branch");
  await scene.as("acme/shop")("POST", "git/refs", { ref: "refs/heads/x", sha: tip });
  const aside = await scene.commit("acme/shop", "x");
  assert.match(saidOf(await asked("acme/shop", aside)), /was asked for, but is neither on main nor a version/);
  assert.match(saidOf(await asked("acme/shop", "0".repeat(40))), /0000000 was asked for, but is neither/);
  const failed = await asked("acme/none", tip).catch((error: unknown) => error);
  assert.ok(failed instanceof UserError);
});

test("does not begin what somebody asked for twice", async () => {
  await scene.says("acme/shop", tip, "pending");
  const tracked = await scene.track({ asked: { repository: "acme/shop", commit: tip } });
  assert.equal(wordsOf(tracked), ["building"]);
});

test("finds the versions after what production runs, and builds no history", async () => {
  const commits: string[] = [];
  for (const version of ["1.0.0", "v1.1.0", "1.2.0-rc.1", "1.2.0"]) {
    commits.push(await scene.commit("acme/shop"));
    await scene.tag("acme/shop", version, commits.at(-1) ?? "");
  }
  const [first = "", , , last = ""] = commits;
  assert.equal(shownBuilds(await scene.track()), [`shop 1.2.0@${last}`], "the newest, which is the tip");
  const production = { shop: { version: "1.0.0", commit: first } };
  const wanted = [`shop 1.2.0@${last}`, `shop 1.2.0-rc.1@${commits[2]}`, `shop v1.1.0@${commits[1]}`];
  assert.equal(shownBuilds(await scene.track({ production })), wanted);
  await scene.built("shop", commits[2] ?? "");
  await scene.says("acme/shop", last, "pending");
  assert.equal(shownBuilds(await scene.track({ production })), wanted.slice(2));
});

test("takes the tags of each application of one repository by its own form", async () => {
  await scene.tag("acme/shop", "web/v1.0.0", tip);
  await scene.tag("acme/shop", "v2.0.0", tip);
  const apps = ["web", "api"].map((name) => ({
    ...{ name, repository: "shop", image: scene.image(name) },
    more: `  tags: ["${name}/v{version}"]\n`,
  }));
  const before = scene.forge.requests.length;
  const tracked = await scene.track({ apps });
  assert.equal([...shownBuilds(tracked)].sort(), [`api -@${tip}`, `web web/v1.0.0@${tip}`]);
  const asked = scene.forge.requests.slice(before).map(({ path }) => path);
  assert.is(asked.filter((path) => path.endsWith("/git-upload-pack")).length, 1, "they share the refs");
  assert.is(asked.filter((path) => path === "/repos/acme/shop").length, 1);
});

test("builds no image twice: neither for two applications nor in two runs", async () => {
  const apps = ["web", "worker"].map((name) => ({ name, repository: "shop", image: scene.image("shop") }));
  const first = await scene.track({ apps });
  assert.equal([shownBuilds(first), wordsOf(first, "worker")], [[`web -@${tip}`], ["shared"]]);
  await scene.says("acme/shop", tip, "pending", "web");
  assert.equal(shownBuilds(await scene.track({ apps })), []);
  await scene.built("shop", tip);
  assert.equal(shownBuilds(await scene.track({ apps })), []);
});

test("misses nothing where a run may start no more", async () => {
  const production = { shop: { version: "0.9.0", commit: tip } };
  const wanted = new Set<string>();
  for (const version of ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0"]) {
    wanted.add(await scene.commit("acme/shop"));
    await scene.tag("acme/shop", version, [...wanted].at(-1) ?? "");
  }
  const built: string[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const { builds, states } = await scene.track({ production, most: 2 });
    const later = states.flatMap(({ remarks }) => remarks).filter(({ word }) => word === "next-run");
    assert.equal(
      [builds.length, later.length],
      [
        [2, 3],
        [2, 1],
        [1, 0],
      ][turn],
    );
    for (const { commit } of builds) {
      built.push(commit);
      await scene.built("shop", commit);
    }
  }
  assert.equal([...built].sort(), [...wanted].sort());
  assert.equal(shownBuilds(await scene.track({ production, most: 2 })), []);
});

test("gives the same builds to two runs at one moment, and changes nothing", async () => {
  const [one, other] = await Promise.all([scene.track(), scene.track()]);
  assert.equal(one, other);
  const written = scene.forge.requests.filter(({ method, login }) => login === "tracker[bot]" && method !== "GET");
  assert.equal(
    written.filter(({ template }) => template !== "git"),
    [],
  );
  assert.equal([...scene.forge.unknown], []);
});

test("says that an application is retired, and builds nothing of it", async () => {
  const apps = [{ name: "shop", image: scene.image("shop"), more: "  retire: { reason: gone, until: 2027-01-01 }\n" }];
  assert.equal(remarksOf(await scene.track({ apps })), [{ word: "retired" }]);
});

test.run();
