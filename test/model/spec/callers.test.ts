import { suite } from "uvu";
import * as assert from "uvu/assert";
import { callsOn, portsOf } from "../../../model/spec/callers.ts";
import type { Application } from "../../../model/spec/model.ts";
import { application, cluster, modelOf } from "./small.model.ts";

/** `callee <- callers` and `caller -> callees:ports`, as they are on the cluster `eu` of staging. */
function calls(...applications: readonly Application[]): readonly string[] {
  const { callers, callees } = callsOn(modelOf(applications), cluster("eu", "staging"));
  return [
    ...[...callers].map(([name, names]) => `${name} <- ${names.join(" ")}`),
    ...[...callees].map(
      ([name, all]) => `${name} -> ${all.map((one) => `${one.application}:${one.ports.join(",")}`).join(" ")}`,
    ),
  ];
}

const shop = application("shop");
const calling = suite("calls");

calling("nobody is called who says nothing", () => {
  assert.equal(calls(shop, application("billing")), []);
});

calling("both sides know of a call, and of its ports", () => {
  const billing = application("billing", { callers: ["shop"], ports: { metrics: 9100, admin: 9090 } });
  assert.equal(calls(shop, billing), ["billing <- shop", "shop -> billing:8080,9090,9100"]);
});

calling("one may call many, and many one", () => {
  const [a, b] = [application("a", { callers: ["shop", "b"] }), application("b", { callers: ["shop"] })];
  assert.equal(calls(a, b, shop), ["a <- b shop", "b <- shop", "b -> a:8080", "shop -> a:8080 b:8080"]);
});

const absent: readonly (readonly [string, readonly Application[]])[] = [
  ["is not there", []],
  ["goes to another environment", [application("shop", { environments: { production: {} } })]],
  ["runs on another cluster", [application("shop", { clusters: ["us"] })]],
];
for (const [what, others] of absent)
  calling(`a caller that ${what} is left out`, () => {
    assert.equal(calls(application("billing", { callers: ["shop"] }), ...others), []);
  });

calling("an application that does not run there is not called there", () => {
  assert.equal(calls(shop, application("billing", { callers: ["shop"], clusters: ["us"] })), []);
});

calling("an override's callers replace the others, and may be none", () => {
  const other = application("other");
  const billing = (callers: readonly string[]) =>
    application("billing", { callers: ["shop"], environments: { staging: { callers: [...callers] } } });
  assert.equal(calls(shop, other, billing(["other"])), ["billing <- other", "other -> billing:8080"]);
  assert.equal(calls(shop, other, billing([])), []);
});

calling("ports come with the main one first, and a worker has none", () => {
  assert.equal(portsOf({ port: 9999, ports: { b: 2000, a: 1500 } }), [9999, 1500, 2000]);
  assert.equal(portsOf({ ports: { b: 2000, a: 10000 } }), [2000, 10000]);
  assert.equal(portsOf({}), []);
});

calling.run();
