/**
 * The whole circle, nothing mocked between specs and check run: real Git, our workflows, Kubernetes and Flux. The claims
 * build on each other, as the life of an organization does.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type Circle, startCircle } from "../../local/acme/circle.ts";
import { digestOf, withImage } from "../../local/acme/images.ts";
import { Person } from "../../local/acme/person.ts";
import { Timeline } from "../../local/acme/timeline.ts";
import { trialClusters, trialSpecs } from "../../local/acme/trial.ts";
import { buildTools } from "../../local/control-plane/tools.ts";

const timeline = new Timeline(console.error);
let circle: Circle;
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
  circle = await startCircle({
    tools: await buildTools(console.error),
    timeline,
    specs: trialSpecs(),
    clusters: trialClusters,
  });
});
test.after(async () => {
  await circle.close({ keepLogs: failures > 0 });
  if (failures > 0) console.error(`logs: ${circle.logs}`);
});

const staging = ["staging-eu", "staging-us"] as const;
const clusterOf = (name: string) => {
  const found = circle.clusters.get(name);
  if (found === undefined) throw new Error(`${name} does not run`);
  return found.kubectl;
};
const deployment = async (cluster: string, name: string) => {
  const found = await clusterOf(cluster).get("deployment", name, name);
  assert.ok(found, `${cluster} has no Deployment ${name}`);
  return found;
};
/** The image digest that an application runs on a cluster. */
const running = async (cluster: string, name: string): Promise<string> =>
  (await deployment(cluster, name)).spec.template.spec.containers[0].image.split("@")[1];

/** Releases images to staging by a pull request of the specs; gives its commit. */
async function release(title: string, images: Readonly<Record<string, string>>): Promise<string> {
  const branch = title.toLowerCase().replaceAll(/\W+/g, "-");
  const number = await circle.acme.open(branch, title, (folder) => {
    const path = join(folder, "environments/staging/release.yaml");
    const text = Object.entries(images).reduce(
      (changed, [name, digest]) => withImage(changed, name, digest),
      readFileSync(path, "utf8"),
    );
    writeFileSync(path, text);
  });
  return circle.acme.mergeSpecs(number);
}

/** Waits until a commit's status is no longer pending, and gives its state and words. */
async function ended(repository: string, commit: string, context: string, seconds = 120): Promise<string> {
  let said = "nothing";
  await circle.until(`${context} of ${repository}@${commit.slice(0, 7)} to end`, seconds, async () => {
    const status = (await circle.acme.statuses(repository, commit)).get(context);
    if (status !== undefined) said = `${status.state}: ${status.description}`;
    return status !== undefined && status.state !== "pending";
  });
  return said;
}

let first: string;

claim("a pull request with a mistake is stopped on its line, and nothing is proposed", async () => {
  const { acme } = circle;
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
  const pulls = await circle.acme.ada.call<{ head: { ref: string } }[]>(
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
  const { acme } = circle;
  const ready = "success: ready on staging-eu, staging-us";
  for (const name of ["shop", "billing", "portal"]) {
    const context = `landfall/staging/${name}`;
    assert.is(await ended("acme/specs", first, context), ready);
    assert.is(await ended(`acme/${name}`, "main", context), ready);
    for (const cluster of staging) {
      const { spec, status } = await deployment(cluster, name);
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
  await circle.acme.mergeEnvironment("cicd");
  for (const name of ["registry", "scanner"]) {
    assert.is(await ended("acme/specs", first, `landfall/cicd/${name}`), "success: ready on cicd-eu");
  }
  const helmRelease = await clusterOf("cicd-eu").get("helmrelease", "registry", "registry");
  assert.is(helmRelease?.status.history[0].status, "deployed");
});

claim("of two quick releases the newer one runs on both clusters, and nothing else moved", async () => {
  const { acme } = circle;
  const others = async () =>
    Promise.all(
      staging.flatMap((cluster) =>
        ["billing", "portal"].map(async (name) => (await deployment(cluster, name)).metadata.generation),
      ),
    );
  const before = await others();
  const [from] = [await acme.tip("acme/environments")];
  const older = await release("Release shop 1.6.0", { shop: digestOf("shop 1.6.0", "slow") });
  const newer = await release("Release shop 1.7.0", { shop: digestOf("shop 1.7.0") });
  assert.is(await ended("acme/specs", newer, "landfall/staging/shop"), "success: ready on staging-eu, staging-us");
  for (const cluster of staging) assert.is(await running(cluster, "shop"), digestOf("shop 1.7.0"));
  assert.equal(await others(), before);
  assert.match(await ended("acme/specs", older, "landfall/staging/shop"), /superseded by \w{7}|^success: ready/);
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
    const bad = await release("Release billing 2.4.0", { billing: digestOf("billing 2.4.0", "neverReady") });
    const said = await ended("acme/specs", bad, "landfall/staging/billing");
    assert.match(said, /^failure: failed: HealthCheckFailed on staging-/);
    assert.match(said, /Deployment\/billing\/billing/);
    const good = await release("Release billing 2.4.1", { billing: digestOf("billing 2.4.1") });
    assert.is(await ended("acme/specs", good, "landfall/staging/billing"), "success: ready on staging-eu, staging-us");
  },
);

claim("an object that the API server refuses fails with its message, and holds nothing else back", async () => {
  const { acme } = circle;
  const number = await acme.open("strategy", "Roll billing out sideways", (folder) => {
    const path = join(folder, "environments/applications/billing.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("progressDeadlineSeconds: 20", "strategy: { type: Sideways }"));
    const releasePath = join(folder, "environments/staging/release.yaml");
    writeFileSync(releasePath, withImage(readFileSync(releasePath, "utf8"), "portal", digestOf("portal 1.0.0")));
  });
  const commit = await acme.mergeSpecs(number);
  const said = await ended("acme/specs", commit, "landfall/staging/billing");
  assert.match(said, /^failure: failed: ReconciliationFailed on staging-\w+(, staging-\w+)?: Deployment\/billing/);
  assert.is(await ended("acme/specs", commit, "landfall/staging/portal"), "success: ready on staging-eu, staging-us");
  const check = (await acme.checkRuns("acme/environments", "main")).get("landfall / staging / billing");
  assert.match(`${check?.output.title} ${check?.output.summary}`, /spec\.strategy: Unsupported value/);

  const back = await acme.open("straight", "Roll billing out as ever", (folder) => {
    const path = join(folder, "environments/applications/billing.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace("strategy: { type: Sideways }", "progressDeadlineSeconds: 20"));
  });
  const mended = await acme.mergeSpecs(back);
  assert.is(await ended("acme/specs", mended, "landfall/staging/billing"), "success: ready on staging-eu, staging-us");
});

claim("an event by another environment's identity is refused, and says so", async () => {
  const { acme } = circle;
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
