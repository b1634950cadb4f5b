import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parse } from "yaml";
import { type ActionFile, tablesOf } from "../../../scripts/docs.ts";
import { startAcme, tokens } from "../acme.ts";
import { startWorld, world } from "../doctor/set-up.ts";
import { openWorkspace, runStep, type Step } from "./start.ts";

const root = join(import.meta.dirname, "../../..");

type Action = ActionFile & {
  readonly name: string;
  readonly description: string;
  readonly runs: { readonly using: string; readonly main: string };
};
type Found = { readonly verb: string; readonly action: Action; readonly readme: string };

const all: readonly Found[] = globSync("actions/*/action.yml", { cwd: root })
  .sort()
  .map((path) => ({
    verb: basename(dirname(path)),
    action: parse(readFileSync(join(root, path), "utf8")),
    readme: readFileSync(join(root, dirname(path), "README.md"), "utf8"),
  }));
/** One is a few lines of shell, and no verb of the command line: what it starts must not be started by an action. */
const found = all.filter(({ verb }) => verb !== "test");

const files = suite("every action");

files("is one of the verbs that have a door to the runner", () => {
  const doors = globSync("actions/*/main.ts", { cwd: root }).map((path) => basename(dirname(path)));
  assert.equal(
    found.map(({ verb }) => verb),
    doors.sort(),
  );
});

files("runs on node24, but for the one that runs what an application brings", () => {
  const others = all.filter(({ action }) => action.runs.using !== "node24");
  assert.equal(
    others.map(({ verb, action }) => [verb, action.runs.using]),
    [["test", "composite"]],
  );
});

for (const { verb, action } of found)
  files(`runs from its bundle: ${verb}`, () => {
    assert.equal(action.runs, { using: "node24", main: `../../dist/${verb}.cjs` });
    assert.ok(existsSync(join(root, `actions/${verb}/cli.ts`)), "it has a twin in the terminal");
  });

for (const { verb, action } of all) {
  const fields = { ...action.inputs, ...action.outputs };

  files(`names its inputs and outputs in kebab-case: ${verb}`, () => {
    for (const name of Object.keys(fields)) assert.match(name, /^[a-z]+(-[a-z]+)*$/);
  });

  files(`describes each in one sentence, with its default: ${verb}`, () => {
    for (const [name, { description }] of Object.entries({ ...fields, [verb]: action }))
      assert.match(description, /^[A-Z][^.]*(?:\.[^ .][^.]*)*\.$/, name);
    for (const [name, { description, required, default: preset }] of Object.entries(action.inputs ?? {})) {
      const said = preset === undefined ? "by default" : `${preset} by default`;
      assert.is(description.includes(said), !required, `${name}: ${description}`);
      assert.not.ok(required && preset !== undefined, `${name} is required and has a default`);
    }
  });
}

files.run();

const readmes = suite("every action's README");

type Workflow = {
  readonly on?: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly StepOf[] }>>;
};
type StepOf = { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> };

const workflowsOf = (readme: string): readonly Workflow[] =>
  [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => parse(text ?? ""));

for (const { verb, action, readme } of all) {
  readmes(`holds the tables of its action.yml, as npm run docs writes them: ${verb}`, () => {
    assert.ok(readme.includes(`<!-- generated -->\n${tablesOf(action)}\n<!-- /generated -->`));
  });

  readmes(`tells permissions and triggers before anything else: ${verb}`, () => {
    const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading);
    assert.equal(headings.slice(0, 2), [action.name, "Permissions and triggers"]);
    if (verb !== "test")
      assert.match(readme, new RegExp(`\\blandfall ${verb}\\b`), "it names its twin in the terminal");
  });

  readmes(`shows workflows that call it with inputs it has, and nothing by a tag that moves: ${verb}`, () => {
    const workflows = workflowsOf(readme);
    const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps));
    const own = steps.filter(({ uses }) => uses === `<owner>/landfall/actions/${verb}@v1`);
    assert.ok(own.length > 0, "no example calls it");
    for (const workflow of workflows) {
      assert.ok(
        workflow.on !== undefined && workflow.permissions !== undefined,
        "it says when it runs and what it may",
      );
    }
    for (const { with: given = {} } of own) {
      assert.equal(
        Object.keys(given).filter((name) => !Object.hasOwn(action.inputs ?? {}, name)),
        [],
      );
      for (const [name, { required }] of Object.entries(action.inputs ?? {}))
        if (required) assert.ok(Object.hasOwn(given, name), `${name} is missing`);
    }
    for (const { uses } of steps)
      if (uses !== undefined && !uses.startsWith("<owner>/"))
        assert.match(uses, /^(actions\/[a-z-]+|github\/codeql-action\/[a-z-]+)@[0-9a-f]{40}$/);
  });
}

readmes.run();

const running = suite("running an action");

/** Runs each action to an end it can come to without writing: `propose` is overtaken, `report` has no news. */
async function runAll(): Promise<readonly (Step & { readonly verb: string; readonly read: readonly string[] })[]> {
  const forge = await startAcme();
  await using _closing = { [Symbol.asyncDispose]: forge.close };
  const healthy = await startWorld();
  await using _closingToo = { [Symbol.asyncDispose]: healthy.close };
  using workspace = openWorkspace();
  workspace.commit();
  for (const [path, text] of world.specs) workspace.write(`globex/${path}`, text);
  const inputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    track: { token: tokens.propose, repository: "acme/specs" },
    propose: { token: tokens.propose, repository: "acme/specs", path: "environments" },
    promote: { token: tokens.propose, identity: "acme-landfall[bot]", specs: "acme/specs" },
    authorize: { token: tokens.propose, right: "operate", environment: "staging", specs: "acme/specs" },
    doctor: { token: "t", path: "globex/environments" },
    plan: { path: "environments" },
    report: { token: tokens.report, identity: "acme-landfall[bot]", environments: "acme/environments" },
  };
  return await Promise.all(
    found.map(async ({ verb }) => {
      const record = join(workspace.folder, `${verb}.read`);
      const at = (verb === "doctor" ? healthy : forge).url;
      const step = await runStep(verb, inputs[verb] ?? {}, {
        folder: workspace.folder,
        node: ["--import", join(import.meta.dirname, "record-inputs.ts")],
        environment: {
          ...{ INPUTS_READ: record, GITHUB_API_URL: at, GITHUB_SERVER_URL: at },
          ...{ GITHUB_EVENT_NAME: "workflow_dispatch", GITHUB_ACTOR: "ada" },
        },
      });
      return { verb, ...step, read: readFileSync(record, "utf8").split("\n") };
    }),
  );
}

let ended: Awaited<ReturnType<typeof runAll>> = [];
running.before(async () => {
  ended = await runAll();
});

for (const { verb, action } of found) {
  running(`reads the inputs that action.yml declares, and no other: ${verb}`, () => {
    const step = ended.find((one) => one.verb === verb);
    assert.equal(step?.read, Object.keys(action.inputs ?? {}).sort());
  });

  running(`sets the outputs that action.yml declares, and no other: ${verb}`, () => {
    const step = ended.find((one) => one.verb === verb);
    assert.is(step?.code, 0, step?.out);
    assert.equal(Object.keys(step?.outputs ?? {}).sort(), Object.keys(action.outputs ?? {}).sort());
  });
}

running.run();
