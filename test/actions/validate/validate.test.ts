import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { commandsIn, type Ended, landfall, openWorkspace, runStep, shownIn } from "../doors/start.ts";

const shop = (port: string): string => `apiVersion: landfall/v1
kind: Application
metadata:
  name: shop
spec:
  repository: shop
  image: ghcr.io/acme/shop
  port: ${port}
  environments: { staging: {} }
`;
const shopFile = "environments/applications/shop.yaml";

/** Text out of a spec that wants to be obeyed: by the runner, by the terminal, by whoever reads the log. */
const hostile =
  '"::set-output name=result::valid\\n::set-output name=result::valid\\n  ::add-mask::e\\e[2J\\u202e ##[set-output name=result]valid"';

/** Control characters other than a line break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is for
const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

const terminal = suite("landfall validate");

terminal("says of sound specs how much it looked at", async () => {
  using workspace = openWorkspace();
  const ended = await landfall(["validate"], { cwd: workspace.folder });
  assert.equal(ended, { code: 0, out: "19 files, 19 documents: no problems\n", err: "" });
});

const run = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ended> => {
  using workspace = openWorkspace();
  workspace.write(shopFile, shop("eighty"));
  return await landfall(["validate", ...args], { cwd: workspace.folder, environment });
};

terminal("says where a problem is, what it is and how to mend it, on stdout", async () => {
  const { code, out, err } = await run([]);
  assert.equal([code, err], [1, ""]);
  assert.match(out, /^environments\/applications\/shop\.yaml:8:9 error .*port.*\[schema\]$/m);
  assert.match(out, /\n1 problem in 1 file\n$/);
  assert.not.match(out, control);
});

terminal("knows the day, and with it which exception has ended", async () => {
  using workspace = openWorkspace();
  const file = join(workspace.folder, "environments/organization.yaml");
  const exception = `{ rule: probes-present, document: Application/shop, reason: a demo, owner: ann, until: "2020-01-01" }`;
  writeFileSync(file, `${readFileSync(file, "utf8")}  exceptions: [${exception}]\n`);
  const { code, out } = await landfall(["validate"], { cwd: workspace.folder });
  assert.is(code, 1);
  assert.match(out, /error the exception of Application\/shop from probes-present ended on 2020-01-01 \[exception\]/);
});

terminal("paints only where colours are wanted", async () => {
  const [forced, both] = await Promise.all([
    run([], { FORCE_COLOR: "1" }),
    run([], { FORCE_COLOR: "1", NO_COLOR: "1" }),
  ]);
  assert.ok(forced.out.includes("\u001b[31merror\u001b[39m"), forced.out);
  assert.not.match(both.out + both.err, control);
});

terminal("says the same as annotations of GitHub", async () => {
  const { code, out } = await run(["--format", "github"]);
  assert.is(code, 1);
  assert.match(out, /^::error title=schema,file=environments\/applications\/shop\.yaml,line=8,col=9::/);
});

terminal("says the same as JSON, also when there is nothing to look at", async () => {
  const [found, none] = await Promise.all([run(["--format", "json"]), run(["nowhere", "--format", "json"])]);
  const { status, problems } = JSON.parse(found.out);
  assert.equal([found.code, status, problems.length, problems[0].line], [1, "invalid", 1, 8]);
  assert.equal([none.code, JSON.parse(none.out).status], [1, "failed"]);
});

terminal("says the same as SARIF, with the rule that found it", async () => {
  const { code, out } = await run(["--format", "sarif"]);
  const [{ results, tool }] = JSON.parse(out).runs;
  assert.equal([code, results.length, results[0].ruleId], [1, 1, "schema"]);
  assert.is(tool.driver.rules[0].shortDescription.text, "A document has the form of its kind");
});

terminal.run();

const action = suite("the action validate");

action("passes sound specs", async () => {
  using workspace = openWorkspace();
  const { code, out, outputs, summary } = await runStep("validate", {}, workspace);
  assert.is(code, 0);
  assert.equal(commandsIn(out), []);
  assert.equal(outputs, { problems: "0", result: "valid" });
  assert.is(summary.trim(), "### 19 files, 19 documents: no problems");
});

action("marks each problem on its line, and fails", async () => {
  using workspace = openWorkspace();
  workspace.write(shopFile, shop("eighty"));
  const { code, out, err, outputs, summary } = await runStep("validate", { path: "environments" }, workspace);
  assert.equal([code, err], [1, ""]);
  assert.match(out, /^::error title=schema,file=environments\/applications\/shop\.yaml,line=8,col=9::.*port/m);
  assert.match(out, /^::error::1 problem in 1 file$/m);
  assert.equal(outputs, { problems: "1", result: "invalid" });
  assert.match(summary, /\| `environments\/applications\/shop\.yaml:8:9` \| error \|/);
});

action("writes SARIF where it is told to, whether there are problems or not", async () => {
  using workspace = openWorkspace();
  const results = async (): Promise<readonly unknown[]> => {
    const { code } = await runStep("validate", { sarif: "found.sarif" }, workspace);
    const text = readFileSync(join(workspace.folder, "found.sarif"), "utf8");
    return [code, JSON.parse(text).runs[0].results.length];
  };
  assert.equal(await results(), [0, 0]);
  workspace.write(shopFile, shop("eighty"));
  assert.equal(await results(), [1, 1]);
});

action("writes it through no symbolic link, which a pull request could have put there", async () => {
  using workspace = openWorkspace();
  symlinkSync("/dev/null", join(workspace.folder, "found.sarif"));
  const { code, out } = await runStep("validate", { sarif: "found.sarif" }, workspace);
  assert.is(code, 1);
  assert.match(out, /::error::found\.sarif is a symbolic link/);
});

action("is obeyed by the runner in nothing but its own annotations, whatever the specs say", async () => {
  using workspace = openWorkspace();
  workspace.write(shopFile, shop(hostile));
  workspace.write("environments/a.yaml", `kind: ${hostile}\n${hostile}: 1\n`);
  const { code, out, outputs, summary } = await runStep("validate", {}, workspace);
  assert.is(code, 1);
  assert.equal([...new Set(commandsIn(out))], ["error"]);
  assert.equal(
    shownIn(out).filter((line) => control.test(line)),
    [],
  );
  assert.is(outputs["result"], "invalid");
  assert.not.match(summary, control);
});

action("says the name of a file that cannot be read, and does not obey it", async () => {
  using workspace = openWorkspace();
  workspace.write("environments/a\n::set-output name=result::valid\u001b[2J.yaml", "a: 1\n");
  const { code, out } = await runStep("validate", {}, workspace);
  assert.is(code, 1);
  assert.equal(
    out.split("\n").filter((line) => line !== ""),
    [
      "::error::environments/a\\u{a}::set-output name=result::valid\\u{1b}[2J.yaml has a name that cannot be read: rename it",
    ],
  );
});

action("has as much power over a terminal", async () => {
  using workspace = openWorkspace();
  workspace.write(shopFile, shop(hostile));
  for (const format of ["human", "json"]) {
    const { code, out } = await landfall(["validate", "--format", format], { cwd: workspace.folder });
    assert.is(code, 1);
    assert.equal(commandsIn(out), []);
    assert.not.match(out, control);
  }
});

for (const [title, path, said] of [
  ["a folder that is not there", "nowhere", "cannot read the folder nowhere: it does not exist"],
  ["a file", shopFile, `cannot read the folder ${shopFile}: it is not a folder`],
] as const) {
  action(`fails for ${title} with one clear line`, async () => {
    using workspace = openWorkspace();
    const { code, out, err } = await runStep("validate", { path }, workspace);
    assert.equal({ code, out, err }, { code: 1, out: `::error::${said}\n`, err: "" });
  });
}

action.run();
