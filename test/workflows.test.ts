import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { faultsOf, type Leave, type Workflow } from "./workflow-faults.ts";

const root = join(import.meta.dirname, "..");
const files = globSync("{.github,docs}/workflows/*.yml", { cwd: root }).sort();
const read = (file: string): string => readFileSync(join(root, file), "utf8");

/** The jobs that write with the workflow's own token. `plan` brings its own check, which is the one to require. */
const leaves: Readonly<Record<string, Leave>> = {
  ".github/workflows/toolkit-release.yml": { writers: ["release"] },
  "docs/workflows/events-build.yml": { writers: ["image"], role: "events" },
  "docs/workflows/events-deliver.yml": { writers: ["build", "promote", "promote-again"], role: "events" },
  "docs/workflows/events-report.yml": { writers: ["deliver"], role: "events" },
  "docs/workflows/specs-plan.yml": { writers: ["plan"], optional: true },
};

const workflows = suite("workflows");

workflows("are this repository's, one that others call, and those to copy into each repository", () => {
  assert.equal(files, [
    ".github/workflows/toolkit-ci.yml",
    ".github/workflows/toolkit-release.yml",
    ".github/workflows/validate.yml",
    "docs/workflows/environments-report.yml",
    "docs/workflows/events-build.yml",
    "docs/workflows/events-deliver.yml",
    "docs/workflows/events-report.yml",
    "docs/workflows/events-suite.yml",
    "docs/workflows/specs-plan.yml",
    "docs/workflows/specs-propose.yml",
    "docs/workflows/specs-validate.yml",
  ]);
});

for (const file of files) {
  workflows(`${file} asks for little, pins what it uses and calls our actions rightly`, () => {
    assert.equal(faultsOf(read(file), leaves[file]), []);
  });
}

workflows("that report drop no event: a concurrency group would", () => {
  for (const file of files.filter((name) => name.endsWith("-report.yml"))) {
    const { concurrency, jobs }: Workflow = parse(read(file));
    assert.equal([concurrency, ...Object.values(jobs).filter((job) => "concurrency" in job)], [undefined], file);
  }
});

workflows("that propose run one at a time, and never stop one that writes", () => {
  const { concurrency }: Workflow = parse(read("docs/workflows/specs-propose.yml"));
  assert.equal(concurrency, { group: "propose", "cancel-in-progress": false });
});

workflows("that release may write in one job, and only to release", () => {
  const { on, jobs }: Workflow = parse(read(".github/workflows/toolkit-release.yml"));
  assert.equal(on, { push: { tags: ["v[0-9]+.[0-9]+.[0-9]+"] } });
  assert.equal(jobs["release"]?.permissions, { contents: "write", "id-token": "write", attestations: "write" });
  assert.equal(jobs["release"]?.needs, ["check"]);
});

workflows("that deliver move things one at a time, and build and test a commit once at a time", () => {
  const { jobs } = parse(read("docs/workflows/events-deliver.yml"));
  for (const [name, group] of [
    ["track", "track"],
    ["promote", "promote"],
    ["promote-again", "promote"],
  ] as const)
    assert.equal(jobs[name].concurrency, { group, "cancel-in-progress": false }, name);
  for (const name of ["build", "suite"]) {
    assert.match(jobs[name].concurrency.group, new RegExp(`^${name}-.*matrix\\.${name}\\.commit`));
    assert.is(jobs[name].concurrency["cancel-in-progress"], false);
  }
});

for (const [file, foreign] of [
  ["docs/workflows/events-build.yml", ["test", "image"]],
  ["docs/workflows/events-suite.yml", ["suite"]],
] as const) {
  workflows(`of ${file} run what an application brings where no key is, and with a limit`, () => {
    const { jobs }: Workflow = parse(read(file));
    for (const [name, job] of Object.entries(jobs)) {
      const isForeign = (foreign as readonly string[]).includes(name);
      assert.is(JSON.stringify(job).includes("LANDFALL_PRIVATE_KEY"), !isForeign, name);
      assert.is(job.environment, isForeign ? undefined : "landfall", name);
    }
    for (const name of foreign)
      assert.equal(jobs[name]?.permissions, name === "image" ? { packages: "write" } : {}, name);
  });
}

const samples = {
  validate: read("docs/workflows/specs-validate.yml"),
  propose: read("docs/workflows/specs-propose.yml"),
  ci: read(".github/workflows/toolkit-ci.yml"),
};
type Broken = readonly [sample: keyof typeof samples, from: string | RegExp, to: string, fault: string];
const job = "      - uses: acme";
const broken: readonly Broken[] = [
  ["propose", "permissions: {}\n", "permissions: write-all\n", "its permissions are not {}"],
  ["propose", "permissions: {}\n", "permissions:\n  contents: read\n", "its permissions are not {}"],
  ["propose", "permissions: {}\n", "", "its permissions are not {}"],
  ["validate", "contents: read", "contents: write", "validate may write"],
  ["propose", "  push:\n", "  pull_request_target:\n", "pull_request_target runs strangers' events with secrets"],
  ["propose", "  push:\n", "  workflow_run:\n", "workflow_run runs strangers' events with secrets"],
  ["propose", "    timeout-minutes: 30\n", "", "propose has no timeout-minutes"],
  ["propose", "    environment: landfall\n", "", "propose has a secret without an environment"],
  ["propose", job, `      - run: echo \${{ github.ref }}\n${job}`, "propose has an expression in a script"],
  ["validate", "  merge_group:\n", "", "it runs for one of pull_request and merge_group only"],
  [
    "validate",
    "  pull_request:\n",
    "  pull_request:\n    paths: [environments/**]\n",
    "pull_request has a path filter, so a required check may never end",
  ],
  ["validate", `    if: \${{ always() }}\n`, "", "no job with always() waits for all others"],
  ["validate", "needs: [validate]", "needs: []", "no job with always() waits for all others"],
  ["ci", /@[0-9a-f]{40} # v7.0.1/, "@v7", "actions/checkout@v7 is not pinned by a commit"],
  ["ci", " # v7.0.1", "", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 does not say its version"],
  ["ci", "persist-credentials: false", "fetch-depth: 1", "actions/checkout leaves its token in the checkout"],
  ["ci", "./actions/validate", "./actions/vaildate", "there is no actions/vaildate"],
  ["propose", "          path: environments", "          folder: environments", "actions/propose has no input folder"],
  [
    "validate",
    "      path: environments",
    "      folder: environments",
    ".github/workflows/validate.yml has no input folder",
  ],
];
for (const [sample, from, to, fault] of broken) {
  workflows(`is not sound: ${fault} (${JSON.stringify(to)})`, () => {
    const text = samples[sample].replace(from, () => to);
    assert.is.not(text, samples[sample]);
    assert.equal(faultsOf(text), [fault]);
  });
}
workflows.run();
