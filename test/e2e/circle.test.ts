/**
 * The whole circle, nothing mocked between specs and check run: real Git, our workflows, Kubernetes and Flux. The claims
 * build on each other, as the life of an organization does.
 */
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { digestOf, withImage } from "../../local/acme/images.ts";
import { Person } from "../../local/acme/person.ts";
import { Timeline } from "../../local/acme/timeline.ts";
import { Trial } from "../../local/acme/trial.ts";
import { buildTools } from "../../local/control-plane/tools.ts";

type Condition = { readonly type: string; readonly status: string };

const timeline = new Timeline(console.error);
let trial: Trial;
let failures = 0;
const test = suite("the circle");
const claim = (title: string, prove: () => Promise<void>): void =>
  void test(title, async () => {
    timeline.chapter(title);
    try {
      await prove();
    } catch (error) {
      failures += 1;
      throw error;
    }
  });

test.before(async () => {
  trial = await Trial.start(await buildTools(console.error), timeline);
});
test.after(async () => {
  const { close, logs } = trial.circle;
  await close({ keepLogs: failures > 0 });
  if (failures > 0) console.error(`logs: ${logs}`);
});

const staging = ["staging-eu", "staging-us"] as const;
/** scanner's database, as CloudNativePG's kind has it. */
const database = async () => {
  const [found] = await trial.cluster("cicd-eu").kubectl.list("clusters.postgresql.cnpg.io", "scanner");
  assert.ok(found, "there is no database of scanner");
  return found;
};

let first: string;

claim("a pull request with a mistake is stopped on its line, and nothing is proposed", async () => {
  const { acme } = trial;
  const number = await acme.openSpecs("applications", "Add the applications", (text, path) =>
    path.endsWith("applications/shop.yaml") ? text.replace("min: 2", "min: two") : text,
  );
  const [validated] = acme.jobs.done;
  assert.is(validated?.status, "failure");
  assert.match(
    validated?.annotations.join("\n") ?? "",
    /^environments\/applications\/shop\.yaml:\d+:\d+ spec\.scaling\.min must be/,
  );
  assert.equal(await acme.ada.call("GET", "/repos/acme/environments/pulls?state=all"), []);

  await acme.fixSpecs("applications", "Write the number", (text) => text.replace("min: two", "min: 2"));
  first = await acme.mergeSpecs(number);
});

claim("the fix merges and becomes one pull request per environment", async () => {
  const pulls = await trial.acme.ada.call<{ head: { ref: string } }[]>(
    "GET",
    "/repos/acme/environments/pulls?state=all",
  );
  assert.equal(pulls.map(({ head }) => head.ref).sort(), [
    "landfall/cicd",
    "landfall/dev",
    "landfall/production",
    "landfall/staging",
  ]);
});

claim("what was merged is fetched, applied and healthy, and every commit involved says ready", async () => {
  const { acme } = trial;
  const ready = "success: ready on staging-eu, staging-us";
  for (const name of ["shop", "billing", "portal"]) {
    const context = `landfall/staging/${name}`;
    assert.is(await trial.ended("acme/specs", first, context), ready);
    assert.is(await trial.ended(`acme/${name}`, "main", context), ready);
    for (const cluster of staging) {
      const { spec, status } = await trial.deployment(cluster, name);
      assert.is(status.readyReplicas, spec.replicas, `${name} on ${cluster}`);
    }
  }
  const [merged] = await acme.ada.call<{ merge_commit_sha: string }[]>(
    "GET",
    "/repos/acme/environments/pulls?state=closed&head=acme:landfall/staging",
  );
  const checks = await acme.checkRuns("acme/environments", merged?.merge_commit_sha ?? "");
  for (const name of ["shop", "billing", "portal"]) {
    const check = checks.get(`landfall / staging / ${name}`);
    assert.is(`${check?.conclusion}: ${check?.output.title}`, ready);
  }
});

