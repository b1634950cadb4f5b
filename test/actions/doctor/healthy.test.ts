import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checks } from "../../../actions/doctor/checks.ts";
import { examine, findings, withEnvironment } from "./set-up.ts";

const healthy = suite("doctor, where everything is set up");

healthy("finds all of it fine, and every check says so", async () => {
  const all = await findings();
  assert.equal(
    all.filter(({ state }) => state !== "fine"),
    [],
  );
  for (const { id } of checks)
    assert.ok(
      all.some(({ check }) => check === id),
      id,
    );
  assert.is((await examine()).status, "fine");
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
