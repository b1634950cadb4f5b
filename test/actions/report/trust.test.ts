import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { eu, newWorld, one, said, third, two, us } from "./scene.ts";
import { flux, lock, push, reporter, sha } from "./world.ts";

const trust = suite("report, of whom to believe");

const hostile: readonly (readonly [string, Parameters<typeof flux>[0], string, string])[] = [
  ["a sender bound to another environment", { revision: two }, "acme-playground[bot]", "refused"],
  ["an environment that does not exist", { revision: two, environment: "production" }, reporter, "refused"],
  ["a revision outside the default branch", { revision: sha("e") }, reporter, "refused"],
  ["a cluster of another environment", { revision: two, cluster: "production-eu" }, reporter, "nothing"],
  ["a unit of no application", { revision: two, name: "flux" }, reporter, "nothing"],
  ["a unit that is not there yet", { revision: one }, reporter, "nothing"],
  ["a message that is none of Flux'", { revision: two, timestamp: "" }, reporter, "nothing"],
];
for (const [what, event, login, status] of hostile) {
  trust(`${what}: ${status}, and nothing is written`, async () => {
    const world = newWorld();
    const { name, payload } = flux(event);
    assert.is((await run({ name, payload: { ...payload, sender: { login } } }, world.deps)).status, status);
    assert.equal(world.writes, []);
  });
}

trust("a login in other letters is the same login", async () => {
  const world = newWorld();
  const { name, payload } = flux({ revision: two });
  const sender = { login: reporter.toUpperCase() };
  assert.is((await run({ name, payload: { ...payload, sender } }, world.deps)).status, "reported");
});

trust("who may speak of an environment is read at the tip, not at the event's revision", async () => {
  const world = newWorld();
  world.commits.push({
    ...third({}),
    locks: { staging: lock({ [eu]: "1", [us]: "2" }, { reporter: "new-reporter" }) },
  });
  assert.is((await run(flux({ revision: two }), world.deps)).status, "refused");
});

trust("what another identity wrote into the log is not believed", async () => {
  const world = newWorld();
  await run(push(one, two), world.deps);
  for (const part of ["staging-eu/apps", "staging-us/apps"]) {
    const text = `healthy done 2026-11-20T12:00:30Z flux ${part} Progressing`;
    world.logs
      .get(1)
      ?.push({ id: 9, at: "2026-11-20T12:00:31Z", state: "success", entry: { text }, creator: "mallory" });
  }
  world.deployments.push({ id: 0, commit: two, creator: "mallory", environment: "staging", task: "landfall:shop" });
  const result = await run(push(one, two), world.deps);
  assert.equal(said(result), ["222 fetched 0/2, waiting for staging-eu, staging-us"]);
  assert.not.ok(world.logs.has(0));
});
trust.run();
