import { suite } from "uvu";
import * as assert from "uvu/assert";
import { roles } from "../../../model/setup/role.ts";
import {
  essence,
  planEnvironment,
  takenBy,
  usedBy,
  type Workflow,
  workflowsOf,
} from "../../../model/setup/workflows.ts";

const names = { specs: "s1", environments: "e1", events: "v1" };
const toolkit = { repository: "tools/gitops", ref: "v1.2.3" };
const of = (role: (typeof roles)[number]): readonly Workflow[] => workflowsOf(role, names, toolkit);

const carried = suite("the workflows that Landfall carries");

const taken = {
  landfall: ["LANDFALL_PRIVATE_KEY", "LANDFALL_CLIENT_ID"],
  [planEnvironment]: ["LANDFALL_READER_PRIVATE_KEY", "LANDFALL_READER_CLIENT_ID"],
} as const;
const environmentsOf = {
  specs: ["landfall", planEnvironment],
  environments: ["landfall"],
  events: ["landfall"],
} as const;

for (const role of roles) {
  carried(`are there for each repository, and take their key from an environment: ${role}`, () => {
    assert.equal(
      takenBy(of(role)).map(({ environment, secrets, variables }) => [environment, ...secrets, ...variables]),
      environmentsOf[role].map((name) => [name, ...taken[name]]),
    );
    for (const { path } of of(role)) assert.match(path, /^\.github\/workflows\/[a-z]+\.yml$/);
  });

  carried(`call Landfall where it is, by the names that repositories have: ${role}`, () => {
    const texts = of(role).map(({ text }) => text);
    assert.ok(usedBy(texts).some((action) => action.startsWith("tools/gitops/actions/")));
    for (const text of texts) assert.not.match(text, /acme|@v0|\brepository_owner \}\}\/(?!e1|s1|v1)/);
  });
}

carried("that pull requests start take no key but the one that reads", () => {
  const open = of("specs").filter(({ text }) => /^ {2}pull_request/m.test(text));
  assert.equal(open.map(({ path }) => path).sort(), [".github/workflows/plan.yml", ".github/workflows/validate.yml"]);
  assert.equal(
    takenBy(open).map(({ environment }) => environment),
    [planEnvironment],
  );
  assert.not.match(open.map(({ text }) => text).join(), /LANDFALL_PRIVATE_KEY/);
});

carried.run();

const workflow = `# comment
jobs:
  a:
    steps:
      - uses: actions/checkout@${"a".repeat(40)} # v7.0.1
      - uses: acme/landfall/actions/propose@v0
        with: { path: environments } # here

`;
const same: readonly (readonly [what: string, text: string])[] = [
  ["comments", workflow.replace("# comment\n", "").replace(" # here", "")],
  ["blank lines", workflow.replaceAll("\n", "\n\n")],
  ["an action's version", workflow.replace("a".repeat(40), "b".repeat(40)).replace("@v0", "@v9.9.9")],
  ["where Landfall comes from", workflow.replace("acme/landfall", "tools/gitops")],
];
const other: readonly (readonly [what: string, text: string])[] = [
  ["a value", workflow.replace("path: environments", "path: specs")],
  ["another action", workflow.replace("actions/checkout", "evil/checkout")],
  ["another verb", workflow.replace("actions/propose", "actions/report")],
  ["another line", workflow.replace("    steps", "    if: always()\n    steps")],
];

const compared = suite("what a workflow does");

for (const [what, text] of same) {
  compared(`does not depend on ${what}`, () => {
    assert.is.not(text, workflow);
    assert.is(essence(text), essence(workflow));
  });
}
for (const [what, text] of other) {
  compared(`depends on ${what}`, () => {
    assert.is.not(essence(text), essence(workflow));
  });
}

compared.run();
