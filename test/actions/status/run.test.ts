import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openReader } from "../../../actions/status/read.ts";
import { run } from "../../../actions/status/run.ts";
import { UserError } from "../../../model/problem.ts";
import { sha } from "../report/world.ts";
import { applications, reported, said, seen, statusDeps, units } from "./told.ts";

const both = ["billing", "shop"];
const test = suite("status");

const refused = async (asking: Promise<unknown>, what: RegExp): Promise<void> => {
  const error = await asking.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.instance(error, UserError);
  assert.match(String(error), what);
};

test("tells the newest task of each target by what report has written, and writes nothing", async () => {
  const world = await reported(units(both, "1"), units(both, "2"));
  await said(world, "shop");
  await said(world, "billing", "Deployment/billing not ready");
  const writes = world.writes.length;
  assert.equal(await seen(world), ["staging/billing failed", "staging/shop ready"]);
  assert.is(world.writes.length, writes);
});

test("tells one task: the newest of a target, or an earlier one by its commit", async () => {
  const world = await reported(units(both, "1"), units(both, "2"));
  await said(world, "shop");
  assert.equal(await seen(world, "staging/shop"), ["staging/shop ready"]);
  assert.equal(await seen(world, "staging/shop@1111"), ["staging/shop superseded"]);
});

test("takes for the newest what was merged last, whenever its log was opened", async () => {
  const world = await reported(units(["shop"], "1"), units(["shop"], "2"));
  await said(world, "shop");
  const [older, newer] = world.deployments;
  if (!older || !newer) throw new Error("there are two");
  world.deployments.splice(0, 2, { ...older, id: 9 }, newer);
  world.logs.set(9, world.logs.get(1) ?? []);
  assert.equal(await seen(world), ["staging/shop ready"]);
});

test("counts the logs of both Deployments that two reporters made for a task", async () => {
  const world = await reported(units(["shop"], "1"));
  await said(world, "shop");
  const [first] = world.deployments;
  if (!first) throw new Error("there is one");
  world.deployments.push({ ...first, id: 2 });
  world.logs.set(2, world.logs.get(1) ?? []);
  world.logs.set(1, []);
  assert.equal(await seen(world), ["staging/shop ready"]);
});

test("believes no one but the identity, and says whom it does not believe", async () => {
  const world = await reported(units(["shop"], "1"));
  const [mine] = world.deployments;
  if (!mine) throw new Error("there is one");
  await said(world, "shop", "not ready");
  world.logs.set(
    1,
    (world.logs.get(1) ?? []).map((one) => ({ ...one, creator: "mallory" })),
  );
  world.deployments.push({ ...mine, id: 7, creator: "mallory", task: "landfall:billing" });
  assert.equal(await seen(world), ["staging/shop waiting", "what mallory says is not believed"]);
  await refused(
    seen(world, {}, { identity: "acme-landfal[bot]" }),
    /what .* says is not believed: is --identity .* right/,
  );
});

test("offers the name that was meant", async () => {
  const world = await reported(units(both, "1"));
  await refused(
    seen(world, "staging/shpo"),
    /no task staging\/shpo in acme\/environments; did you mean "staging\/shop"\?$/,
  );
  await refused(seen(world, "staging/*"), /no task staging\/\* in .*; write one of: staging\/billing, staging\/shop$/);
  await refused(seen(world, "staging/shop@beef"), /no task staging\/shop@beef in .*; its commits are 1111111$/);
  await refused(seen(world, { environment: "stagign" }), /the environment "stagign" .*; did you mean "staging"\?$/);
});

test("asks for more of a commit that is not the only one", async () => {
  const world = await reported(units(["shop"], "1"), units(["shop"], "2"));
  world.deployments.splice(1, 1, { ...world.deployments[0], id: 2, commit: `1111${sha("2").slice(4)}` } as never);
  await refused(seen(world, "staging/shop@1111"), /can be each of staging\/shop@1.*, staging\/shop@1.*: give more/);
});

test("says nothing where nothing was ever deployed", async () => {
  assert.equal(await seen(await reported()), []);
  assert.equal(await seen(await reported(), { environment: "staging" }), []);
});

test("does not show a task that another version keeps, but that it is there", async () => {
  const world = await reported(units(["shop"], "1"));
  const [mine] = world.deployments;
  world.deployments.splice(0, 1, { ...mine, payload: { v: 2 } } as never);
  assert.equal(await seen(world), ["staging/shop? another version of Landfall keeps it"]);
});

test("tells an environment as a whole by its locks, and nothing older of what that moved", async () => {
  const world = await reported(units(["shop", ...applications(21)], "1"), units(applications(21), "2"));
  assert.equal(await seen(world), ["staging/* waiting"]);
  assert.equal(await seen(world, "staging/*"), ["staging/* waiting"]);
});

test("still tells what a newer change of a whole environment did not move, and what came after it", async () => {
  const all = ["shop", ...applications(21)];
  const world = await reported(units(["shop"], "1"), { ...units(all, "2"), ...units(["shop"], "1") });
  assert.equal(await seen(world), ["staging/* waiting", "staging/shop waiting"]);
});

test("knows nothing of what a newer change of the whole may have moved, where that cannot be read", async () => {
  const world = await reported(units(["shop"], "1"), units(["shop", ...applications(21)], "2"));
  const wholeTask = async () => {
    throw new UserError("cannot read acme/environments");
  };
  assert.equal(await seen(world, {}, { wholeTask }), [
    "staging/*? told as a whole, see its check run: cannot read acme/environments",
    "staging/shop? a newer change of staging, told as a whole, cannot be read",
  ]);
});

test("reads at most eight logs at once, and that of a task that has arrived once only", async () => {
  // No commit moves so many that they would be told together.
  const world = await reported(...[5, 10, 15, 20].map((count) => units(applications(count), "1")));
  await said(world, "app-03");
  let [open, most] = [0, 0];
  const { deps, asked } = statusDeps(world);
  const log = async (id: number) => {
    open += 1;
    most = Math.max(most, open);
    await new Promise((resolve) => setTimeout(resolve, 1));
    open -= 1;
    return deps.log(id);
  };
  const again = { ...deps, read: openReader({ ...deps, log }) };
  await run({}, again);
  assert.equal([most, asked.length], [8, 21]);
  await run({}, again);
  assert.is(asked.length, 41);
});

test.run();
