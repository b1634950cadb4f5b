import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Application } from "../../../model/spec/model.ts";
import { runsOn } from "../../../model/spec/placement.ts";
import { application, cluster } from "./small.model.ts";

const rows: readonly (readonly [what: string, Partial<Application>, boolean])[] = [
  ["an environment it names", {}, true],
  ["another environment", { environments: { production: {} } }, false],
  ["the clusters it names", { clusters: ["us", "eu"] }, true],
  ["other clusters", { clusters: ["us"] }, false],
  ["the clusters an override names", { clusters: ["us"], environments: { staging: { clusters: ["eu"] } } }, true],
  ["other clusters of an override", { clusters: ["eu"], environments: { staging: { clusters: ["us"] } } }, false],
  ["another environment's clusters", { environments: { production: { clusters: ["eu"] } } }, false],
];

const placement = suite("placement");

for (const [what, fields, expected] of rows)
  placement(`an application that goes to ${what} ${expected ? "runs" : "does not run"} on eu`, () => {
    assert.is(runsOn(application("shop", fields), cluster("eu", "staging")), expected);
  });

placement("the names of JavaScript's own are no environments", () => {
  assert.is(runsOn(application("shop"), cluster("eu", "constructor")), false);
});

placement.run();