claim("a chart is installed by Helm, and a database is waited for", async () => {
  await trial.acme.mergeEnvironment("cicd");
  for (const name of ["registry", "scanner"]) {
    assert.is(await trial.ended("acme/specs", first, `landfall/cicd/${name}`), "success: ready on cicd-eu");
  }
  const helmRelease = await trial.cluster("cicd-eu").kubectl.get("helmrelease", "registry", "registry");
  assert.is(helmRelease?.status.history[0].status, "deployed");
});

claim("of two quick releases the newer one runs on both clusters, and nothing else moved", async () => {
  const { acme } = trial;
  const others = async () =>
    Promise.all(
      staging.flatMap((cluster) =>
        ["billing", "portal"].map(async (name) => (await trial.deployment(cluster, name)).metadata.generation),
      ),
    );
  const before = await others();
  const from = await acme.tip("acme/environments");
  const older = await trial.release("Release shop 1.6.0", { shop: digestOf("shop 1.6.0", "slow") });
  const newer = await trial.release("Release shop 1.7.0", { shop: digestOf("shop 1.7.0") });
  assert.is(
    await trial.ended("acme/specs", newer, "landfall/staging/shop"),
    "success: ready on staging-eu, staging-us",
  );
  for (const cluster of staging) assert.is(await trial.running(cluster, "shop"), digestOf("shop 1.7.0"));
  assert.equal(await others(), before);
  assert.match(await trial.ended("acme/specs", older, "landfall/staging/shop"), /superseded by \w{7}|^success: ready/);
  const { files } = await acme.ada.call<{ files: { filename: string }[] }>(
    "GET",
    `/repos/acme/environments/compare/${from}...main`,
  );
  const units = new Set(files.map(({ filename }) => filename.split("/").slice(1, 4).join("/")));
  assert.equal(
    [...units].filter((unit) => /apps|data|tenants/.test(unit) && !unit.includes("flux")).sort(),
    staging.map((cluster) => `${cluster}/apps/shop`),
  );
});

claim(
  "an image that never becomes ready fails with the reason and the object; the next good one recovers",
  async () => {
    const bad = await trial.release("Release billing 2.4.0", { billing: digestOf("billing 2.4.0", "neverReady") });
    const said = await trial.ended("acme/specs", bad, "landfall/staging/billing");
    assert.match(said, /^failure: failed: HealthCheckFailed on staging-/);
    assert.match(said, /Deployment\/billing\/billing/);
    const good = await trial.release("Release billing 2.4.1", { billing: digestOf("billing 2.4.1") });
    assert.is(
      await trial.ended("acme/specs", good, "landfall/staging/billing"),
      "success: ready on staging-eu, staging-us",
    );
  },
);

claim("an object that the API server refuses fails with its message, and holds nothing else back", async () => {
  const { acme } = trial;
  const commit = await trial.change("Roll billing out sideways", {
    "applications/billing.yaml": (text) => text.replace("progressDeadlineSeconds: 20", "strategy: { type: Sideways }"),
    "staging/release.yaml": (text) => withImage(text, "portal", digestOf("portal 1.0.0")),
  });
  const said = await trial.ended("acme/specs", commit, "landfall/staging/billing");
  assert.match(said, /^failure: failed: ReconciliationFailed on staging-\w+(, staging-\w+)?: Deployment\/billing/);
  assert.is(
    await trial.ended("acme/specs", commit, "landfall/staging/portal"),
    "success: ready on staging-eu, staging-us",
  );
  const check = (await acme.checkRuns("acme/environments", "main")).get("landfall / staging / billing");
  assert.match(`${check?.output.title} ${check?.output.summary}`, /spec\.strategy: Unsupported value/);

  const mended = await trial.change("Roll billing out as ever", {
    "applications/billing.yaml": (text) => text.replace("strategy: { type: Sideways }", "progressDeadlineSeconds: 20"),
    "staging/release.yaml": (text) => withImage(text, "billing", digestOf("billing 2.4.2")),
  });
  assert.is(
    await trial.ended("acme/specs", mended, "landfall/staging/billing"),
    "success: ready on staging-eu, staging-us",
  );
});

