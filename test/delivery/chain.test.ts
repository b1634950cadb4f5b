import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Company } from "./company.ts";

const company = await Company.start();
const test = suite("from a push to production, over the forge");
test.after(() => company.close());

const green = '<testsuite><testcase name="pays once"/></testsuite>';
const red = '<testsuite><testcase name="pays once"><failure/></testcase></testsuite>';
let commit = "";
let task = "";

/** What the newest pull of `track` says is to be built. */
const toBuild = async (): Promise<readonly string[]> =>
  (await company.track()).builds.map((build) => `${build.application}@${build.commit}`);

test("a commit of a repository that knows nothing of Landfall is seen, and how it is tested and built", async () => {
  commit = await company.push("shop", "Pay once");
  const { builds } = await company.track();
  const [build] = builds.filter(({ application }) => application === "shop");
  assert.is(build?.commit, commit);
  assert.equal([build?.context, build?.file], ["services/shop", "services/shop/Dockerfile"]);
  assert.is(build?.test?.command, "python -m pytest --junitxml=junit.xml");
});

test("tests that fail give no image, and their name is on the commit", async () => {
  const bad = await company.push("portal", "Break it");
  await company.scene.tell(
    { built: `acme/portal@${bad}`, application: "portal", step: "test", state: "failed", results: "out" },
    red,
  );
  assert.match((await company.says("portal", bad))["landfall/build: portal"] ?? "", /^failure: .*pays once/);
  assert.not.ok((await toBuild()).includes(`portal@${bad}`), "what failed is not tried again by itself");
});

test("its image goes to staging by a pull request of the Release", async () => {
  const digest = await company.build("shop", commit);
  assert.match(
    (await company.says("shop", commit))["landfall/build: shop"] ?? "",
    new RegExp(`^success: image ${digest}`),
  );
  assert.not.ok((await toBuild()).includes(`shop@${commit}`), "it is not built again");
  const { promotions } = await company.promote();
  assert.equal(
    promotions.map(({ environment, status }) => `${environment}: ${status}`),
    ["staging: merged", "production: none"],
  );
});

test("once it is healthy on that digest its suite is due, and being healthy is not enough", async () => {
  const events = await company.happens("staging", "shop", "staging-first-deploy");
  const says = (await company.says("shop", commit))["landfall/staging/shop"];
  assert.is(says, "pending: waiting for the suite's result");
  const suites = await company.scene.suites(events.at(-1) ?? { name: "", payload: {} });
  assert.equal(
    suites.map((one) => [one.application, one.commit, one.suite.command]),
    [["shop", commit, "python -m pytest e2e"]],
  );
  task = suites[0]?.task ?? "";
});

test("tests green, container dead: a suite that fails is told with its test, and nothing is released", async () => {
  await company.tag("shop", "2.0.0", commit);
  await company.scene.tell({ tested: task, state: "failed", results: "out" }, red);
  const says = await company.says("shop", commit);
  assert.match(says["landfall/staging/shop"] ?? "", /^failure: failed: tested: .*pays once/);
  await company.promote();
  assert.match(
    (await company.says("shop", commit))["landfall/release: production/shop"] ?? "",
    /^failure: refused: staging: failed/,
  );
});

test("a later run that passes verifies it, and the tag brings that very image to production", async () => {
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await company.scene.tell({ tested: task, state: "done", results: "out" }, green);
  assert.match((await company.says("shop", commit))["landfall/staging/shop"] ?? "", /^success: ready on staging-eu/);
  const { promotions } = await company.promote();
  const production = promotions.find(({ environment }) => environment === "production");
  assert.is(production?.status, "merged");
  assert.is(production?.moves[0]?.to.version, "2.0.0");
});

test("production's clusters say so on the same commit", async () => {
  await company.happens("production", "shop", "production-first-deploy");
  const says = await company.says("shop", commit);
  assert.match(says["landfall/production/shop"] ?? "", /^success: ready on production-eu/);
  assert.match(says["landfall/release: production/shop"] ?? "", /^success: released by #/);
});

test("the application's repository holds what its people pushed, and nothing else", async () => {
  assert.equal(await company.scene.refs("acme/shop"), ["refs/heads/main", "refs/tags/2.0.0"]);
});

test.run();
