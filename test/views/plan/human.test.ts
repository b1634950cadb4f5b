import { suite } from "uvu";
import * as assert from "uvu/assert";
import { plain } from "../../../views/markup/terminal.ts";
import { toLines } from "../../../views/plan/human.ts";
import { toJson } from "../../../views/plan/json.ts";
import { labelled } from "./objects.sample.ts";
import { cost, incomplete, nothing, plan } from "./sample.ts";

const human = suite("a plan in lines");

human("ends in the answer, with what it is to be taken with before it", () => {
  assert.is(toLines(plan).at(-1), "Needs approval: shop in production loses its database");
  assert.equal(toLines(incomplete).slice(-3), [
    "Not complete: prices of eu-north-1 are unknown; history could not be read",
    "Compared with specs, not with what is merged: there is no key to acme/environments",
    "Blocked: shop in production loses its database",
  ]);
});

human("tells production first, in words with their lines in the specs", () => {
  assert.equal(toLines(plan).slice(1, 4), [
    "production: 1 object added, 8 changed, 1 moved, 1 deleted",
    "  shop replicas: 2 → 4 [environments/applications/shop.yaml:12]",
    "  news: runs here → nothing [environments/applications/news.yaml]",
  ]);
});

human("tells words, risks, notes and lines in that order", () => {
  const lines = toLines(plan);
  const places = ["  shop replicas: 2 → 4", "Risks", "To know", "Access", "Reach", "+replicas: 4"].map((start) =>
    lines.findIndex((line) => line.startsWith(start)),
  );
  assert.not.ok(places.includes(-1));
  assert.equal(
    places,
    places.toSorted((a, b) => a - b),
  );
});

human("names every file and shows the lines of each, unless another is the same or it only follows", () => {
  const text = toLines(plan).join("\n");
  for (const { environment, objects } of plan.environments)
    for (const { path } of objects) assert.ok(text.includes(`${environment}/${path}`), path);
  for (const line of ["+replicas: 4", "+kind: Service", "+password: (hidden, another than before)"])
    assert.ok(text.includes(`\n${line}\n`), line);
  assert.not.ok(text.includes("+- b.yaml"), "what only follows");
});

human("says of 400 files that are the same 400 names and the lines once", () => {
  const [one] = plan.environments;
  const lines = toLines({ ...plan, environments: one === undefined ? [] : [{ ...one, objects: labelled(400) }] });
  assert.is(lines.filter((line) => line.endsWith(".yaml changed")).length, 400);
  assert.ok(lines.includes("400 files in the same way:"));
  assert.is(lines.filter((line) => line === "+team: b").length, 1);
});

human("leaves out the lines of manifests only when it is told to", () => {
  const lines = toLines(plan, plain, { diff: false });
  assert.not.ok(lines.some((line) => line.startsWith("@@")));
  assert.is(lines.at(-1), toLines(plan).at(-1));
});

human("tells what a month costs, what makes the difference, and what nobody knows", () => {
  const lines = toLines(plan);
  assert.equal(lines.slice(lines.indexOf("Cost") + 1, lines.indexOf("Access") - 1), [
    "  production: +12 to +30.50 USD a month, then 112 to 160.50 USD, and more that is not known, 89 % of its budget of 180 USD",
    "  production: database of shop on production-eu: +12 to +30.50 USD",
    "  production: chart of mesh on production-eu: nothing → unknown (nobody knows its pods)",
    "  production: compute api on production-eu: -3 USD, part of what the nodes cost",
  ]);
});

const budgets = [
  [{ status: "none" }, "160.50 USD"],
  [{ status: "over", monthly: 100, currency: "USD", share: 1.605 }, "161 % of its budget of 100 USD"],
  [
    { status: "unknown", monthly: 100, currency: "EUR", reason: "prices are in USD" },
    "; whether that is within its budget of 100 EUR is unknown: prices are in USD",
  ],
] as const;
for (const [budget, end] of budgets) {
  human(`of a budget that is ${budget.status} says ${end}`, () => {
    const costs = [{ ...cost, after: { ...cost.after, unknown: [] }, budget }];
    const line = toLines({ ...plan, costs }).find((one) => one.startsWith("  production: +12 to"));
    assert.ok(line?.endsWith(end), line);
  });
}

human("is silent of what costs the same", () => {
  const same = { ...nothing, costs: [{ ...cost, lines: [] }] };
  assert.equal(toLines(same).at(-1), "No change: what is merged is what these specs render to");
});

human("is short when nothing changes", () => {
  assert.is(toLines(nothing).at(-1), "No change: what is merged is what these specs render to");
});
human.run();

const json = suite("a plan as JSON");
json("is all of the plan but for the values its texts hold already, behind a version and the answer", () => {
  const { version, answer, ...others } = JSON.parse(toJson(plan));
  assert.is(version, 1);
  assert.equal(answer, {
    verdict: "awaited",
    says: "Needs approval: shop in production loses its database",
    summary:
      "production: 1 object added, 8 changed, 1 moved, 1 deleted · staging: 1 object added · cost +12 to +30.50 USD a month and what is not known · 1 person gains access, 1 person loses access",
  });
  const environments = plan.environments.map((one) => ({
    ...one,
    objects: one.objects.map(({ was: _, becomes: __, ...object }) => object),
  }));
  assert.equal(others, { ...plan, environments });
});
json.run();
