import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Released, type Reporter, Scene } from "./forge-scene.ts";
import { checkRuns, checks, statuses } from "./forge-sight.ts";

const trust = suite<{ scene: Scene; released: Released; reporter: Reporter }>(
  "report on the forge, of whom to believe",
);
trust.before(async (context) => {
  const scene = await Scene.open();
  const released = await scene.release("portal");
  Object.assign(context, { scene, released, reporter: await scene.reporter() });
});
trust.after(async ({ scene, reporter }) => {
  await reporter[Symbol.asyncDispose]();
  await scene[Symbol.asyncDispose]();
});

/** What Flux says of portal, or would if it were honest. */
const portal = (revision: string, changes: object = {}): object => ({
  event_type: "Kustomization/apps-portal.flux-system",
  client_payload: {
    involvedObject: { kind: "Kustomization", namespace: "flux-system", name: "apps-portal" },
    severity: "info",
    timestamp: "2026-11-20T12:00:30Z",
    message: "Health check passed in 1s",
    reason: "Progressing",
    metadata: { environment: "staging", cluster: "staging-eu", revision: `main@sha1:${revision}` },
    ...changes,
  },
});

trust("another environment's identity is refused, and nothing is written", async ({ scene, released, reporter }) => {
  const before = scene.writes();
  const result = await reporter.report(await scene.dispatch("dev", portal(released.environments)));
  assert.is(
    result.status === "refused" && result.reason,
    '"acme-landfall-dev[bot]" may not speak of staging: its reporter is "acme-landfall-staging[bot]"',
  );
  assert.is(scene.writes(), before);
});

trust("a commit that is nowhere is refused without asking the server for it", async ({ scene, reporter }) => {
  const event = await scene.dispatch("staging", portal("0123456789".repeat(4)));
  await reporter.report(event);
  const before = scene.forge.requests.length;
  assert.is((await reporter.report(event)).status, "refused");
  assert.is(scene.forge.requests.length, before);
});

trust(
  "a commit whose repository the token may not write to is named, and everything else is shown",
  async ({ scene, released, reporter }) => {
    const stop = scene.forge.intercept(({ path }) =>
      path.startsWith("/repos/acme/portal/")
        ? { status: 403, body: { message: "Resource not accessible" } }
        : undefined,
    );
    const result = await reporter.report(released.push);
    stop();
    const told = result.status === "reported" ? result.tasks : [];
    const refused = told.find(({ standing: { task } }) => task.target.application === "portal")?.notReported;
    assert.is(refused?.length, 1);
    assert.match(
      refused?.[0] ?? "",
      /status landfall\/staging\/portal in acme\/portal \(403\).*give the token statuses: write/,
    );
    const shown = [
      await checks(scene.forge, released.environments),
      await statuses(scene.forge, "specs", released.specs),
    ];
    for (const list of shown)
      assert.equal(
        list.map((text) => text.split(":")[0]),
        ["billing", "portal", "shop"],
      );
  },
);

const hostile = [
  "</td><img src=x onerror=alert(1)>|[x](javascript:alert(1))`code`**b** @acme/admins #1",
  "## Ready\u001b[2J\u001b]8;;https://evil.example\u0007 ##[error]no ::error::no \u202eeslaf",
  "a/".repeat(5_000),
];
const polluting: object = JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"polluted": true}}');

trust("a hostile payload is shown letter by letter", async ({ scene, released, reporter }) => {
  for (const [index, text] of hostile.entries()) {
    const failure = { severity: "error", reason: "HealthCheckFailed", timestamp: `2026-11-20T13:00:0${index}Z` };
    const body = portal(released.environments, { ...failure, message: text, ...polluting });
    assert.is((await reporter.report(await scene.dispatch("staging", body))).status, "reported");
    const run = (await checkRuns(scene.forge, released.environments)).find(({ name }) => name.endsWith("portal"));
    assert.match(run?.output.title ?? "", /^failed: HealthCheckFailed on staging-eu: /);
    assert.not.match(run?.output.title ?? "", /[\p{Cc}\p{Cf}]/u);
    const lines = run?.output.summary.split("\n") ?? [];
    for (const line of lines) assert.not.match(line, /<img|\]\(javascript|\*\*b|@acme\/admins|^#|##\[|[\p{Cc}\p{Cf}]/u);
    const columns = lines.filter((line) => line.startsWith("| ")).map((line) => line.split("|").length - 2);
    assert.equal(new Set(columns), new Set([4, 5]), "no table has a cell more");
  }
  assert.is(Reflect.get({}, "polluted"), undefined);
});
trust.run();