claim("a broken platform does not hold back an application's new image", async () => {
  const { kubectl } = trial.cluster("staging-eu");
  const platform = {
    apiVersion: "kustomize.toolkit.fluxcd.io/v1",
    kind: "Kustomization",
    metadata: { name: "platform", namespace: "flux-system" },
  };
  const sourceRef = { kind: "GitRepository", name: "environments" };
  await kubectl.apply([
    { ...platform, spec: { sourceRef, path: "./platform", interval: "1m", prune: true, wait: true } },
  ]);
  const isBroken = async (): Promise<boolean> => {
    const found = await kubectl.get("kustomization", "platform", "flux-system");
    return found?.status?.conditions?.some((one: Condition) => one.type === "Ready" && one.status === "False") ?? false;
  };
  await trial.circle.until("the platform to be broken", isBroken);
  const commit = await trial.release("Release shop 1.8.0", { shop: digestOf("shop 1.8.0") });
  assert.is(
    await trial.ended("acme/specs", commit, "landfall/staging/shop"),
    "success: ready on staging-eu, staging-us",
  );
  assert.ok(await isBroken());
});

claim("a removed application ends as deleted once it is gone, and its database stays", async () => {
  const before = await database();
  const commit = await trial.change("Remove scanner, and portal from staging", {
    "applications/registry.yaml": (text) => text.replace("  callers: [scanner]\n", ""),
    "applications/scanner.yaml": () => undefined,
    "cicd/release.yaml": (text) => text.replace(/applications:\n {4}scanner:\n(?: {6}.*\n)+/, "applications: {}\n"),
    "applications/portal.yaml": (text) => text.replace("staging: {}, ", ""),
    "staging/release.yaml": (text) => text.replace(/ {4}portal:\n(?: {6}.*\n)+/, ""),
  });
  await trial.acme.mergeEnvironment("cicd");
  assert.is(
    await trial.ended("acme/specs", commit, "landfall/staging/portal"),
    "success: deleted from staging-eu, staging-us",
  );
  for (const cluster of staging) assert.is(await trial.cluster(cluster).kubectl.get("namespace", "portal"), undefined);
  assert.is(await trial.ended("acme/specs", commit, "landfall/cicd/scanner"), "success: deleted from cicd-eu");
  assert.is(await trial.cluster("cicd-eu").kubectl.get("deployment", "scanner", "scanner"), undefined);
  assert.is((await database()).metadata.uid, before.metadata.uid);
});

claim("an event by another environment's identity is refused, and says so", async () => {
  const { acme } = trial;
  const forger = new Person(acme.forge.url, "acme-landfall-dev[bot]", "t-dev");
  const before = acme.jobs.done.length;
  const commit = await acme.tip("acme/environments");
  await forger.call("POST", "/repos/acme/events/dispatches", {
    event_type: "Kustomization/apps-shop.flux-system",
    client_payload: {
      involvedObject: { kind: "Kustomization", namespace: "flux-system", name: "apps-shop" },
      severity: "error",
      timestamp: new Date().toISOString().replace(/\.\d+Z$/, "Z"),
      message: "health check failed",
      reason: "HealthCheckFailed",
      metadata: { environment: "staging", cluster: "staging-eu", revision: `main@sha1:${commit}` },
      reportingController: "kustomize-controller",
    },
  });
  await acme.jobs.idle();
  const refused = acme.jobs.done
    .slice(before)
    .find(({ lines }) => lines.join(" ").includes("may not speak of staging"));
  assert.ok(refused, "nobody said that it was refused");
  assert.is((await acme.statuses("acme/specs", first)).get("landfall/staging/shop")?.state, "success");
});

test.run();
