import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";

type Fields = Readonly<Record<string, unknown>>;
type Step = { readonly uses?: string; readonly run?: string; readonly with?: Fields };
type Job = { readonly steps: readonly Step[]; readonly permissions?: Fields | string };
type Workflow = {
  readonly on: Fields;
  readonly permissions?: Fields | string;
  readonly jobs: Readonly<Record<string, Job>>;
};
type Action = { readonly inputs: Readonly<Record<string, { readonly required?: boolean }>> };

const root = join(import.meta.dirname, "..");
const files = globSync("{.github,docs}/workflows/*.yml", { cwd: root }).sort();
const ours = /^acme\/landfall\/actions\/([a-z]+)@v0$/;

/** What is wrong with a workflow; nothing when it may be copied. */
function faultsOf(text: string): readonly string[] {
  const workflow: Workflow = parse(text);
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);
  return [
    ...(isReadOnly(workflow.permissions) ? [] : ["its permissions are not read-only"]),
    ...("pull_request_target" in workflow.on ? ["it runs for forks with secrets"] : []),
    ...steps.flatMap(({ run }) => (run?.includes("${{") ? ["a script has an expression in it"] : [])),
    ...steps.flatMap((step) => faultOfUse(step, text) ?? []),
  ];
}

const isReadOnly = (permissions: Workflow["permissions"]): boolean =>
  typeof permissions === "object" && Object.values(permissions).every((access) => access === "read");

function faultOfUse({ uses, with: given = {} }: Step, text: string): string | undefined {
  if (uses === undefined) return undefined;
  const [, verb] = ours.exec(uses) ?? [];
  if (verb !== undefined) return faultOfInputs(verb, given);
  if (!/^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/.test(uses)) return `${uses} is not pinned by a commit`;
  return text.includes(`uses: ${uses} # v`) ? undefined : `${uses} does not say its version`;
}

function faultOfInputs(verb: string, given: Fields): string | undefined {
  const { inputs }: Action = parse(readFileSync(join(root, `actions/${verb}/action.yml`), "utf8"));
  const unknown = Object.keys(given).find((name) => !(name in inputs));
  if (unknown !== undefined) return `${verb} has no input ${unknown}`;
  const missing = Object.keys(inputs).find((name) => inputs[name]?.required && !(name in given));
  return missing === undefined ? undefined : `${verb} needs the input ${missing}`;
}

const workflows = suite("workflows");

workflows("there is one for this repository, and one to copy for each repository that runs an action", () => {
  assert.equal(files, [
    ".github/workflows/ci.yml",
    "docs/workflows/environments.yml",
    "docs/workflows/events.yml",
    "docs/workflows/specs.yml",
  ]);
});

for (const file of files) {
  workflows(`${file} asks for little, pins what it uses and calls our actions rightly`, () => {
    assert.equal(faultsOf(readFileSync(join(root, file), "utf8")), []);
  });
}

const sound = readFileSync(join(root, "docs/workflows/specs.yml"), "utf8");
for (const [from, to, fault] of [
  ["permissions: {}\njobs", "permissions: write-all\njobs", "its permissions are not read-only"],
  ["permissions: {}\njobs", "permissions:\n  contents: write\njobs", "its permissions are not read-only"],
  ["permissions: {}\njobs", "jobs", "its permissions are not read-only"],
  ["  pull_request:\n", "  pull_request_target:\n", "it runs for forks with secrets"],
  [
    "      - uses: acme",
    `      - run: echo \${{ github.head_ref }}\n      - uses: acme`,
    "a script has an expression in it",
  ],
  [/@[0-9a-f]{40} # v7.0.1/, "@v7", "actions/checkout@v7 is not pinned by a commit"],
  [" # v7.0.1", "", "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 does not say its version"],
  ["          path: environments", "          folder: environments", "validate has no input folder"],
  [/^ {10}token: .*\n/m, "", "propose needs the input token"],
] as const) {
  workflows(`is not sound: ${fault}`, () => {
    const text = sound.replace(from, to);
    assert.is.not(text, sound);
    assert.equal(faultsOf(text), [fault]);
  });
}
workflows.run();
