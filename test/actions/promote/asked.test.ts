import { tmpdir } from "node:os";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { runStep } from "../doors/start.ts";
import { Scene } from "./scene.ts";

const scene = await Scene.start({ applications: ["shop"] });
const test = suite("promote: who asks");
test.after(() => scene.close());

let [first, old] = ["", ""];

/** What a step says that asks for a set in production, as the runner of that run starts it. */
async function said(environment: Readonly<Record<string, string>>): Promise<string> {
  const inputs = {
    ...{ token: "t-promote", identity: "acme-landfall[bot]", specs: "acme/specs", "wait-minutes": "0" },
    ...{ to: "production", set: "0000" },
  };
  const { code, out } = await runStep("promote", inputs, {
    folder: tmpdir(),
    environment: { GITHUB_API_URL: scene.forge.url, GITHUB_SERVER_URL: scene.forge.url, ...environment },
  });
  assert.is(code, 1);
  return out.split("\n").find((line) => line.startsWith("::error::")) ?? "";
}

const dispatched = { GITHUB_EVENT_NAME: "workflow_dispatch", GITHUB_RUN_ATTEMPT: "1" };
const isAllowed = /^::error::no verified set of staging is 0000/;
const rows: readonly (readonly [claim: string, environment: Readonly<Record<string, string>>, said: RegExp])[] = [
  ["whoever has dispatched it", { ...dispatched, GITHUB_ACTOR: "grace" }, isAllowed],
  ["nobody who may not", { ...dispatched, GITHUB_ACTOR: "ada" }, /^::error::refused: ada may not operate everything/],
  [
    "whoever has started it again, though who began it may",
    { ...dispatched, GITHUB_RUN_ATTEMPT: "2", GITHUB_ACTOR: "grace", GITHUB_TRIGGERING_ACTOR: "ada" },
    /^::error::refused: ada may not operate/,
  ],
  [
    "whoever has started it again, though who began it may not",
    { ...dispatched, GITHUB_RUN_ATTEMPT: "2", GITHUB_ACTOR: "ada", GITHUB_TRIGGERING_ACTOR: "grace" },
    isAllowed,
  ],
  [
    "nobody by a schedule, whoever has written it",
    { ...dispatched, GITHUB_EVENT_NAME: "schedule", GITHUB_ACTOR: "grace" },
    /^::error::refused: not known who asks to operate everything in production: GitHub does not say who asks by schedule/,
  ],
  [
    "nobody by a push, which a deploy key may have made",
    { ...dispatched, GITHUB_EVENT_NAME: "push", GITHUB_ACTOR: "grace" },
    /^::error::refused: not known who asks/,
  ],
];
for (const [claim, environment, wanted] of rows)
  test(`by hand, it is ${claim}`, async () => {
    assert.match(await said(environment), wanted);
  });

const release = async (version: string): Promise<string> => {
  const commit = await scene.pushAndBuild("shop", version);
  await scene.tag("shop", `v${version}`, commit);
  await scene.promote();
  await scene.verify("shop", commit);
  const { verified } = await scene.promote();
  first ||= verified[0]?.commit ?? "";
  return commit;
};

test("whoever may push to the branch asks for nothing by a trailer that they write themselves", async () => {
  const before = await release("1.0.0");
  old = await scene.release("production");
  const now = await release("2.0.0");
  assert.match(await scene.release("production"), new RegExp(now));
  assert.ok(old.includes(before) && first !== "");
  const branch = "landfall/release/production";
  const main = await scene.ada.call<{ object: { sha: string } }>("GET", "/repos/acme/specs/git/ref/heads/main");
  const path = "/repos/acme/specs/contents/environments/production/release.yaml";
  const { sha } = await scene.ada.call<{ sha: string }>("GET", path);
  await scene.ada.call("POST", "/repos/acme/specs/git/refs", { ref: `refs/heads/${branch}`, sha: main.object.sha });
  const message = `Go back\n\nLandfall-Set: ${first}`;
  await scene.ada.call("PUT", path, { message, branch, sha, content: Buffer.from(old).toString("base64") });
  await scene.ada.call("POST", "/repos/acme/specs/pulls", { title: "Go back", head: branch, base: "main" });
  await scene.plan((await scene.pull("production"))?.head.sha ?? "");
  assert.is((await scene.promotion("production")).status, "closed");
  assert.match(await scene.release("production"), new RegExp(now));
});

test("what was allowed stays asked for, until it is merged", async () => {
  const byHand = { to: "production", set: first, asker: { login: "grace" } };
  const open = await scene.promotion("production", { byHand, plan: false });
  assert.is(open.status, "open");
  const { head } = (await scene.pull("production")) ?? { head: { sha: "" } };
  const again = await scene.promotion("production", { plan: false });
  assert.is(again.moves[0]?.because, "set");
  await scene.plan(head.sha);
  assert.is((await scene.promotion("production")).status, "merged");
  assert.is(await scene.release("production"), old);
});

test.run();
