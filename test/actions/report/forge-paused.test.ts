import { suite } from "uvu";
import * as assert from "uvu/assert";
import { impatient, Scene } from "./forge-scene.ts";
import { before, onTheirWay, told } from "./forge-steps.ts";

const paused = suite("a reporter that is held up before any of its requests, while others report");

paused(
  "ends as it does without them, whether they are of a later event, of the same one again, or a sweep",
  async () => {
    await using scene = await Scene.open();
    let requests = 0;
    let n = 0;
    for await (const one of onTheirWay(scene)) {
      n += 1;
      const others = [one.healthy, ...(n % 2 === 0 ? [one.released.push] : [{ name: "schedule", payload: {} }])];
      const held = before(n, async () => {
        for (const event of others) {
          await using other = await scene.reporter();
          await other.report(event);
        }
      });
      await using reporter = await scene.reporter({ ...impatient, fetch: held.fetch });
      await reporter.report(one.applied);
      requests = held.seen();
      // The last one was held up nowhere: it has fewer requests than that.
      if (requests < n) break;
      assert.equal(await told(one), [`${one.application}: success, ready on staging-eu`], `before request ${n}`);
      await using again = await scene.reporter();
      await again.report(one.applied);
      assert.equal(await told(one), [`${one.application}: success, ready on staging-eu`], `run again after ${n}`);
    }
    assert.ok(requests >= 5, `it made ${requests} requests`);
  },
);
paused.run();
