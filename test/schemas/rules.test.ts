import { globSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { rules } from "../../schemas/rules.ts";
import { problemsOf } from "./specs.ts";

const policies = suite("rules");

/** Where each rule's rejected example is at fault: the text of that line, from that column on. */
const faults: Readonly<Record<string, readonly string[]>> = {
  "account-per-tier": ["production, reporter:"],
  "egress-to-everywhere": ["0.0.0.0/0"],
  "egress-metadata": ["169.254.169.254/32"],
  "memory-unit": ['"512"'],
  "liveness-is-not-readiness": ["/ready }"],
  "no-secret-in-specs": ['"postgres://'],
  "approvers-in-production": ["grants:"],
  "chart-restricted": ["baseline }"],
  "database-in-production": ["1 }"],
  "group-has-a-grant": ["platform: {"],
  "job-fits-the-rollout": ["600 }"],
  "second-approver": ["grants:"],
  "volume-of-one-pod": ["uploads: {"],
  "namespace-of-its-own": ["traefik }"],
  "patch-has-a-target": ["{ kind: StatefulSet }"],
  "playground-account": ["production, reporter:"],
  "probes-present": ["probes: {"],
  "production-by-digest": ["tag: 1.4.0"],
  "production-replicas": ["1, disruptionBudget", "disruptionBudget: false"],
  "replicas-beside-scaling": ["replicas: 3"],
  "reporter-of-its-own": ['"acme-landfall-production[bot]" }'],
  "status-reporter-of-its-own": ['"acme-landfall-production[bot]"'],
  "scaling-range": ["2 }"],
  "separate-repositories": ["environments }"],
};

for (const { id, examples } of rules) {
  policies(`${id} accepts its accepted example`, () => {
    assert.equal(problemsOf({ "specs.yaml": examples.accepted }), []);
  });

  policies(`${id} alone rejects its rejected example, at the line to edit`, () => {
    const problems = problemsOf({ "specs.yaml": examples.rejected });
    const lines = examples.rejected.split("\n");
    assert.equal([...new Set(problems.map(({ rule }) => rule))], [id]);
    const seen = problems.map(({ line, column }) => lines[line - 1]?.slice(column - 1) ?? "");
    assert.equal(
      seen.map((text, index) => text.startsWith(faults[id]?.[index] ?? "\0")),
      seen.map(() => true),
      seen.join("\n"),
    );
    assert.is(seen.length, faults[id]?.length);
    assert.ok(
      problems.every(({ fix }) => fix !== undefined),
      "a fix is missing",
    );
  });
}

policies("every rule's file is in the list, under the file's name", () => {
  const root = join(import.meta.dirname, "../../schemas/rules");
  const files = globSync("*.ts", { cwd: root }).map((file) => file.replace(".ts", ""));
  assert.equal(files.filter((name) => !["example", "fields"].includes(name)).sort(), rules.map(({ id }) => id).sort());
});

policies("every rule has a title, a reason and a link", () => {
  for (const { title, rationale, link } of rules) {
    assert.ok(title.length > 10 && rationale.length > 20);
    assert.match(link, /^https:\/\//);
  }
});

policies.run();
