import { suite } from "uvu";
import * as assert from "uvu/assert";
import { deliveredRepositories } from "../../../model/spec/delivered.ts";
import { type Application, type Environment, emptyModel, type Model } from "../../../model/spec/model.ts";

const environment = (name: string, more: Partial<Environment> = {}): Environment => ({
  ...{ name, tier: "staging", account: name, reporter: `${name}[bot]` },
  ...more,
});
const application = (name: string, more: Partial<Application> = {}): Application => ({
  ...{ name, repository: name, image: `ghcr.io/acme/${name}`, environments: { staging: {} } },
  ...more,
});
const github = { owner: "acme", repositories: { specs: "specs", environments: "environments", events: "events" } };
const modelOf = (...applications: readonly Application[]): Model => ({
  ...emptyModel({ name: "acme", github, accounts: {} }),
  environments: new Map([
    ["dev", environment("dev")],
    ["staging", environment("staging", { delivery: { on: "push" } })],
  ]),
  applications: new Map(applications.map((one) => [one.name, one])),
});

const delivered = suite("deliveredRepositories");

delivered("names the repositories of applications in an environment that has delivery", () => {
  const model = modelOf(application("shop"), application("tool", { repository: "other/tool" }));
  assert.equal(deliveredRepositories(model), [
    { repository: "acme/shop", applications: ["shop"] },
    { repository: "other/tool", applications: ["tool"] },
  ]);
});

delivered("leaves out those of no such environment, those without an image of their own, and those that go", () => {
  const { image: _, ...chart } = application("chart");
  const retired = application("old", { retire: { reason: "gone", until: "2027-01-01" } });
  assert.equal(deliveredRepositories(modelOf(application("a", { environments: { dev: {} } }), chart, retired)), []);
});

delivered("names a repository once, whatever the case it is written in", () => {
  const model = modelOf(application("api", { repository: "shop" }), application("web", { repository: "acme/Shop" }));
  assert.equal(deliveredRepositories(model), [{ repository: "acme/shop", applications: ["api", "web"] }]);
});

delivered.run();
