import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { ownersIn } from "../../views/codeowners/owners.ts";
import { landfall, openWorkspace } from "../doors/start.ts";

const access = `apiVersion: landfall/v1
kind: Access
metadata: { name: acme }
spec:
  people:
    ada: { github: ada-l, email: ada@acme.example }
    grace: { github: grace-h, email: grace@acme.example }
  grants:
    - { person: ada, rights: [approve] }
    - { person: grace, environments: [dev], rights: [approve] }
`;

const codeowners = suite("landfall render --codeowners");

for (const [from, folder] of [
  [".", "environments"],
  [".", "./environments/"],
  ["environments", "."],
  ["environments/dev", ".."],
] as const)
  codeowners(`called from ${from} with ${folder} names files from the repository's root`, async () => {
    using workspace = openWorkspace();
    mkdirSync(join(workspace.folder, ".git"));
    workspace.write("environments/access.yaml", access);
    const ended = await landfall(["render", folder, "--codeowners"], { cwd: join(workspace.folder, from) });
    assert.equal([ended.code, ended.err], [0, ""]);
    assert.equal(ownersIn(ended.out, "environments/dev/release.yaml"), ["@ada-l", "@grace-h"]);
    assert.equal(ownersIn(ended.out, "environments/production/release.yaml"), ["@ada-l"]);
  });

codeowners("called outside a repository says so", async () => {
  using workspace = openWorkspace();
  workspace.write("environments/access.yaml", access);
  const ended = await landfall(["render", "--codeowners"], { cwd: workspace.folder });
  assert.is(ended.code, 1);
  assert.match(ended.err, /is in no Git repository: run this in a checkout of one/);
});

codeowners("in a worktree, whose .git is a file, works as well", async () => {
  using workspace = openWorkspace();
  writeFileSync(join(workspace.folder, ".git"), "gitdir: elsewhere\n");
  workspace.write("environments/access.yaml", access);
  const ended = await landfall(["render", "--codeowners"], { cwd: workspace.folder });
  assert.equal(ownersIn(ended.out, "README.md"), ["@ada-l"]);
});

codeowners("without anybody who may approve is refused on stderr, and prints nothing", async () => {
  using workspace = openWorkspace();
  mkdirSync(join(workspace.folder, ".git"));
  workspace.write(
    "environments/access.yaml",
    access.replace("person: ada,", "person: ada, environments: [production],"),
  );
  const ended = await landfall(["render", "--codeowners"], { cwd: workspace.folder });
  assert.equal([ended.code, ended.out], [1, ""]);
  assert.match(
    ended.err,
    /environments\/organization\.yaml would have no owner, since nobody may approve in cicd, staging/,
  );
});

codeowners("of specs with a problem tells the problem", async () => {
  using workspace = openWorkspace();
  workspace.write("environments/access.yaml", access.replace("person: ada", "person: ad"));
  const ended = await landfall(["render", "--codeowners"], { cwd: workspace.folder });
  assert.is(ended.code, 1);
  assert.match(ended.out, /access\.yaml:9:17 error there is no person "ad"/);
});

codeowners.run();
