import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import type { Application, Model } from "../../model/spec/model.ts";
import { lockFile } from "../../model/tree/lock.ts";
import { parseLock } from "../../model/tree/parse-lock.ts";
import type { Files } from "../../model/tree/tree.ts";
import { applied, plan, rendered, withApplication } from "./held.ts";
import { sampleModel } from "./sample.ts";

const retire = { reason: "replaced", until: "2027-01-31" };
const withData = (change: Partial<Application> = {}): Model => withApplication("shop", { database: {}, ...change });
const without = (model: Model, name: string): Model => ({
  ...model,
  applications: new Map([...model.applications].filter(([key]) => key !== name)),
});
const next = (files: Files, model: Model): Files => applied(files, plan(files, { model }));
const unitsOf = (files: Files, application: string): readonly string[] =>
  [...parseLock(files.get(lockFile) ?? "").units.keys()].filter((name) => name.endsWith(`/${application}`));
const read = (files: Files, path: string) => parse(files.get(path) ?? "null");
const below = (files: Files, folder: string) => [...files].filter(([path]) => path.startsWith(folder));

const removal = suite("removing an application");

removal("without data takes all its units at once", () => {
  const model = sampleModel();
  const files = next(rendered({ model }), without(model, "prices"));
  assert.equal(unitsOf(files, "prices"), []);
  assert.equal(below(files, "eu/apps/prices"), []);
  assert.not.ok(files.has("eu/flux/serviceaccount-apps-prices.yaml"));
});

removal("with data leaves the data and its tenant as they stand, on every cluster, and says so", () => {
  const before = rendered({ model: withData() });
  const planned = plan(before, { model: without(withData(), "shop") });
  const kept = ["eu/data/shop", "eu/tenants/shop", "us/data/shop", "us/tenants/shop"];
  assert.equal(planned.kept, kept);
  const after = applied(before, planned);
  assert.equal(unitsOf(after, "shop"), kept);
  for (const unit of kept) assert.equal(below(after, unit), below(before, unit), unit);
  assert.equal(below(after, "eu/apps/shop"), []);
});

removal("with data leaves Flux a Kustomization that prunes nothing, and the account it acts as", () => {
  const before = rendered({ model: withData() });
  const after = next(before, without(withData(), "shop"));
  const path = "eu/flux/flux-kustomization-data-shop.yaml";
  assert.is(read(before, path).spec.prune, false);
  assert.is(read(after, path).spec.prune, false);
  assert.ok(after.has("eu/flux/serviceaccount-data-shop.yaml"));
  assert.equal(read(after, "eu/tenants/shop/namespace-shop.yaml").metadata.annotations, {
    "kustomize.toolkit.fluxcd.io/prune": "disabled",
  });
});

removal("with data is the same however often it is planned, and undone when the document comes back", () => {
  const before = rendered({ model: withData() });
  const after = next(before, without(withData(), "shop"));
  assert.equal(plan(after, { model: without(withData(), "shop") }).changes, []);
  assert.equal(next(after, withData()), before);
});

removal("keeps what was edited by hand as it was edited: there is nothing to set it right by", () => {
  const edited = new Map([...rendered({ model: withData() }), ["eu/data/shop/cluster-shop-db.yaml", "by: hand\n"]]);
  const after = next(edited, without(withData(), "shop"));
  assert.is(after.get("eu/data/shop/cluster-shop-db.yaml"), "by: hand\n");
});

removal("drops from the lock what somebody has deleted by hand", () => {
  const files = rendered({ model: withData() });
  const deleted = new Map([...files].filter(([path]) => !path.startsWith("eu/data/shop/")));
  const planned = plan(deleted, { model: without(withData(), "shop") });
  assert.equal(planned.kept, ["us/data/shop", "us/tenants/shop"]);
});

removal("keeps data that an application no longer names", () => {
  const before = rendered({ model: withData() });
  const planned = plan(before, { model: sampleModel() });
  assert.equal(planned.kept, ["eu/data/shop", "us/data/shop"]);
  const namespace = read(applied(before, planned), "eu/tenants/shop/namespace-shop.yaml");
  assert.equal(namespace.metadata.annotations, { "kustomize.toolkit.fluxcd.io/prune": "disabled" });
});

removal("from one cluster keeps the data there", () => {
  const before = rendered({ model: withData() });
  assert.equal(plan(before, { model: withData({ clusters: ["eu"] }) }).kept, ["us/data/shop", "us/tenants/shop"]);
});

removal.run();

const retirement = suite("retiring an application");

retirement("stops it, keeps its data, and allows Flux to delete that", () => {
  const before = rendered({ model: withData() });
  const after = next(before, withData({ retire }));
  assert.equal(unitsOf(after, "shop"), ["eu/data/shop", "eu/tenants/shop", "us/data/shop", "us/tenants/shop"]);
  assert.is(read(after, "eu/flux/flux-kustomization-data-shop.yaml").spec.prune, true);
  assert.is(read(after, "eu/data/shop/cluster-shop-db.yaml").metadata.annotations, undefined);
  assert.is(read(after, "eu/tenants/shop/namespace-shop.yaml").metadata.annotations, undefined);
});

retirement("says that it is not deployed, and why", () => {
  const { notDeployed } = plan(new Map(), { model: withData({ retire }) });
  assert.equal(
    notDeployed.filter(({ application }) => application === "shop"),
    [{ application: "shop", environment: "production", reason: "it is retired" }],
  );
});

retirement("lets the data go with the document", () => {
  const retired = next(rendered({ model: withData() }), withData({ retire }));
  const planned = plan(retired, { model: without(withData(), "shop") });
  assert.equal(planned.kept, []);
  assert.equal(unitsOf(applied(retired, planned), "shop"), []);
});

retirement("can be taken back", () => {
  const before = rendered({ model: withData() });
  assert.equal(next(next(before, withData({ retire })), withData()), before);
});

retirement("of an application without data leaves nothing of it", () => {
  const model = withApplication("prices", { retire });
  assert.equal(unitsOf(rendered({ model }), "prices"), []);
});

retirement("of a cluster takes its applications, and keeps what holds data", () => {
  const model = withData();
  const cluster = model.clusters.get("us");
  if (cluster === undefined) throw new Error("the sample has no us");
  const after = next(rendered({ model }), {
    ...model,
    clusters: new Map([...model.clusters, ["us", { ...cluster, retire }]]),
  });
  const units = [...parseLock(after.get(lockFile) ?? "").units.keys()].filter((name) => name.startsWith("us/"));
  assert.equal(units, ["us/data/shop", "us/flux", "us/roster", "us/tenants/shop"]);
});

retirement("of nobody: a cluster's document that is removed takes its folder, and no data anywhere else", () => {
  const model = withData();
  const before = rendered({ model });
  const after = next(before, { ...model, clusters: new Map([...model.clusters].filter(([name]) => name !== "us")) });
  assert.equal(below(after, "us/"), []);
  assert.equal(below(after, "eu/"), below(before, "eu/"));
});

retirement.run();
