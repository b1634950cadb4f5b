import { suite } from "uvu";
import * as assert from "uvu/assert";
import { causesOf } from "../../manifests-src/causes.ts";
import { blobId } from "../../manifests-src/git-id.ts";
import { planFolder } from "../../manifests-src/plan-folder.ts";
import type { Why } from "../../model/change/object-change.ts";
import type { Revised } from "../../model/change/spec-edits.ts";
import { dotted } from "../../model/problem.ts";
import type { Model } from "../../model/spec/model.ts";
import { lockFile } from "../../model/tree/lock.ts";
import { readLock } from "../../model/tree/parse-lock.ts";
import type { Files } from "../../model/tree/tree.ts";
import { sample } from "../actions/acme.ts";
import { type Edits, modelOf, revisedBy } from "../model/change/revised.ts";
import { source } from "./sample.ts";

const test = suite("why a file changes");

const rendered = (model: Model, environment: string): Files =>
  new Map(
    planFolder({ model, environment, source, held: { files: new Map() } }).changes.map(({ path, text }) => [
      path,
      text ?? "",
    ]),
  );

/** Each changed file of the environment, and why; `held` is what stands there, by default what was rendered before. */
function reasons(revised: Revised, environment: string, held = rendered(revised.before, environment)) {
  const lock = held.get(lockFile);
  const files = new Map([...held].map(([path, text]) => [path, blobId(text)]));
  const folder = { files, ...(lock !== undefined && { lock }) };
  const plan = planFolder({ model: revised.after, environment, source, held: folder });
  const why = causesOf({ ...revised, plan, lock: readLock(lock) });
  return Object.fromEntries(
    plan.changes.map(({ path }) => [
      path,
      why(path)
        .map((one) => text(one, revised))
        .join(", "),
    ]),
  );
}

function text(why: Why, { edits }: Revised): string {
  if (why.kind !== "spec") return why.kind;
  const edit = edits[why.edit];
  return edit === undefined ? "?" : `${edit.document.name} ${dotted(edit.path)}`;
}

const two: Edits = {
  "shop.yaml": [
    ["min: 2", "min: 3"],
    ["LOG_LEVEL: info", "LOG_LEVEL: warn"],
  ],
};

test("is the only edit that reaches it", () => {
  assert.equal(reasons(revisedBy({ "shop.yaml": [["min: 2", "min: 3"]] }), "staging"), {
    "landfall.lock": "follows",
    "staging-eu/apps/shop/horizontalpodautoscaler-shop.yaml": "shop spec.scaling.min",
    "staging-eu/flux/flux-kustomization-apps-shop.yaml": "follows",
  });
});

test("is, of several, each that makes it differ by itself", () => {
  const found = reasons(revisedBy(two), "staging");
  assert.is(found["staging-eu/apps/shop/horizontalpodautoscaler-shop.yaml"], "shop spec.scaling.min");
  assert.is(found["staging-eu/apps/shop/configmap-shop.yaml"], "shop spec.config.LOG_LEVEL");
  assert.is(found["staging-eu/apps/shop/deployment-shop.yaml"], "shop spec.config.LOG_LEVEL");
});

test("is in the documents of others where they reach it", () => {
  const found = reasons(
    revisedBy({
      "billing.yaml": [["callers: [shop]", "callers: []"]],
      "shop.yaml": [["min: 2", "min: 3"]],
      "access.yaml": [["people: [ada, grace]", "people: [ada, grace, linus]"]],
    }),
    "production",
  );
  const tenants = Object.entries(found).filter(
    ([path]) => path.includes("/tenants/") && path.includes("networkpolicy"),
  );
  assert.ok(tenants.length > 0);
  for (const [path, why] of tenants) assert.is(why, "billing spec.callers", path);
  const people = Object.entries(found).filter(([path]) => path.includes("rolebinding"));
  assert.ok(people.length > 0);
  for (const [path, why] of people) assert.is(why, "acme spec.groups.platform.people", path);
});

test("is all of the edits for what none of them does alone", () => {
  const first = revisedBy({
    "shop.yaml": [
      ["    staging:\n      routes:\n        - host: shop.staging.acme.example\n", "    staging:\n      replicas: 2\n"],
    ],
  });
  const found = reasons(first, "staging");
  assert.match(found["staging-eu/apps/shop/ingressroute-shop.yaml"] ?? "", /routes/);
});

test("is the document for what comes with it and goes with it", () => {
  const news = `apiVersion: landfall/v1
kind: Application
metadata: { name: redis }
spec: { repository: redis, chart: { url: oci://ghcr.io/acme/charts/redis, version: 1.4.0 }, environments: { dev: {} } }
`;
  const came = reasons(revisedBy({}, { "environments/applications/redis.yaml": news }), "dev");
  const gone = reasons(
    { before: modelOf({ ...sample, "environments/applications/redis.yaml": news }), after: modelOf(sample), edits: [] },
    "dev",
  );
  assert.is(came["dev-eu/apps/redis/helmrelease-redis.yaml"], "redis ");
  assert.is(
    gone["dev-eu/apps/redis/helmrelease-redis.yaml"],
    "earlier",
    "without an edit nothing is laid at anybody's door",
  );
});

test("is that the specs said so before, where the environment is behind", () => {
  const behind = revisedBy({ "shop.yaml": [["LOG_LEVEL: info", "LOG_LEVEL: warn"]] });
  const held = rendered(behind.before, "staging");
  const waits: Revised = { before: behind.after, after: behind.after, edits: [] };
  assert.is(reasons(waits, "staging", held)["staging-eu/apps/shop/configmap-shop.yaml"], "earlier");
});

test("tells what waits from what is new in one and the same unit", () => {
  const all = revisedBy(two);
  const now = revisedBy({ "shop.yaml": [["LOG_LEVEL: info", "LOG_LEVEL: warn"]] });
  const later: Revised = {
    before: now.after,
    after: all.after,
    edits: all.edits.filter(({ path }) => path.includes("scaling")),
  };
  const found = reasons(later, "staging", rendered(all.before, "staging"));
  assert.is(found["staging-eu/apps/shop/configmap-shop.yaml"], "earlier");
  assert.is(found["staging-eu/apps/shop/horizontalpodautoscaler-shop.yaml"], "shop spec.scaling.min");
});

test("is the hand of somebody where nothing else is", () => {
  const revised = revisedBy({});
  const path = "staging-eu/apps/shop/service-shop.yaml";
  const held = new Map([...rendered(revised.before, "staging"), [path, "kind: Service\n"], ["notes.txt", "mine\n"]]);
  assert.equal(reasons(revised, "staging", held), { [path]: "hand", "notes.txt": "hand" });
});

test("is another version of Landfall where it rendered what stands there", () => {
  const revised = revisedBy({});
  const held = new Map(rendered(revised.before, "staging"));
  const lock = held.get(lockFile) ?? "";
  held.set(
    lockFile,
    lock
      .replace(/"renderer": "[^"]+"/, '"renderer": "0.0.1"')
      .replaceAll(/"input":"[0-9a-f]{64}"/g, `"input":"${"0".repeat(64)}"`),
  );
  // What it rendered is, byte for byte, what this version renders: only the lock says otherwise.
  assert.equal(reasons(revised, "staging", held), { "landfall.lock": "follows" });
});

test.run();
