import { suite } from "uvu";
import * as assert from "uvu/assert";
import { call } from "../acme.ts";
import { commandsIn } from "../doors/start.ts";
import type { Edits } from "./clone.ts";
import { openPull, others, type Pull, reviewed, runEvent, shop } from "./pull.ts";
import { startScene } from "./scene.ts";

const scene = await startScene(reviewed, others);
const { forge, specs } = scene;

const max = (number: number): Edits => ({ [shop]: (text) => text.replace(/max: \d+/, `max: ${number}`) });
const noReplicas: Edits = { [shop]: (text) => text.replace(/( {4}staging:\n)/, "$1      replicas: 0\n") };
const tooMuch: Edits = { [shop]: (text) => text.replace("memory: 256Mi", "memory: 48Gi") };
const invalid: Edits = { [shop]: (text) => text.replace("port: 8080", "port: many") };

const noteOnShop = new RegExp(`^::notice [^:]*file=${shop},line=\\d+`, "m");

/** The one comment. */
async function commentOn(pull: Pull): Promise<{ readonly id: number; readonly body: string }> {
  const comments = await pull.comments();
  assert.is(comments.length, 1, JSON.stringify(comments));
  assert.is(comments[0]?.user.login, "github-actions[bot]");
  return comments[0] ?? { id: 0, body: "" };
}

async function checkOn(pull: Pull) {
  const [check, ...more] = await pull.checks();
  assert.equal(more, []);
  if (check === undefined) throw new Error("there is no check run");
  return check;
}

const test = suite("plan, on a pull request");
test.after(async () => {
  await scene[Symbol.asyncDispose]();
});

test("keeps one comment over several pushes, and a check with notes on each head's own lines", async () => {
  const pull = await openPull(scene, max(8));
  const first = await pull.run();
  assert.is(first.code, 0, first.out);
  assert.equal(first.outputs, { conclusion: "success", page: ".git/plan/plan.html" });
  const comment = await commentOn(pull);
  assert.match(comment.body, "**No risk found**");
  const check = await checkOn(pull);
  const notes = await pull.notes(check);
  const line = (await specs.git("show", `HEAD:${shop}`)).split("\n").findIndex((text) => text.includes("max:")) + 1;
  assert.equal(
    notes.map(({ path, start_line: at }) => [path, at]),
    [[shop, line]],
  );
  await pull.run();
  assert.equal(await pull.notes(await checkOn(pull)), notes, "a rerun doubles nothing");
  const head = await pull.push({ [shop]: (text) => `# on a line further down\n${text.replace("max: 8", "max: 9")}` });
  let atOnce = "";
  const stop = forge.intercept(async ({ template, path }) => {
    if (template === "git" && path.includes("environments") && atOnce === "") atOnce = (await commentOn(pull)).body;
    return undefined;
  });
  await pull.run();
  stop();
  assert.match(atOnce, `**Superseded** by ${head.slice(0, 7)}: a new plan is being made.`);
  const after = await commentOn(pull);
  assert.is(after.id, comment.id);
  assert.match(after.body, head);
  assert.not.match(after.body, "Superseded");
  assert.equal(
    (await pull.notes(await checkOn(pull))).map(({ start_line: at }) => at),
    [line + 1],
  );
});

test("waits for somebody whom Access lets approve, and for their word on this very commit", async () => {
  const pull = await openPull(scene, noReplicas);
  const asked = await pull.run();
  assert.is(asked.code, 0, "the check says it");
  const stands = async (conclusion: string): Promise<void> => {
    await pull.run({ event: "pull_request_review" });
    const check = await checkOn(pull);
    assert.is(check.conclusion, conclusion, check.output.title);
  };
  assert.match((await checkOn(pull)).output.title, /^Needs approval: .*\(by ada, grace or linus\)/);
  await pull.approve("eve");
  await stands("action_required");
  await pull.approve("grace");
  await stands("success");
  assert.match((await commentOn(pull)).body, "**Approved by grace**");
  await pull.push(max(9));
  await stands("action_required");
});

test("is blocked over its budget, whoever approves", async () => {
  const pull = await openPull(scene, tooMuch);
  await pull.approve("grace");
  const step = await pull.run();
  assert.is(step.code, 1);
  const { conclusion, output } = await checkOn(pull);
  assert.is(conclusion, "failure");
  assert.match(output.title, /^Blocked: .*budget/);
});

test("says what is wrong with specs that cannot be planned", async () => {
  const pull = await openPull(scene, invalid);
  const step = await pull.run();
  assert.is(step.code, 1);
  assert.equal(step.outputs, { conclusion: "failure" });
  const { conclusion, output } = await checkOn(pull);
  assert.is(conclusion, "failure");
  for (const text of [output.summary, (await commentOn(pull)).body, step.summary])
    assert.match(text, /port must be a whole number/);
  const commands = commandsIn(step.out).filter((name) => name !== "add-mask");
  assert.equal(commands, ["error", "error"], "the problem on its line, and why the step failed");
});

test("of a fork, whose token may write nothing, is in the log and the summary, and fails nothing", async () => {
  const pull = await openPull(scene, max(10));
  const step = await pull.run({
    inputs: { token: "t-fork", path: "environments", out: ".git/plan" },
    isFromFork: true,
  });
  assert.is(step.code, 0, step.out);
  assert.equal([await pull.comments(), await pull.checks()], [[], []]);
  assert.match(step.summary, "**Compared with specs, not with what is merged**: a fork");
  assert.match(step.out, noteOnShop);
  assert.is(step.outputs["conclusion"], "neutral");
});

test("with a token that may write no check has its comment, and its notes in the log", async () => {
  const pull = await openPull(scene, max(11));
  const inputs = { token: "t-no-checks", "environments-token": "t-plan", path: "environments", out: ".git/plan" };
  const step = await pull.run({ inputs });
  assert.is(step.code, 0, step.out);
  assert.equal(await pull.checks(), []);
  assert.match((await commentOn(pull)).body, "**No risk found**");
  assert.match(step.out, noteOnShop);
  assert.match(step.out, "not shown on GitHub: ");
});

test("in a merge queue passes what was decided on the pull request, and plans nothing", async () => {
  const head = await specs.git("rev-parse", "origin/main");
  const payload = { merge_group: { head_sha: head }, repository: { full_name: "acme/specs" } };
  const step = await runEvent(scene, { event: "merge_group", payload, head });
  assert.is(step.code, 0, step.out);
  assert.equal(step.outputs, { conclusion: "success" });
  const answer = await call(forge, "GET", `/repos/acme/specs/commits/${head}/check-runs`);
  const { check_runs } = answer as { check_runs: { name: string; conclusion: string; output: { title: string } }[] };
  assert.equal(
    check_runs.map(({ name, conclusion, output }) => [name, conclusion, output.title]),
    [["landfall/plan", "success", "Decided on the pull request"]],
  );
});
test.run();
