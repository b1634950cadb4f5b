import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run as report } from "../../../actions/report/run.ts";
import { run } from "../../../actions/status/run.ts";
import { watch } from "../../../actions/status/watch.ts";
import { verdictOf } from "../../../views/task/overview.ts";
import { flux, sha } from "../report/world.ts";
import { reported, said, statusDeps, units, type World } from "./told.ts";

const test = suite("a watch");

/** What it shows of a world in which one thing happens after each look. */
async function watched(world: World, happenings: readonly (() => Promise<void>)[]) {
  const { deps } = statusDeps(world);
  const shown: string[][] = [];
  const waits: number[] = [];
  const last = await watch({
    look: () => run({}, deps),
    show: (_, changed) => void shown.push(changed.map(({ word, sentence }) => `${word}: ${sentence}`)),
    wait: async (seconds) => {
      if (waits.length > 9) throw new Error("it does not end");
      await happenings[waits.length]?.();
      waits.push(seconds);
    },
  });
  return { shown, waits, verdict: verdictOf(last) };
}

/** The clock after so many minutes. */
const later = (world: World, minutes: number): void => {
  world.clock.now = new Date(Date.parse("2026-11-20T12:01:00Z") + minutes * 60_000).toISOString().replace(".000", "");
};

test("shows what has changed, and ends once everything has arrived", async () => {
  const world = await reported(units(["billing", "shop"], "1"));
  const nothing = async (): Promise<void> => {};
  const happenings = [() => said(world, "shop"), nothing, () => said(world, "billing")];
  assert.equal(await watched(world, happenings), {
    shown: [
      ["waiting: fetched 0/1, waiting for staging-eu", "waiting: fetched 0/1, waiting for staging-eu"],
      ["ready: ready on staging-eu"],
      [],
      ["ready: ready on staging-eu"],
    ],
    waits: [5, 5, 5],
    verdict: "well",
  });
});

test("ends where something failed, and nothing else is under way", async () => {
  const world = await reported(units(["shop"], "1"));
  const { shown, verdict } = await watched(world, [() => said(world, "shop", "not ready")]);
  assert.equal(shown.at(-1), ["failed: failed: HealthCheckFailed on staging-eu: not ready"]);
  assert.is(verdict, "wrong");
});

test("goes on with the change that overtakes one", async () => {
  const world = await reported(units(["shop"], "1"));
  const next = await reported(units(["shop"], "1"), units(["shop"], "2"));
  const overtake = async (): Promise<void> => {
    world.deployments.splice(0, 9, ...next.deployments);
    for (const [id, log] of next.logs) world.logs.set(id, log);
  };
  const arrive = async (): Promise<void> => {
    await said(next, "shop");
    await overtake();
  };
  const { shown, waits, verdict } = await watched(world, [overtake, arrive]);
  assert.equal([shown.length, waits.length, verdict], [3, 2, "well"]);
});

test("ends where nobody knows, which is no good news", async () => {
  const world = await reported(units(["shop"], "1"));
  const { shown, verdict } = await watched(world, [async () => later(world, 11)]);
  assert.match(shown.at(-1)?.[0] ?? "", /^unknown: unknown on staging-eu: nothing was heard since/);
  assert.is(verdict, "wrong");
});

test("says once that nothing is heard any more, not every minute", async () => {
  const world = await reported(units(["shop"], "1"));
  const applied = flux({ revision: sha("1"), message: "Deployment/shop/shop configured" });
  await report(applied, world.deps);
  const minutes = [12, 13, 14, 70].map((after) => async () => later(world, after));
  const { shown, verdict } = await watched(world, minutes);
  assert.equal(
    shown.map((lines) => lines.length),
    [1, 1, 0, 0, 1],
  );
  assert.match(shown[1]?.[0] ?? "", /stuck: nothing heard for 1\d min$/);
  assert.is(verdict, "wrong");
});

test.run();
