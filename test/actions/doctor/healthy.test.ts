import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checks } from "../../../actions/doctor/checks.ts";
import { delivering, examine, findings, withEnvironment } from "./set-up.ts";

const healthy = suite("doctor, where everything is set up");

healthy("finds all of it fine, and every check says so", async () => {
  const all = await findings();
  const delivered = await findings(delivering);
  assert.equal(
    [...all, ...delivered].filter(({ state }) => state !== "fine"),
    [],
  );
  for (const { id } of checks)
    assert.ok(
      delivered.some(({ check }) => check === id),
      id,
    );
  assert.is((await examine()).status, "fine");
});

healthy("asks specs without delivery for nothing of it", async () => {
  const all = await findings();
  assert.equal(
    all.filter(({ check }) => ["delivery-approval", "verified-sets"].includes(check)),
    [],
  );
});

healthy("lets an organization open the plans' environment to pull requests and nothing else", async () => {
  const branches = ["refs/pull/*/merge", "gh-readonly-queue/main/*"];
  const all = await findings(withEnvironment("landfall-plan", { branches }));
  assert.equal(
    all.filter(({ state }) => state !== "fine"),
    [],
  );
});

healthy.run();
