import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Lanes } from "../../../local/workflows/lanes.ts";

/** Rides that end when they are told to; `log` has what happened to them. */
function rides() {
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const ride = (name: string, group?: string, stopsOthers = false) => ({
    ...(group === undefined ? {} : { group }),
    stopsOthers,
    start: () => {
      log.push(`${name} starts`);
      const { promise, resolve } = Promise.withResolvers<void>();
      ends.set(name, resolve);
      return promise;
    },
    stop: () => {
      log.push(`${name} is stopped`);
      ends.get(name)?.();
    },
    drop: () => void log.push(`${name} is dropped`),
  });
  return { log, ride, end: (name: string) => ends.get(name)?.() };
}

const lanes = suite("Lanes");

lanes("run as many at once as there is room for, in their order", async () => {
  const { log, ride, end } = rides();
  const two = new Lanes(2);
  const all = ["a", "b", "c"].map((name) => two.add(ride(name)));
  assert.equal(log, ["a starts", "b starts"]);
  end("b");
  await all[1];
  assert.equal(log, ["a starts", "b starts", "c starts"]);
  end("a");
  end("c");
  await Promise.all(all);
});

lanes("of a group, one runs and the newest waits", async () => {
  const { log, ride, end } = rides();
  const many = new Lanes(9);
  const all = ["a", "b", "c"].map((name) => many.add(ride(name, "propose")));
  await all[1];
  assert.equal(log, ["a starts", "b is dropped"]);
  end("a");
  await all[0];
  assert.equal(log, ["a starts", "b is dropped", "c starts"]);
  end("c");
  await all[2];
});

lanes("hold nobody back for what waits in a group", async () => {
  const { log, ride, end } = rides();
  const many = new Lanes(9);
  const all = [many.add(ride("a", "propose")), many.add(ride("b", "propose")), many.add(ride("c"))];
  assert.equal(log, ["a starts", "c starts"]);
  for (const name of ["a", "c"]) end(name);
  await Promise.all([all[0], all[2]]);
  end("b");
  await all[1];
});

lanes("stop what runs where the group says so, and start the newer one after it", async () => {
  const { log, ride, end } = rides();
  const many = new Lanes(9);
  const old = many.add(ride("a", "pull", true));
  const newer = many.add(ride("b", "pull", true));
  await old;
  assert.equal(log, ["a starts", "a is stopped", "b starts"]);
  end("b");
  await newer;
});

lanes("drop and stop everything at the end", async () => {
  const { log, ride } = rides();
  const one = new Lanes(1);
  const all = ["a", "b"].map((name) => one.add(ride(name)));
  one.clear();
  await Promise.all(all);
  assert.equal(log, ["a starts", "b is dropped", "a is stopped"]);
});

lanes("fail as the ride does, and go on", async () => {
  const { ride, end } = rides();
  const one = new Lanes(1);
  const broken = { stopsOthers: false, start: () => Promise.reject(new Error("no act")), stop() {}, drop() {} };
  const failed = one.add(broken).catch((error: Error) => error.message);
  const next = one.add(ride("b"));
  assert.is(await failed, "no act");
  end("b");
  await next;
});

lanes.run();
