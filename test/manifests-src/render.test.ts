import { suite } from "uvu";
import * as assert from "uvu/assert";
import { treeId } from "../../manifests-src/git-id.ts";
import { type Rendered, render } from "../../manifests-src/render.ts";
import { UserError } from "../../model/problem.ts";
import type { Model } from "../../model/spec/model.ts";
import type { Lock } from "../../model/tree/lock.ts";
import { parseLock } from "../../model/tree/parse-lock.ts";
import { printLock } from "../../model/tree/print-lock.ts";
import { withApplication, withoutApplication } from "./held.ts";
import { sampleModel, source } from "./sample.ts";

const production = (model: Model, lock?: Lock): Rendered => render({ model, environment: "production", source, lock });

const rerendered = ({ units }: Rendered): readonly string[] =>
  units.filter(({ status }) => status === "rendered").map(({ name }) => name);

const units = suite("render: units");

units(
  "are one tenant and one application per cluster and application, and one flux and roster per cluster, by name",
  () => {
    const names = production(sampleModel()).units.map(({ name }) => name);
    assert.equal(
      names,
      ["eu", "us"].flatMap((cluster) =>
        ["apps/prices", "apps/shop", "flux", "roster", "tenants/news", "tenants/prices", "tenants/shop"].map(
          (unit) => `${cluster}/${unit}`,
        ),
      ),
    );
  },
);

units("come with the login that writes commit statuses, and the objects for it, where the environment has one", () => {
  const model = sampleModel();
  const [before, found] = [production(model), model.environments.get("production")];
  assert.ok(found);
  const environments = new Map([
    ...model.environments,
    ["production", { ...found, statusReporter: "acme-status[bot]" }],
  ]);
  const after = production({ ...model, environments }, before.lock);
  assert.equal([before.lock.statusReporter, after.lock.statusReporter], [undefined, "acme-status[bot]"]);
  assert.equal(
    after.units.filter(({ status }) => status === "rendered").map(({ name }) => name),
    ["eu/flux", "us/flux"],
  );
});

units("say in the lock alone that a suite runs: where each push is delivered, of what is deployed", () => {
  const model = sampleModel();
  const [before, found] = [production(model), model.environments.get("production")];
  assert.ok(found);
  const applications = new Map(
    [...model.applications].map(([name, one]) => [name, { ...one, suite: { command: "npm run e2e" } }]),
  );
  const tested = (on: "push" | "tag" | undefined, lock?: Lock): Rendered => {
    const delivery = on && { delivery: { on } };
    const environments = new Map([...model.environments, ["production", { ...found, ...delivery }]]);
    return production({ ...model, applications, environments }, lock);
  };
  const { lock, ...after } = tested("push", before.lock);
  const deployed = [...lock.applications].map(([name, { image, suite }]) => [name, image !== undefined, suite]);
  assert.ok(deployed.some(([, isThere]) => isThere) && deployed.some(([, isThere]) => !isThere));
  for (const [name, isThere, suite] of deployed) assert.is(suite === true, isThere, `${name}`);
  assert.equal(rerendered({ lock, ...after }), []);
  assert.equal(lock.units, before.lock.units);
  assert.equal(parseLock(printLock(lock)), lock);
  for (const on of ["tag", undefined] as const)
    assert.ok([...tested(on).lock.applications.values()].every(({ suite }) => suite === undefined));
});

units("come with the lock: the id of each one's tree, and the application it belongs to", () => {
  const { units: all, lock } = production(sampleModel());
  assert.equal(
    [...lock.units.keys()],
    all.map(({ name }) => name),
  );
  for (const unit of all) {
    const files = unit.status === "rendered" ? unit.files : new Map();
    assert.is(lock.units.get(unit.name)?.rendered, treeId(files), unit.name);
    assert.is(lock.units.get(unit.name)?.application, unit.name.split("/")[2]);
  }
});

units("have the same bytes whenever the same model is rendered, in whichever order it was read", () => {
  const model = sampleModel();
  const reversed = {
    ...model,
    applications: new Map([...model.applications].reverse()),
    clusters: new Map([...model.clusters].reverse()),
    releases: new Map([...model.releases].reverse()),
  };
  assert.equal(production(sampleModel()), production(model));
  assert.is(printLock(production(reversed).lock), printLock(production(model).lock));
});

units("are not rendered again from the same specs", () => {
  const first = production(sampleModel());
  const second = production(sampleModel(), parseLock(printLock(first.lock)));
  assert.equal(rerendered(second), []);
  assert.equal(second.lock, first.lock);
});

units("are rendered again where their own input differs, and flux with them", () => {
  const { lock } = production(sampleModel());
  const changed = production(withApplication("shop", { config: { ANSWER: "yes" } }), lock);
  assert.equal(rerendered(changed), ["eu/apps/shop", "eu/flux", "us/apps/shop", "us/flux"]);
});

units("say nothing of another application, but for those that list what there is", () => {
  const { lock } = production(sampleModel());
  const changed = production(withoutApplication("shop"), lock);
  assert.equal(rerendered(changed), ["eu/flux", "eu/roster", "us/flux", "us/roster"]);
  assert.not.ok([...changed.lock.units.keys()].some((name) => name.endsWith("/shop")));
});

units("are not what the lock says under another renderer's digest", () => {
  const { lock } = production(sampleModel());
  const other = new Map([...lock.units].map(([name, unit]) => [name, { ...unit, input: "0".repeat(64) }]));
  assert.is(rerendered(production(sampleModel(), { ...lock, units: other })).length, lock.units.size);
});

units.run();

const notDeployed = suite("render: what is not deployed");

notDeployed("is said, and has a tenant but no application on each cluster", () => {
  const { notDeployed: found, lock } = production(sampleModel());
  assert.equal(found, [
    { application: "news", environment: "production", reason: "no Release of production names it yet" },
  ]);
  assert.ok(lock.units.has("eu/tenants/news"));
  assert.not.ok(lock.units.has("eu/apps/news"));
  assert.equal(lock.applications.get("news"), { repository: "acme/news" });
});

notDeployed("is not said of an application that does not name the environment", () => {
  const { notDeployed: found, lock } = render({ model: sampleModel(), environment: "staging", source });
  assert.equal(
    found.map(({ application }) => application),
    ["prices"],
  );
  assert.not.ok(lock.applications.has("news"));
});

notDeployed.run();

const refused = suite("render: refuses");

refused("an environment that is not there", () => {
  const make = () => render({ model: sampleModel(), environment: "nowhere", source });
  assert.throws(make, (error: unknown) => error instanceof UserError && /no environment "nowhere"/.test(error.message));
});

for (const name of ["../../.github", "..", "a/b", "", "A", "a".repeat(64), ".git"]) {
  refused(`names that could lead out of the folder: ${JSON.stringify(name.slice(0, 20))}`, () => {
    const model = sampleModel();
    const [application] = model.applications.values();
    const [cluster] = model.clusters.values();
    if (application === undefined || cluster === undefined) throw new Error("the sample is empty");
    const hostile: readonly Model[] = [
      { ...model, applications: new Map([[name, { ...application, name }]]) },
      { ...model, clusters: new Map([[name, { ...cluster, name }]]) },
    ];
    for (const one of hostile) {
      assert.throws(
        () => production(one),
        (error: unknown) => error instanceof UserError && error.message.includes("cannot name a folder"),
      );
    }
  });
}

refused.run();
