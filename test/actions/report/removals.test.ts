import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { cart, commit, five, four, going, gone, held, removed, shop, steered, three, two } from "./removal-scene.ts";
import { said } from "./scene.ts";
import { makeWorld, push, sha } from "./world.ts";

const nothing = ["nothing: nothing that was removed from staging/staging-eu is still waited for"];

const removals = suite("report, of several removals");

removals("tells at once of all that has gone since it last told, oldest first", async () => {
  const world = removed();
  world.commits.push(commit(four, 31, steered("9")));
  const waiting = "deleted 0/1, waiting for staging-eu: Namespace shop is still going";
  assert.equal(said(await run(held({ revision: four }), world.deps)), [`333 ${waiting}`, `444 ${waiting}`]);
  assert.equal(said(await run(gone({ revision: four }), world.deps)), [
    "333 deleted from staging-eu",
    "444 deleted from staging-eu",
  ]);
  assert.equal(said(await run(gone(), world.deps)), nothing);
});

removals("tells of none after the revision that the cluster is at", async () => {
  const world = removed();
  world.commits.push(commit(four, 31, steered("9")));
  await run(push(two, four), world.deps);
  assert.equal(said(await run(gone(), world.deps)), ["333 deleted from staging-eu"]);
  assert.is(world.checks.get(`landfall:v1:staging/cart@${four}`)?.status, "queued");
});

removals("tells of them where the cluster is at a commit that only added something", async () => {
  const world = removed();
  const more = { "staging-eu/tenants/till": "4" };
  world.commits.push(commit(four, 31, { ...steered("9"), ...cart, ...more }));
  assert.equal(said(await run(gone({ revision: four }), world.deps)), ["333 deleted from staging-eu"]);
});

removals("has nothing to tell where units only came", async () => {
  const world = makeWorld([commit(two, 20, steered("7")), commit(three, 30, { ...steered("8"), ...shop })]);
  assert.equal(said(await run(gone(), world.deps)), nothing);
  assert.equal(world.writes, []);
});

removals("of the second time are not done by what was said of the first, nor the first by the second", async () => {
  const world = removed();
  world.commits.push(
    commit(four, 31, { ...steered("7"), ...shop, ...cart }),
    commit(five, 32, { ...steered("8"), ...cart }),
  );
  const [line] = said(await run(going({ timestamp: "2026-11-20T12:30:20Z" }), world.deps));
  assert.match(line ?? "", /^333 /);
  assert.equal(said(await run(gone({ revision: five }), world.deps)), ["555 deleted from staging-eu"]);
  assert.equal(said(await run(gone(), world.deps)), ["333 deleted from staging-eu"]);
});

removals("are looked for in no more than twenty commits", async () => {
  const names = Array.from({ length: 21 }, (_, index) => `till-${String.fromCharCode(97 + index)}`);
  const ids = names.map((_, index) => (index + 10).toString(16).padStart(40, "0"));
  const unitsAfter = (count: number) =>
    Object.fromEntries(names.slice(count).map((name) => [`staging-eu/tenants/${name}`, "1"]));
  const world = makeWorld([
    commit(two, 10, { ...steered("1"), ...unitsAfter(0) }),
    ...ids.map((id, index) => commit(id, 20 + index, { ...steered("2"), ...unitsAfter(index + 1) })),
  ]);
  const told = said(await run(gone({ revision: ids.at(-1) ?? "" }), world.deps));
  assert.is(told.length, 20);
  assert.is(world.deployments[0]?.commit, ids[1]);
});

removals("of one cluster end apart from those of another", async () => {
  const on = (cluster: string, digit: string) => ({ [`${cluster}/flux`]: digit, [`${cluster}/roster`]: digit });
  const both = { ...on("staging-eu", "7"), ...on("staging-us", "7") };
  const tenants = { "staging-eu/tenants/shop": "1", "staging-us/tenants/shop": "2" };
  const world = makeWorld([
    commit(two, 20, { ...both, ...tenants }),
    commit(three, 30, { ...on("staging-eu", "8"), ...on("staging-us", "8") }),
  ]);
  assert.equal(said(await run(gone(), world.deps)), ["333 deleted 1/2, waiting for staging-us"]);
  const us = { cluster: "staging-us" };
  const waiting = "333 deleted 1/2, waiting for staging-us: Namespace shop is still going";
  assert.equal(said(await run(held(us), world.deps)), [waiting]);
  assert.equal(said(await run(gone({ ...us, timestamp: "2026-11-20T12:41:00Z" }), world.deps)), [
    "333 deleted from staging-eu, staging-us",
  ]);
});

removals("are told by the environment's reporter alone", async () => {
  const world = removed();
  const { payload, name } = gone();
  const result = await run({ name, payload: { ...payload, sender: { login: "acme-dev[bot]" } } }, world.deps);
  assert.is(result.status, "refused");
  const unknown = await run(gone({ revision: sha("f") }), world.deps);
  assert.is(unknown.status, "refused");
  assert.equal(world.writes, []);
});

removals.run();
