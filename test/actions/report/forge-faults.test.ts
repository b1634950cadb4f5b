import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Fault } from "../../../local/forge/faults.ts";
import { call } from "../acme.ts";
import { Scene } from "./forge-scene.ts";
import { checkRuns, firstEnd, seen } from "./forge-sight.ts";

const test = suite("report under fire");

/** Every fault that a client cannot tell from one before the effect, in turn. */
const faults: readonly Fault[] = ["drop", "cut", { status: 502, body: "<html>" }, { status: 504 }];

test("with the answer to every write lost once, everything is written once", async () => {
  await using scene = await Scene.open();
  const { forge } = scene;
  const release = await scene.release("billing", "portal", "shop");
  const answered = new Set<string>();
  let lost = 0;
  forge.interceptAfter(({ method, path, body, login }, status) => {
    const key = `${method} ${path} ${JSON.stringify(body)}`;
    if (method === "GET" || status >= 400 || login !== "acme-landfall[bot]" || answered.has(key)) return undefined;
    answered.add(key);
    lost += 1;
    return faults[lost % faults.length];
  });
  await using reporter = await scene.reporter({ wait: async () => {} });
  await reporter.report(release.push);
  for (const event of await scene.flux("staging", "staging-first-deploy", release.environments))
    await reporter.report(event);
  assert.ok(lost > 30, `only ${lost} answers were lost`);
  assert.equal(await seen(forge, release), firstEnd);
  assert.is((await checkRuns(forge, release.environments)).length, 3);
  const at = `/repos/acme/environments/deployments?sha=${release.environments}`;
  assert.is(((await call(forge, "GET", at)) as readonly unknown[]).length, 3);
});

test("with every request refused by a limit once, nothing is missing", async () => {
  await using scene = await Scene.open();
  const release = await scene.release("shop");
  const waits: number[] = [];
  const refused = new Set<string>();
  scene.forge.intercept(({ path, method, template, body }) => {
    const key = `${method} ${path} ${JSON.stringify(body)}`;
    if (template === "git" || refused.has(key)) return undefined;
    refused.add(key);
    return {
      status: 403,
      headers: { "retry-after": "9" },
      body: { message: "You have exceeded a secondary rate limit" },
    };
  });
  await using reporter = await scene.reporter({ wait: async (seconds) => void waits.push(seconds) });
  const outcome = await reporter.report(release.push);
  assert.is(outcome.status, "reported");
  assert.equal([...new Set(waits)], [9]);
  assert.is((await checkRuns(scene.forge, release.environments)).length, 3);
});

test.run();
