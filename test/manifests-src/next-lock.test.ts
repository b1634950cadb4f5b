import { suite } from "uvu";
import * as assert from "uvu/assert";
import { nextLock, readWritten } from "../../manifests-src/next-lock.ts";
import type { Lock } from "../../model/tree/lock.ts";
import { printLock } from "../../model/tree/print-lock.ts";

const [former, later] = ["a", "b"].map((digit) => `acme/specs@${digit.repeat(40)}`);
const lock: Lock = {
  source: former ?? "",
  renderer: "0.1.0",
  reporter: "acme-staging[bot]",
  applications: new Map([["shop", { repository: "acme/shop" }]]),
  units: new Map([["eu/apps/shop", { input: "c".repeat(64), rendered: "d".repeat(40), application: "shop" }]]),
};
const next: Lock = { ...lock, source: later ?? "" };
const written = (one: Lock) => readWritten(printLock(one));

const locks = suite("nextLock");

locks("is the former one where only the source is another", () => {
  assert.equal(nextLock(next, [written(lock)]), written(lock));
});

locks("is the first of the former ones that says the same", () => {
  const other = written({ ...lock, reporter: "someone-else" });
  assert.equal(nextLock(next, [undefined, other, written(lock)]), written(lock));
  assert.equal(nextLock(next, [undefined, other]), written(next));
});

locks("is the former one where that did not say the folder of the specs yet, but not where it said another", () => {
  const rooted = { ...next, root: "environments" };
  assert.equal(nextLock(rooted, [written(lock)]), written(lock));
  for (const [one, root] of [
    [rooted, "specs"],
    [next, "environments"],
  ] as const)
    assert.equal(nextLock(one, [written({ ...lock, root })]), written(one));
});

const unit = { input: "c".repeat(64), rendered: "d".repeat(40), application: "shop" };
for (const [what, change] of [
  ["a unit", { units: new Map([["eu/apps/shop", { ...unit, input: "e".repeat(64) }]]) }],
  ["what a unit was rendered to", { units: new Map([["eu/apps/shop", { ...unit, rendered: "e".repeat(40) }]]) }],
  ["one unit more", { units: new Map([...lock.units, ["eu/data/shop", unit]]) }],
  ["an application", { applications: new Map([["shop", { repository: "acme/store" }]]) }],
  ["who writes commit statuses", { statusReporter: "acme-staging-status[bot]" }],
  ["the renderer", { renderer: "0.0.1" }],
] as const) {
  locks(`is a new one where the former one says otherwise of ${what}`, () => {
    assert.equal(nextLock(next, [written({ ...lock, ...change })]), written(next));
  });
}

locks.run();
