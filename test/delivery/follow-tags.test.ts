import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { Scene } from "../actions/promote/scene.ts";

const scene = await Scene.start();
const test = suite("git push --follow-tags");
test.after(() => scene.close());

test("a commit and its annotated tag that come in one push go the whole way, one after the other", async () => {
  using checkout = await scene.ada.clone("acme/shop");
  const author = { GIT_AUTHOR_NAME: "Ada", GIT_AUTHOR_EMAIL: "ada@acme.example" };
  const committer = { GIT_COMMITTER_NAME: "Ada", GIT_COMMITTER_EMAIL: "ada@acme.example" };
  const git = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, ...author, ...committer };
    return (await promisify(execFile)("git", ["-C", checkout.folder, ...args], { env })).stdout.trim();
  };
  writeFileSync(join(checkout.folder, "main.py"), "print('pay')\n");
  await git("add", "--all");
  await git("commit", "--quiet", "--message", "Pay");
  await git("tag", "--annotate", "1.0.0", "--message", "The first");
  await git("push", "--quiet", "--follow-tags", "origin", "HEAD:main");
  const commit = await git("rev-parse", "HEAD");
  await scene.promote();
  assert.is(
    (await scene.told("shop", commit))["landfall/release: production/shop"],
    "pending: its image is not built yet",
  );
  await scene.build("shop", commit);
  await scene.promote();
  assert.match(await scene.release("staging"), new RegExp(commit));
  await scene.verify("shop", commit);
  const production = await scene.promotion("production");
  assert.equal(
    production.moves.map(({ to }) => [to.version, to.commit]),
    [["1.0.0", commit]],
  );
});

test.run();
