import { suite } from "uvu";
import * as assert from "uvu/assert";
import { budgetState } from "../../../model/cost/budget.ts";
import { costChange } from "../../../model/cost/change.ts";
import type { LineChange } from "../../../model/cost/line-change.ts";
import type { Environment } from "../../../model/spec/model.ts";
import { type Fields, priced } from "./priced.model.ts";

const between = (before: Fields, after: Fields) => costChange(priced(before), priced(after), "staging");
const said = ({ what, name, delta, isShare }: LineChange): string =>
  [what, name, delta === undefined ? "unknown" : `${delta.low}..${delta.high}`, isShare && "of the nodes"]
    .filter(Boolean)
    .join(" ");

const pod = { resources: { cpu: "1", memory: "1Gi" } };
const gp3 = { path: "/data", size: "100Gi", storageClass: "gp3" };
const nodePools = { general: { instance: "m5.large", min: 2, max: 4 } };
const change = suite("costChange");

const tried: readonly (readonly [string, Fields, Fields, readonly [number, number], readonly string[]])[] = [
  ["the same twice is no change", { application: pod }, { application: pod }, [0, 0], []],
  [
    "more replicas add",
    { application: pod },
    { application: { ...pod, scaling: { min: 2, max: 4 } } },
    [27.76, 83.28],
    ["compute 27.76..83.28"],
  ],
  [
    "fewer save",
    { application: { ...pod, replicas: 3 } },
    { application: pod },
    [-55.52, -55.52],
    ["compute -55.52..-55.52"],
  ],
  [
    "what weighs most comes first, what is unknown after it",
    { application: pod },
    { application: { ...pod, replicas: 2, volumes: { a: { ...gp3, shared: true }, b: gp3 } } },
    [35.76, 35.76],
    ["compute 27.76..27.76", "volume b 8..8", "volume a unknown"],
  ],
  [
    "what becomes known is told, and is no number",
    { application: { ...pod, volumes: { a: { ...gp3, shared: true } } } },
    { application: { ...pod, volumes: { a: gp3 } } },
    [8, 8],
    ["volume a unknown"],
  ],
  [
    "on nodes, only nodes add",
    { application: pod, cluster: { nodePools } },
    { application: { ...pod, replicas: 4 }, cluster: { nodePools: { general: { ...nodePools.general, max: 6 } } } },
    [0, 140.16],
    ["nodes general 0..140.16", "compute 83.28..83.28 of the nodes"],
  ],
];
for (const [title, before, after, delta, lines] of tried) {
  change(title, () => {
    const found = between(before, after);
    assert.equal([found.delta.low, found.delta.high], delta);
    assert.equal(found.lines.map(said), lines);
  });
}

change("without a state before, everything is new", () => {
  const found = costChange(undefined, priced({ application: pod }), "staging");
  assert.equal(found.lines.map(said), ["compute 27.76..27.76"]);
  assert.equal(found.before, { environment: "staging", lines: [], low: 0, high: 0, unknown: [] });
});

const two = { application: pod };

change("what is the same by identity is taken over, and differs in nothing", () => {
  const before = priced(two);
  const after = { ...before, applications: new Map(before.applications) };
  const found = costChange(before, after, "staging");
  assert.is(found.after.lines[0], found.before.lines[0]);
  assert.equal([found.delta, found.lines], [{ low: 0, high: 0 }, []]);
});

change("the same application is looked at again where its release, environment or cluster is another", () => {
  const before = priced(two);
  const unreleased = costChange({ ...before, releases: new Map() }, before, "staging");
  assert.equal(unreleased.lines.map(said), ["compute 27.76..27.76"]);
  const moved = { ...before, environments: priced({ environment: { region: "eu-central-1" } }).environments };
  assert.equal(costChange(before, moved, "staging").lines.map(said), ["compute 5.49..5.49"]);
  const pooled = { ...before, clusters: priced({ cluster: { nodePools } }).clusters };
  assert.equal(costChange(before, pooled, "staging").lines.map(said), [
    "nodes general 140.16..280.32",
    "compute 0..0 of the nodes",
  ]);
});

change("an environment that goes costs nothing any more", () => {
  const found = costChange(priced({ application: pod }), { ...priced(), environments: new Map() }, "staging");
  assert.equal(found.delta, { low: -27.76, high: -27.76 });
  assert.equal(found.budget, { status: "none" });
});

change.run();

const budget = suite("the budget");
const shared = { data: { ...gp3, shared: true } };
const of = (budgeted: Environment["budget"], application: Fields["application"] = {}) =>
  between({}, { application: { ...pod, ...application }, ...(budgeted && { environment: { budget: budgeted } }) })
    .budget;

for (const [title, monthly, application, expected] of [
  ["is kept well below it", 100, {}, "within"],
  ["is near from more than 80 %", 27.76 / 0.81, {}, "near"],
  ["is kept at 80 %", 27.76 / 0.8, {}, "within"],
  ["is near when all is spent", 27.76, {}, "near"],
  ["is over beyond all", 27.75, {}, "over"],
  ["is compared with the most that the environment would cost", 100, { scaling: { min: 1, max: 4 } }, "over"],
  ["is unknown where parts are, and the rest is below it", 100, { volumes: shared }, "unknown"],
  ["is near whatever else there is", 30, { volumes: shared }, "near"],
  ["is over whatever else there is", 10, { volumes: shared }, "over"],
] as const) {
  budget(title, () => {
    assert.is(of({ monthly, currency: "USD" }, application).status, expected);
  });
}

budget("has a share, and says what is not known", () => {
  assert.equal(of({ monthly: 55.52, currency: "USD" }), {
    status: "within",
    monthly: 55.52,
    currency: "USD",
    share: 0.5,
  });
  assert.equal(of({ monthly: 55.52, currency: "USD" }, { volumes: shared }), {
    status: "unknown",
    monthly: 55.52,
    currency: "USD",
    reason: "the cost of 1 part is not known",
    share: 0.5,
  });
});

budget("is not compared with prices in another currency", () => {
  assert.equal(of({ monthly: 1, currency: "EUR" }), {
    status: "unknown",
    monthly: 1,
    currency: "EUR",
    reason: "the budget is in EUR, the prices are in USD, and the organization says no exchange rate",
  });
});

budget("in another currency is judged by the rate that the organization says", () => {
  const environment = {
    name: "x",
    tier: "staging",
    account: "x",
    reporter: "x",
    budget: { monthly: 100, currency: "EUR" },
  } as const;
  const spent = { environment: "x", lines: [], low: 0, high: 115, unknown: [] };
  assert.is(budgetState(environment, spent, { EUR: 1.15 }).status, "near");
  assert.is(budgetState(environment, spent, { EUR: 1.14 }).status, "over");
  assert.equal(budgetState(environment, { ...spent, high: 11.5 }, { EUR: 1.15 }), {
    status: "within",
    monthly: 100,
    currency: "EUR",
    share: 0.1,
  });
});

budget("need not be", () => {
  assert.equal(of(undefined), { status: "none" });
});

budget.run();
