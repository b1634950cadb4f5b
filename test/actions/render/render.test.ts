import { rmSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { parseLock } from "../../../model/tree/parse-lock.ts";
import { landfall, openWorkspace, runStep, sha, type Workspace } from "../doors/start.ts";
import { addCluster, render, snapshot, texts } from "./out-folder.ts";

const outOf = ({ folder }: Workspace): string => join(folder, "out");
const sourceIn = (workspace: Workspace, environment: string): string =>
  parseLock(texts(outOf(workspace)).get(`${environment}/landfall.lock`) ?? "").source;

const folder = suite("render");

folder("writes one folder per environment, each with its lock", () => {
  using workspace = openWorkspace();
  const outcome = render(workspace);
  assert.is(outcome.status, "rendered");
  const paths = [...texts(outOf(workspace)).keys()];
  for (const environment of ["cicd", "dev", "production", "staging"])
    assert.ok(paths.includes(`${environment}/landfall.lock`), environment);
  assert.ok(paths.includes("dev/dev-eu/apps/shop/deployment-shop.yaml"));
  assert.is(sourceIn(workspace, "dev"), `acme/specs@${"a".repeat(40)}`);
});

folder("touches nothing when nothing differs, also from another commit of the specs", () => {
  using workspace = openWorkspace();
  render(workspace);
  const before = snapshot(outOf(workspace));
  render(workspace, "b".repeat(40));
  assert.equal(snapshot(outOf(workspace)), before);
});

folder("writes the environments that differ, and touches no other", () => {
  using workspace = openWorkspace();
  render(workspace);
  const before = snapshot(outOf(workspace));
  addCluster(workspace, "staging");
  render(workspace, "b".repeat(40));
  const after = snapshot(outOf(workspace));
  const others = (shot: ReadonlyMap<string, string>) => [...shot].filter(([path]) => !path.startsWith("staging"));
  assert.equal(others(after), others(before));
  assert.ok(after.has("staging/staging-us/flux/kustomization.yaml"));
  assert.is(sourceIn(workspace, "staging"), `acme/specs@${"b".repeat(40)}`);
});

folder("comes to the same bytes by steps and at once", () => {
  using stepwise = openWorkspace();
  using once = openWorkspace();
  for (const environment of ["staging", "dev"]) {
    render(stepwise);
    for (const workspace of [stepwise, once]) addCluster(workspace, environment);
  }
  render(stepwise);
  render(once);
  assert.equal(texts(outOf(stepwise)), texts(outOf(once)));
});

folder("leaves an environment alone that is in the specs no more, and says so", () => {
  using workspace = openWorkspace();
  render(workspace);
  const before = snapshot(outOf(workspace));
  for (const path of ["cicd", "applications/registry.yaml", "applications/scanner.yaml"])
    rmSync(join(workspace.folder, "environments", path), { recursive: true });
  const outcome = render(workspace);
  assert.equal(outcome.status === "rendered" && outcome.leftAlone, ["cicd"]);
  assert.equal(snapshot(outOf(workspace)), before);
});

folder("writes into a checkout of the environments repository, which holds other things too", () => {
  using workspace = openWorkspace();
  for (const path of ["out/.git/HEAD", "out/README.md"]) workspace.write(path, "mine\n");
  assert.is(render(workspace).status, "rendered");
  assert.is(texts(outOf(workspace)).get("README.md"), "mine\n");
});

folder("writes nothing of specs with problems", () => {
  using workspace = openWorkspace();
  workspace.write("environments/applications/shop.yaml", "kind: Application\n");
  assert.is(render(workspace).status, "invalid");
  assert.not.ok([...snapshot(workspace.folder).keys()].includes("out"));
});

folder.run();

const doors = suite("landfall render, and the action");

doors("say what was written, then that nothing differs, in the terminal", async () => {
  using workspace = openWorkspace();
  const at = { cwd: workspace.folder };
  const first = await landfall(["render"], at);
  assert.equal([first.code, first.err], [0, ""]);
  assert.match(first.out, /^dev: \d+ units, \d+ files written$/m);
  assert.match(first.out, /^production: portal is not deployed: no Release of production names it yet$/m);
  const [again, json] = await Promise.all([landfall(["render"], at), landfall(["render", "--format", "json"], at)]);
  assert.match(again.out, /^dev: unchanged$/m);
  assert.equal(
    JSON.parse(json.out).environments.map(({ files }: { files: number }) => files),
    [0, 0, 0, 0],
  );
  assert.is(sourceIn(workspace, "dev"), `acme/specs@${"0".repeat(40)}`);
});

doors("refuse in one line, with 1 and in JSON where that is asked for", async () => {
  using workspace = openWorkspace();
  workspace.write("out/thesis.txt", "mine\n");
  const said = "out holds other things (thesis.txt): render into an empty or new folder";
  const { code, out, err } = await landfall(["render", "--format", "json"], { cwd: workspace.folder });
  assert.equal([code, err], [1, `landfall render: ${said}\n`]);
  assert.equal(JSON.parse(out), { version: 1, status: "failed", message: said });
  const step = await runStep("render", {}, workspace);
  assert.equal([step.code, step.out, step.err], [1, `::error::${said}\n`, ""]);
});

doors("give problems of the specs as validate does", async () => {
  using workspace = openWorkspace();
  workspace.write("environments/dev/environment.yaml", "kind: Environment\n");
  const [terminal, step] = await Promise.all([
    landfall(["render", "--format", "json"], { cwd: workspace.folder }),
    runStep("render", {}, workspace),
  ]);
  assert.equal([terminal.code, JSON.parse(terminal.out).status], [1, "invalid"]);
  assert.is(step.code, 1);
  assert.match(step.out, /^::error title=schema,file=environments\/dev\/environment\.yaml,line=1,col=1::/m);
  assert.match(step.summary, /environments\/dev\/environment\.yaml/);
});

doors("refuse a commit that is none, as wrong usage", async () => {
  using workspace = openWorkspace();
  const { code, out, err } = await landfall(["render", "--commit", "main"], { cwd: workspace.folder });
  assert.equal([code, out], [2, ""]);
  assert.match(err, /^landfall render: --commit must be 40 hex digits in lower case, got "main"\n/);
});

doors("name the run's commit in the lock, and count the units that differ", async () => {
  using workspace = openWorkspace();
  const { code, outputs } = await runStep("render", { out: "rendered" }, workspace);
  assert.is(code, 0);
  assert.match(outputs["units"] ?? "", /^[1-9]\d*$/);
  assert.match(texts(workspace.folder).get("rendered/dev/landfall.lock") ?? "", new RegExp(`"acme/specs@${sha}"`));
});

doors.run();
