import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { attempt, judge } from "../../local/acceptance/attempt.ts";
import { emit } from "../../local/acceptance/emit.ts";
import { conform } from "../../local/acceptance/kubeconform.ts";
import { writeSchemas } from "../../local/acceptance/schemas.ts";
import { startServer } from "../../local/acceptance/server.ts";
import { definitions } from "../../local/control-plane/crds.ts";
import { buildTools } from "../../local/control-plane/tools.ts";
import { acceptancePage } from "../../scripts/acceptance-page.ts";

const tools = await buildTools(console.error);
const { kubectl, version, folder, close } = await startServer(tools);
const all = await emit({ folder, kustomize: tools.program("kustomize") });
const judged = await judge(kubectl, all);
const accepted = judged.flatMap(({ verdict }) => verdict.accepted);
const schemas = await writeSchemas(
  kubectl,
  join(folder, "schemas"),
  new Set(accepted.map(({ apiVersion }) => apiVersion)),
);
const strict = { program: tools.program("kubeconform"), schemas };

const server = suite("a real API server");
server.after(() => close({ keepLogs: false }));

for (const { given, verdict } of judged) {
  server(`takes everything of ${given.name} (${given.source}), and warns of nothing`, async () => {
    assert.equal(verdict.refused, []);
    assert.equal(verdict.warnings, []);
    // kubeconform counts what is in the files, so that nothing was left out.
    assert.equal(await conform(strict, given.manifests), { valid: verdict.accepted.length, faults: [] });
  });
}

const middleware = {
  apiVersion: "traefik.io/v1alpha1",
  kind: "Middleware",
  metadata: { name: "typo", namespace: "shop" },
  spec: { rateLimit: { avarage: 50 } },
};
const unrestricted = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "root", namespace: "shop" },
  spec: {
    selector: { matchLabels: { app: "root" } },
    template: { metadata: { labels: { app: "root" } }, spec: { containers: [{ name: "root", image: "root" }] } },
  },
};

function written(object: { readonly metadata: { readonly name: string } }): string {
  const file = join(folder, `${object.metadata.name}.json`);
  writeFileSync(file, JSON.stringify(object));
  return file;
}

server("would refuse a field that its kind does not have, and kubeconform would find it", async () => {
  const file = written(middleware);
  const { refused } = await attempt(kubectl, [file]);
  assert.match(refused.join("\n"), /unknown field|field not declared/);
  const { valid, faults } = await conform(strict, [file]);
  assert.is(valid, 0);
  assert.match(faults.join("\n"), /avarage/);
});

server("would warn of a pod that is less than restricted", async () => {
  const { warnings } = await attempt(kubectl, [written(unrestricted)]);
  assert.match(warnings.join("\n"), /would violate PodSecurity "restricted:latest"/);
});

const page = join(import.meta.dirname, "../../docs/acceptance.md");

server("is what docs/acceptance.md tells of (UPDATE=1 rewrites it)", () => {
  const text = acceptancePage({ version, definitions: definitions(), judged });
  if (process.env["UPDATE"] === "1") writeFileSync(page, text);
  assert.ok(existsSync(page), "docs/acceptance.md is missing: run with UPDATE=1");
  assert.is(text, readFileSync(page, "utf8"));
});

server.run();
