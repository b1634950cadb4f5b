import { suite } from "uvu";
import * as assert from "uvu/assert";
import { plain } from "../../../views/markup/terminal.ts";
import { toLines } from "../../../views/plan/human.ts";
import { toJson } from "../../../views/plan/json.ts";
import { incomplete, labelled, nothing, plan } from "./sample.ts";

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

human("names every file and shows the lines of each, unless another is the same", () => {
  const text = toLines(plan).join("\n");
  for (const { environment, objects } of plan.environments)
    for (const { path } of objects) assert.ok(text.includes(`${environment}/${path}`), path);
  for (const line of ["-1", "+2", "+- b.yaml", "+kind: Service", "+password: (hidden, another than before)"])
    assert.ok(text.includes(`\n${line}\n`), line);
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
      "production: 1 object added, 8 changed, 1 moved, 1 deleted · staging: 1 object added · 1 person gains access, 1 person loses access",
  });
  const environments = plan.environments.map((one) => ({
    ...one,
    objects: one.objects.map(({ was: _, becomes: __, ...object }) => object),
  }));
  assert.equal(others, { ...plan, environments });
});
json.run();
