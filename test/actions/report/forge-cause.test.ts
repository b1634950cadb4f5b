import { suite } from "uvu";
import * as assert from "uvu/assert";
import { call, editSpecs, propose } from "../acme.ts";
import { type Reporter, Scene } from "./forge-scene.ts";
import { checkRuns } from "./forge-sight.ts";

const file = "environments/applications/billing.yaml";
const patch =
  "  patches:\n    - target: { kind: Deployment }\n      merge: { spec: { strategy: { type: Sideways } } }\n";

const road = suite<{ scene: Scene; reporter: Reporter; specs: string; environments: string; line: number }>(
  "the line that brought a failure, on the forge",
);
road.before(async (context) => {
  const scene = await Scene.open();
  await scene.release("billing");
  let line = 0;
  const specs = await editSpecs(scene.forge, file, (text) => {
    const start = text.indexOf("  environments:\n");
    line = text.slice(0, start).split("\n").length;
    return text.slice(0, start) + patch + text.slice(start);
  });
  await propose(scene.forge);
  const environments = String(scene.push("staging").payload["after"]);
  const reporter = await scene.reporter();
  Object.assign(context, { scene, reporter, specs, environments, line });
});
road.after(async ({ scene, reporter }) => {
  await reporter[Symbol.asyncDispose]();
  await scene[Symbol.asyncDispose]();
});

/** An error of the Kustomization of billing, at a commit of the environments repository. */
const failure = (commit: string, reason: string, message: string, minute: number) => ({
  event_type: "Kustomization/apps-billing.flux-system",
  client_payload: {
    involvedObject: { kind: "Kustomization", namespace: "flux-system", name: "apps-billing" },
    ...{ severity: "error", reason, message },
    timestamp: `2036-11-20T12:0${minute}:00Z`,
    metadata: { revision: `main@sha1:${commit}`, environment: "staging", cluster: "staging-eu" },
  },
});

const said: readonly (readonly [claim: string, reason: string, message: string])[] = [
  [
    "is shown where a manifest was refused",
    "ReconciliationFailed",
    'Deployment/billing/billing dry-run failed (Invalid): Deployment.apps "billing" is invalid: spec.strategy.type: Unsupported value: "Sideways"',
  ],
  [
    "is shown where the application does not get ready",
    "HealthCheckFailed",
    "health check failed after 5m0.1s: timeout waiting for: [Deployment/billing/billing status: 'InProgress']",
  ],
];
for (const [index, [claim, reason, message]] of said.entries())
  road(claim, async ({ scene, reporter, specs, environments, line }) => {
    const body = failure(environments, reason, message, index);
    await reporter.report(await scene.dispatch("staging", body));
    const [run] = await checkRuns(scene.forge, environments);
    assert.match(run?.output.title ?? "", reason);
    const url = `${scene.forge.url}/acme/specs/blob/${specs}/${file}#L${line}`;
    assert.match(run?.output.summary ?? "", `\n\nBrought by [\`${file}:${line}\`](${url})\n\n`);
    assert.is(await textOf(scene, specs, line), "  patches:");
  });

road("is not looked for again in the same failure", async ({ scene, environments }) => {
  const [, [, reason, message] = ["", "", ""]] = said;
  const fetched = () => scene.forge.requests.filter(({ path }) => path.startsWith("/acme/specs.git")).length;
  const before = fetched();
  assert.ok(before > 0);
  await using another = await scene.reporter();
  await another.report(await scene.dispatch("staging", failure(environments, reason, message, 9)));
  assert.is(fetched(), before);
  const [run] = await checkRuns(scene.forge, environments);
  assert.match(run?.output.summary ?? "", "Brought by");
});
road.run();

/** A line of the file at a commit of the specs. */
async function textOf({ forge }: Scene, commit: string, line: number): Promise<string | undefined> {
  const found = (await call(forge, "GET", `/repos/acme/specs/contents/${file}?ref=${commit}`)) as { content: string };
  return Buffer.from(found.content, "base64").toString("utf8").split("\n")[line - 1];
}
