import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Ended, landfall } from "../doors/start.ts";
import { type Released, Scene } from "../report/forge-scene.ts";

type Context = { scene: Scene; second: Released; status: Status };
type Status = (args: readonly string[], token?: string) => Promise<Ended>;

const road = suite<Context>("landfall status on the forge");
road.before(async (context) => {
  const scene = await Scene.open();
  const first = await scene.release("billing", "portal", "shop");
  await using reporter = await scene.reporter();
  await reporter.report(first.push);
  for (const event of await scene.flux("staging", "staging-first-deploy", first.environments))
    await reporter.report(event);
  const second = await scene.release("billing", "shop");
  await using later = await scene.reporter();
  for (const event of await scene.flux("staging", "staging-release", second.environments)) await later.report(event);
  const status: Status = (args, token = "t-status") =>
    landfall(["status", "--environments", "acme/environments", ...args], {
      cwd: "/",
      environment: { GITHUB_TOKEN: token, GITHUB_API_URL: scene.forge.url, GITHUB_SERVER_URL: scene.forge.url },
    });
  Object.assign(context, { scene, second, status });
});
road.after(({ scene }) => scene[Symbol.asyncDispose]());

road("shows every target of the environments, and what went wrong, and writes nothing", async ({ scene, status }) => {
  const before = scene.forge.requests.length;
  const { code, out, err } = await status([]);
  assert.is(code, 1);
  const lines = out.trimEnd().split("\n");
  assert.equal(
    lines.slice(0, 4).map((line) => line.replace(/ \d+[smh]$/, "").trim()),
    ["staging", "billing  ✗ failed", "portal   ✓ ready", "shop     ✓ ready"],
  );
  assert.match(out, /^✗ staging\/billing@[0-9a-f]{7}: failed: HealthCheckFailed on staging-eu: .* stalled after 25s$/m);
  assert.is(lines.at(-1), "1 went wrong, 2 arrived");
  assert.match(err, /^reads the logs of 3 tasks in acme\/environments$/m);
  const requests = scene.forge.requests.slice(before);
  assert.equal(
    requests.map(({ method }) => method),
    Array(4).fill("GET"),
  );
});

road("shows one task in full, with what it came from", async ({ second, status }) => {
  const { code, out } = await status(["staging/shop"]);
  assert.is(code, 0);
  assert.match(out, /^✓ staging\/shop@[0-9a-f]{7}: ready on staging-eu$/m);
  assert.match(out, /^merged +✓ done +\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/m);
  assert.match(out, /^healthy 1\/1 +✓ done/m);
  assert.match(out, /^staging-eu\/apps\/shop +healthy +✓ done/m);
  assert.match(out, /^pull request +http.*\/acme\/environments\/pull\/\d+$/m);
  for (const commit of [second.environments, second.specs, second.applications["shop"]])
    assert.match(out, new RegExp(`/commit/${commit}$`, "m"));
});

road("says the same as data", async ({ second, status }) => {
  const { code, out } = await status(["staging/billing", "--json"]);
  assert.is(code, 1);
  const { version, tasks, unreadable, notes } = JSON.parse(out);
  assert.equal([version, tasks.length, unreadable, notes], [1, 1, [], []]);
  const [{ target, environment, application, commit, word, sentence, steps, source, links }] = tasks;
  assert.equal([target, environment, application, word], ["staging/billing", "staging", "billing", "failed"]);
  assert.match(sentence, /^failed: HealthCheckFailed/);
  assert.is(commit, second.environments);
  assert.equal(source.specs, `acme/specs@${second.specs}`);
  assert.equal(Object.keys(links), ["pullRequest", "commit", "specs", "application"]);
  const healthy = steps.find(({ step }: { step: string }) => step === "healthy");
  assert.equal([healthy.state, healthy.progress, healthy.parts.length], ["failed", { done: 0, of: 1 }, 1]);
});

road("ends a watch by itself where nothing is under way", async ({ status }) => {
  const ended = await Promise.all([
    status(["--watch"]),
    status(["--watch", "--json"]),
    status(["staging/shop", "--watch"]),
  ]);
  assert.equal(
    ended.map(({ code }) => code),
    [1, 1, 0],
  );
  const [all, json, one] = ended.map(({ out }) => out.trimEnd().split("\n"));
  assert.is(all?.at(-1), "1 went wrong, 2 arrived");
  assert.equal(
    json?.map((line) => JSON.parse(line).tasks.length),
    [3],
  );
  assert.is(one?.at(-1), "1 arrived");
});

road("says that it may not read, and nothing of a state", async ({ status }) => {
  for (const [token, said] of [
    ["t-plan", /\(403\).*give the token deployments: read/],
    ["t-olga", /\(404\).*give the token deployments: read/],
    ["t-nobody", /\(401\).*the token is not valid/],
  ] as const) {
    const { code, out, err } = await status(["staging/shop"], token);
    assert.equal([code, out], [1, ""]);
    assert.match(err, said);
    assert.not.match(err, /ready|failed:|\n\s+at /);
  }
});

road("takes no hostile name further than its own message", async ({ scene, status }) => {
  const before = scene.forge.requests.length;
  const names = ["../shop", "staging/../shop", "staging/shop;id", "staging /shop", "staging", "a/b@\u001b[2J"];
  const ended = await Promise.all(names.map((name) => status([name])));
  for (const { code, out, err } of ended) {
    assert.equal([code, out], [2, ""]);
    assert.match(err, /is no target: write environment\/application/);
    assert.not.ok(err.includes("\u001b"));
  }
  const { code, err } = await status(["staging/shop", "--environments", "../../user"]);
  assert.equal([code, scene.forge.requests.length - before], [1, 0]);
  assert.match(err, /"\.\.\/\.\.\/user" is no repository/);
  const other = await status(["--environment", "sta ging/..;\u001b[2J"]);
  assert.is(other.code, 1);
  assert.not.ok(other.err.includes("\u001b"));
});

road.run();
