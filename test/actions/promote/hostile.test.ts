import { tmpdir } from "node:os";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { attacks } from "../../views/markup/attacks.ts";
import { type Form, faultsOf } from "../../views/markup/forms.ts";
import { runStep, type Step } from "../doors/start.ts";
import { Scene } from "./scene.ts";

const all = Object.values(attacks).flat();
const set = "9b1c".repeat(10);

/** What Git takes as a commit's message, and what as its author. */
const messages = [...all, `Landfall-Set: ${set}`, `x\n\nLandfall-Set: ${set}`, "landfall-set: y", "fixes acme/specs#1"]
  .map((text) => text.replaceAll("\0", "").toWellFormed())
  .filter((text) => text.trim() !== "");
const nameOf = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}<>]/gu, "")
    .trim()
    .slice(0, 100);

/** What Git takes as a branch or a tag: https://git-scm.com/docs/git-check-ref-format */
const refs = [
  ...all
    .map((text) =>
      text
        .toWellFormed()
        .replaceAll(/[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|\ufffd/gu, "")
        .slice(0, 60),
    )
    .filter((name) => /^[^./-]/.test(name) && !/(\.lock|[./@])$|\/\./.test(name)),
  ...[
    "v1.0.0;touch$IFS/tmp/x",
    "v9.0.0$(id)",
    "v9.0.0`id`",
    "v9.0.0<script>",
    "v9.0.0%0A::error",
    "9.0.0|x",
    "v9.0.0#1",
  ],
];

const scene = await Scene.start({ applications: ["shop"], production: "gates: { approvals: 1 }" });
let [tip, step] = ["", undefined as Step | undefined];
const test = suite("promote, of a repository that somebody hostile has");
test.after(() => scene.close());

/** A commit on the default branch as Git itself would take it. */
async function commit(message: string, author: string): Promise<void> {
  const at = "/repos/acme/shop/git";
  const by = { name: author || "eve", email: "eve@evil.example" };
  const { object } = await scene.ada.call<{ object: { sha: string } }>("GET", `${at}/ref/heads/main`);
  const { tree } = await scene.ada.call<{ tree: { sha: string } }>("GET", `${at}/commits/${object.sha}`);
  const made = { message, tree: tree.sha, parents: [object.sha], author: by };
  const { sha } = await scene.ada.call<{ sha: string }>("POST", `${at}/commits`, made);
  await scene.ada.call("PATCH", `${at}/refs/heads/main`, { sha });
  tip = sha;
}

const promote = (): Promise<Step> =>
  runStep(
    "promote",
    { token: "t-promote", identity: "acme-landfall[bot]", specs: "acme/specs", "wait-minutes": "0" },
    {
      folder: tmpdir(),
      environment: { GITHUB_API_URL: scene.forge.url, GITHUB_SERVER_URL: scene.forge.url },
    },
  );

test.before(async () => {
  for (const [index, message] of messages.slice(-45).entries()) await commit(message, nameOf(messages[index] ?? ""));
  for (const name of new Set(refs)) await scene.tag("shop", name, tip).catch(() => {});
  await scene.build("shop", tip);
  await scene.tag("shop", "v1.0.0", tip);
  await scene.promote();
  await scene.verify("shop", tip);
  await scene.promote({ plan: false });
  const { head } = (await scene.pull("production")) ?? { head: { sha: "" } };
  for (const name of all.filter((text) => text.trim() !== "").slice(0, 25))
    await scene
      .as("github-actions[bot]", "t-actions")
      .call("POST", "/repos/acme/specs/check-runs", { name, head_sha: head.sha, conclusion: "failure" })
      .catch(() => {});
  step = await promote();
});

/** Links lead where the server is, which is GitHub to the judges. */
const faultsIn = (form: Form, text: string, most?: number): readonly string[] =>
  faultsOf({
    ...{ form, text: text.replaceAll(scene.forge.url, "https://github.com") },
    ...(most !== undefined && { most }),
  });

test("no tag but a version counts, and the promotion is as any other", async () => {
  assert.is(step?.code, 0, step?.out);
  const pull = await scene.pull("production");
  assert.is(pull?.title, "Release shop 1.0.0 to production");
  assert.match((await scene.release("staging")) ?? "", new RegExp(`version: "?1.0.0"?\n +commit: .*${tip}`));
});

test("nothing is live in the log, and only the mask is for the runner", () => {
  const log = (step?.out ?? "").split("\n").filter((line) => line !== "::add-mask::t-promote");
  assert.equal(faultsIn("lines", log.join("\n")), []);
});

test("nothing is live in the output, which a matrix may be made of", () => {
  const text = step?.outputs["promotions"] ?? "";
  assert.equal(faultsIn("json", text), []);
  assert.is(text.split("\n").length, 1);
  const production = JSON.parse(text).find((one: { environment: string }) => one.environment === "production");
  assert.equal([production.status, production.moves[0].to.version], ["open", "1.0.0"]);
});

test("nothing is live in the pull request, and its commits are all told of", async () => {
  const { title = "", body = "" } = (await scene.pull("production")) ?? {};
  assert.equal(faultsIn("commit", title, 255), []);
  assert.equal(faultsIn("markdown", body, 65_536), []);
  assert.ok([...body.matchAll(/^- \[`/gm)].length >= 45, body);
});

test("the commit says what moves and nothing that was written elsewhere, least of all a set", async () => {
  const { head } = (await scene.pull("production")) ?? { head: { sha: "" } };
  const at = `/repos/acme/specs/git/commits/${head.sha}`;
  const { message } = await scene.ada.call<{ message: string }>("GET", at);
  assert.equal(faultsIn("message", message), []);
  assert.is(message, "Release shop 1.0.0 to production\n\nshop: nothing -> 1.0.0");
});

test("nothing is live in the check run and in the statuses", async () => {
  const { head } = (await scene.pull("production")) ?? { head: { sha: "" } };
  type Runs = { check_runs: readonly { name: string; output: { title: string; summary: string } }[] };
  const path = `/repos/acme/specs/commits/${head.sha}/check-runs?check_name=landfall/promote`;
  const [run] = (await scene.as("app", "t-promote").call<Runs>("GET", path)).check_runs;
  assert.equal(faultsIn("plain", run?.output.title ?? "", 255), []);
  assert.equal(faultsIn("markdown", run?.output.summary ?? "", 65_535), []);
  for (const [context, said] of Object.entries(await scene.told("shop", tip)))
    assert.equal([...faultsIn("plain", context), ...faultsIn("plain", said)], []);
});

test("no branch, tag or path is named after anything but an environment and a commit", async () => {
  const named = async (kind: string): Promise<readonly string[]> =>
    (await scene.ada.call<{ ref: string }[]>("GET", `/repos/acme/specs/git/matching-refs/${kind}/`)).map(
      ({ ref }) => ref,
    );
  assert.equal(await named("heads"), ["refs/heads/landfall/release/production", "refs/heads/main"]);
  for (const ref of await named("tags")) assert.match(ref, /^refs\/tags\/landfall\/verified\/staging\/[0-9a-f]{40}$/);
});

test("the name of a default branch is only text, and changes nothing", async () => {
  for (const name of refs.filter((ref) => /[$`;<|]/.test(ref)).slice(0, 3)) {
    await scene.forge.settings("acme/shop").renameBranch(name);
    const { code, out } = await promote();
    assert.is(code, 0, out);
    assert.equal(faultsIn("lines", out.replace("::add-mask::t-promote", "")), []);
  }
});

test.run();
