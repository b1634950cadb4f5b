import { suite } from "uvu";
import * as assert from "uvu/assert";
import { isTriggered } from "../../../local/workflows/trigger.ts";
import { readWorkflow } from "../../../local/workflows/workflow.ts";
import { workflowFiles } from "../../../local/workflows/workflow-files.ts";

type Happening = Parameters<typeof isTriggered>[1];
const push = (ref: string): Happening => ({ event: "push", payload: { ref } });
const pull = (action: string): Happening => ({ event: "pull_request", payload: { action } });
const review = (action: string): Happening => ({ event: "pull_request_review", payload: { action } });
const dispatch: Happening = { event: "repository_dispatch", payload: { action: "Kustomization/shop.flux-system" } };
const read = (on: string) => readWorkflow("a.yml", `on: ${on}`);

const triggers = suite("isTriggered");

const cases: readonly (readonly [on: string, happening: Happening, wanted: boolean])[] = [
  ["push", push("refs/heads/feature"), true],
  ["[push, pull_request]", pull("opened"), true],
  ["{ push: { branches: [main] } }", push("refs/heads/main"), true],
  ["{ push: { branches: [main] } }", push("refs/heads/feature"), false],
  ["{ push: { branches: [main] } }", push("refs/tags/main"), false],
  ["{ push: { branches: main } }", push("refs/heads/main"), true],
  ["{ pull_request: }", pull("synchronize"), true],
  ["{ pull_request: }", pull("closed"), false],
  ["{ pull_request: { types: [closed] } }", pull("closed"), true],
  ["{ repository_dispatch: }", dispatch, true],
  ["{ repository_dispatch: { types: [build] } }", dispatch, false],
  ["{ schedule: [{ cron: 17 * * * * }] }", push("refs/heads/main"), false],
];
for (const [on, happening, wanted] of cases) {
  const { action, ref } = happening.payload;
  triggers(`${on} is ${wanted ? "" : "not "}for ${happening.event} of ${action ?? ref}`, () => {
    assert.is(isTriggered(read(on), happening), wanted);
  });
}

const unknown: readonly (readonly [on: string, message: RegExp])[] = [
  ["{ push: { paths: [docs] } }", /on\.push\.paths is not known here/],
  ['{ push: { branches: ["release/*"] } }', /"release\/\*" is a pattern/],
];
for (const [on, message] of unknown) {
  triggers(`${on} is refused, not guessed`, () => {
    assert.throws(() => isTriggered(read(on), push("refs/heads/main")), message);
  });
}

triggers.run();

const samples = suite("workflowFiles");

const placed = [
  ["acme/specs", [".github/workflows/plan.yml", ".github/workflows/propose.yml", ".github/workflows/validate.yml"]],
  ["acme/environments", [".github/workflows/report.yml"]],
  ["acme/events", ["build", "deliver", "report", "suite"].map((name) => `.github/workflows/${name}.yml`)],
  ["acme/shop", []],
] as const;
for (const [repository, paths] of placed) {
  samples(`gives ${repository} ${paths.length} workflows, each where its first line says`, () => {
    assert.equal(Object.keys(workflowFiles(repository)), paths);
  });
}

/** Which of a repository's files a happening starts. */
const startedIn = (repository: string, happening: Happening): readonly string[] =>
  Object.entries(workflowFiles(repository))
    .map(([file, text]) => readWorkflow(file, text))
    .filter((workflow) => isTriggered(workflow, happening))
    .map(({ file }) => file.replace(".github/workflows/", ""));

const started: readonly (readonly [repository: string, happening: Happening, files: readonly string[]])[] = [
  ["acme/specs", pull("opened"), ["plan.yml", "validate.yml"]],
  ["acme/specs", review("submitted"), ["plan.yml"]],
  ["acme/specs", review("edited"), []],
  ["acme/specs", push("refs/heads/main"), ["propose.yml"]],
  ["acme/specs", push("refs/heads/applications"), []],
  ["acme/environments", push("refs/heads/main"), ["report.yml"]],
  ["acme/environments", push("refs/heads/landfall/dev"), []],
  ["acme/environments", pull("opened"), []],
  ["acme/events", dispatch, ["report.yml"]],
];
for (const [repository, happening, files] of started) {
  const what = `${happening.event} of ${happening.payload["action"] ?? happening.payload["ref"]}`;
  samples(`in ${repository}, ${what} starts ${files.join() || "nothing"}`, () => {
    assert.equal(startedIn(repository, happening), files);
  });
}

samples.run();
