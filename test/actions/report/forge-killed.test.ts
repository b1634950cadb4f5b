import { suite } from "uvu";
import * as assert from "uvu/assert";
import { impatient, Scene } from "./forge-scene.ts";
import { before, onTheirWay, told } from "./forge-steps.ts";

const killed = suite("a reporter that dies before any of its requests");

killed("leaves nothing wrong: run again and swept, it ends as if it had not died", async () => {
  await using scene = await Scene.open();
  let requests = 0;
  let n = 0;
  for await (const one of onTheirWay(scene)) {
    n += 1;
    const dying = before(n, async () => {
      throw new Error("the runner is gone");
    });
    await using reporter = await scene.reporter({ ...impatient, fetch: dying.fetch });
    const failure = await reporter.report(one.healthy).then(
      () => undefined,
      (error: unknown) => error,
    );
    requests = dying.seen();
    if (requests < n) break;
    assert.ok(failure instanceof Error || n > 3, "it died before it had written anything, and said nothing");
    await using again = await scene.reporter();
    // Of what was appended before it died the rerun finds that it is there; the sweep shows what nobody did.
    await again.report(one.healthy);
    await again.report({ name: "schedule", payload: {} });
    assert.equal(await told(one), [`${one.application}: success, ready on staging-eu`], `before request ${n}`);
  }
  assert.ok(requests >= 5, `it made ${requests} requests`);
});
killed.run();
