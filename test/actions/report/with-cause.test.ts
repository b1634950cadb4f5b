import { suite } from "uvu";
import * as assert from "uvu/assert";
import { run } from "../../../actions/report/run.ts";
import { OutsideError } from "../../../model/problem.ts";
import { edited, type Specs } from "../../model/change/revised.ts";
import { sample } from "../acme.ts";
import { eu, one, two } from "./scene.ts";
import { flux, lock, makeWorld, sha } from "./world.ts";

const line = "environments/applications/shop.yaml";
const address = (commit: string, number: number): string =>
  `https://github.com/acme/specs/blob/${commit}/${line}#L${number}`;
const filesOf = (specs: Specs) => new Map(Object.entries(specs).map(([path, text]) => [path, Buffer.from(text)]));
const source = (digit: string, repository = "acme/specs") => ({ source: `${repository}@${sha(digit)}` });

/** Two: shop gets another port; its specs were at 4 and are at 5. */
function newWorld(former: { readonly source: string } = source("4")) {
  const world = makeWorld([
    { sha: one, at: "2026-11-20T11:00:00Z", locks: { staging: lock({ [eu]: "0" }, former) } },
    { sha: two, at: "2026-11-20T12:00:00Z", locks: { staging: lock({ [eu]: "1" }, source("5")) } },
  ]);
  world.specs.set(sha("4"), filesOf(sample));
  world.specs.set(sha("5"), filesOf(edited({ "shop.yaml": [["LOG_LEVEL: info", "LOG_LEVEL: warn"]] })));
  return world;
}

const unready = "health check failed after 5m0.1s: timeout waiting for: [Deployment/shop/shop status: 'InProgress']";
const failure = (changes: object = {}) =>
  flux({ revision: two, severity: "error", reason: "HealthCheckFailed", message: unready, ...changes });
const again = failure({ timestamp: "2026-11-20T12:05:30Z" });

type World = ReturnType<typeof newWorld>;
const urls = ({ logs }: World): readonly (string | undefined)[] =>
  (logs.get(1) ?? []).flatMap(({ entry }) => (entry.text.startsWith("healthy failed") ? [entry.url] : []));
const summary = ({ checks }: World): string => [...checks.values()].at(-1)?.summary ?? "";

const number = sample[line]?.split("\n").findIndex((text) => text.includes("LOG_LEVEL")) ?? 0;
const cause = address(sha("5"), number + 1);

const test = suite("a failure's line of the specs");

test("is kept in the task's log, and shown below the answer", async () => {
  const world = newWorld();
  await run(failure(), world.deps);
  assert.equal([...new Set(urls(world))], [cause]);
  const [answer, brought] = summary(world).split("\n\n");
  assert.match(answer ?? "", /HealthCheckFailed/);
  assert.is(brought, `Brought by [\`${line}:${number + 1}\`](${cause})`);
});

test("is looked for once, however often Flux fails in the same way", async () => {
  const world = newWorld();
  await run(failure(), world.deps);
  world.specs.clear();
  await run(again, world.deps);
  assert.is(urls(world).filter((url) => url === cause).length, urls(world).length);
  assert.match(summary(world), "Brought by");
});

test("is looked for again where it was not found", async () => {
  const world = newWorld();
  const specs = new Map(world.specs);
  world.specs.clear();
  await run(failure(), world.deps);
  assert.equal([...new Set(urls(world))], [undefined]);
  assert.not.match(summary(world), "Brought by");
  for (const [commit, files] of specs) world.specs.set(commit, files);
  await run(again, world.deps);
  assert.is(urls(world).at(-1), cause);
});

test("is shown where the same event came again, after the specs could be read", async () => {
  const world = newWorld();
  const specs = new Map(world.specs);
  world.specs.clear();
  await run(failure(), world.deps);
  for (const [commit, files] of specs) world.specs.set(commit, files);
  await run(failure(), world.deps);
  assert.match(summary(world), "Brought by");
});

test("is looked for of the application's first specs too", async () => {
  const world = newWorld();
  const [first, second] = world.commits;
  assert.ok(first && second);
  world.commits.splice(0, 1, { ...first, locks: {} });
  await run(failure(), world.deps);
  assert.is(urls(world).at(-1), address(sha("5"), 2));
});

const none: readonly (readonly [claim: string, make: () => World, event: ReturnType<typeof flux>])[] = [
  ["of specs that another repository held before", () => newWorld(source("4", "acme/former")), failure()],
  ["of what names no object", newWorld, failure({ message: "context deadline exceeded" })],
  ["of an object that is not ours", newWorld, failure({ message: unready.replace("shop/shop", "kube-system/dns") })],
  ["of a way out", newWorld, failure({ message: unready.replace("shop/shop", "../../shop") })],
  ["of lines of text", newWorld, failure({ message: `Deployment/shop\n/shop dry-run failed: \n${unready}` })],
  ["of more text than is read", newWorld, failure({ message: "Deployment/shop/".repeat(2_400) })],
  ["of what has not failed", newWorld, flux({ revision: two })],
];
for (const [claim, make, event] of none)
  test(`is none ${claim}`, async () => {
    const world = make();
    await run(event, world.deps);
    assert.equal(
      urls(world).filter((url) => url !== undefined),
      [],
    );
    assert.not.match(summary(world), "Brought by");
  });

test("keeps nobody from being told of the failure, where the specs cannot be reached", async () => {
  const world = newWorld();
  const told: string[] = [];
  const specsAt = async () => {
    throw new OutsideError("the network is down");
  };
  const result = await run(failure(), { ...world.deps, specsAt, progress: (text) => told.push(text) });
  assert.is(result.status, "reported");
  assert.match(summary(world), "HealthCheckFailed");
  assert.match(told.join("\n"), "the network is down");
});
test.run();
