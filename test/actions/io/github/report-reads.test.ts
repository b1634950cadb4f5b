import { suite } from "uvu";
import * as assert from "uvu/assert";
import { checksPassedAt, conclusionsOn } from "../../../../actions/io/github/check-runs.ts";
import { showCheckRun } from "../../../../actions/io/github/checks.ts";
import { committedAt } from "../../../../actions/io/github/commits.ts";
import {
  appendDeploymentStatus,
  createDeployment,
  newestDeploymentStatus,
} from "../../../../actions/io/github/deployments.ts";
import { listStatuses, showStatus } from "../../../../actions/io/github/statuses.ts";
import { openPullScene } from "./pull-scene.ts";

const scene = await openPullScene();
const test = suite("what report reads of GitHub");
test.after(async () => scene[Symbol.asyncDispose]());
const app = scene.as("app");

const show = (externalId: string, conclusion?: "success" | "failure", token = "app") =>
  showCheckRun(scene.as(token), {
    ...{ name: `landfall / staging / ${externalId}`, headSha: scene.head, externalId, title: "on its way" },
    ...(conclusion ? { status: "completed", conclusion } : { status: "in_progress" }),
    summary: `**${conclusion ?? "on its way"}**\n\ntook 2s`,
  });

test("our check runs on a commit by external id, and none of another App's", async () => {
  await show("shop", "success");
  await show("billing");
  await show("portal", "success", "other-app");
  const found = await conclusionsOn(app, { headSha: scene.head, author: "Landfall[bot]" });
  assert.equal([...found].sort(), [
    ["billing", null],
    ["shop", "success"],
  ]);
});

test("when the last check of a commit passed, of whomever", async () => {
  assert.match((await checksPassedAt(app, scene.head)) ?? "", /^\d{4}-\d\d-\d\dT/);
  const base = await scene.call("app", "GET", "commits/main");
  assert.is(await checksPassedAt(app, base.sha), undefined);
});

test("whether a check run says something new: not how long it has taken, but how it ended", async () => {
  const shown = async (conclusion?: "success" | "failure") => {
    const { isNews, isTurn } = (await show("prices", conclusion)) as { isNews: boolean; isTurn: boolean };
    return [isNews, isTurn];
  };
  assert.equal(await shown(), [true, true]);
  assert.equal(await shown(), [false, false]);
  assert.equal(await shown("failure"), [true, true]);
  assert.equal(await shown("failure"), [false, false]);
});

test("when a commit was made", async () => {
  const { commit } = await scene.call("app", "GET", `commits/${scene.head}`);
  assert.is(await committedAt(app, scene.head), commit.committer.date);
});

test("every status of a commit, newest first, with who wrote it", async () => {
  const said = (state: "pending" | "success") => ({ state, context: "landfall/staging/shop", description: state });
  await showStatus(app, scene.head, said("pending"));
  await showStatus(scene.as("other-app"), scene.head, said("success"));
  const found = await listStatuses(app, scene.head);
  assert.equal(
    found.map(({ state, creator, commit }) => [state, creator, commit]),
    [
      ["success", "flux[bot]", scene.head],
      ["pending", "landfall[bot]", scene.head],
    ],
  );
});

test("one that is news is written without a look at what is there", async () => {
  const before = scene.forge.requests.length;
  await showStatus(app, scene.head, { state: "success", context: "x", description: "well" }, { isNews: true });
  assert.equal(
    scene.forge.requests.slice(before).map(({ method }) => method),
    ["POST"],
  );
});

test("a Deployment's newest status by its number, and none where there is none", async () => {
  const wanted = { ref: scene.head, environment: "staging", task: "landfall:shop", description: "", payload: { v: 1 } };
  const { id, payload } = await createDeployment(app, { ...wanted, auto_merge: false, required_contexts: [] });
  assert.equal(payload, { v: 1 });
  assert.is(await newestDeploymentStatus(app, id), undefined);
  await appendDeploymentStatus(app, id, "queued", { text: "first" });
  const last = await appendDeploymentStatus(app, id, "queued", { text: "second" });
  assert.is((await newestDeploymentStatus(app, id))?.id, last);
});

test("the time, by GitHub's own clock", async () => {
  const ahead = scene.as("app", {
    fetch: async (...request) => {
      const answer = await fetch(...request);
      const headers = new Headers(answer.headers);
      headers.set("date", new Date(Date.now() + 3600_000).toUTCString());
      return new Response(await answer.text(), { status: answer.status, headers });
    },
  });
  const minutes = (): number => Math.round((ahead.now().getTime() - Date.now()) / 60_000);
  assert.is(minutes(), 0);
  await committedAt(ahead, scene.head);
  assert.is(minutes(), 60);
});
test.run();
