import { suite } from "uvu";
import * as assert from "uvu/assert";
import { client, type Loose, startAcme } from "./client.ts";

const forge = await startAcme();
const app = client(forge, "app");
const sha: string = (await app("GET", "branches/main")).body.commit.sha;
const test = suite("check runs, statuses, deployments and dispatches");
test.after(() => forge.close());

const check = { name: "landfall/plan", head_sha: sha };
const output = { title: "Plan", summary: "1 change" };
const annotation = { path: "a.yaml", start_line: 1, end_line: 1, annotation_level: "failure", message: "m" };
const x = (length: number): string => "x".repeat(length);
const keys = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));

type Case = readonly [what: string, path: string, accepted: object, rejected: object];
const status = { state: "success", context: "limits" };
const deployment = { ref: "main", required_contexts: [] };
const cases: readonly Case[] = [
  ["a title", "check-runs", { output: { ...output, title: x(255) } }, { output: { ...output, title: x(256) } }],
  [
    "a summary",
    "check-runs",
    { output: { ...output, summary: x(65_535) } },
    { output: { ...output, summary: x(65_536) } },
  ],
  ["a text", "check-runs", { output: { ...output, text: x(65_535) } }, { output: { ...output, text: x(65_536) } }],
  ["an output", "check-runs", { output }, { output: { title: "no summary" } }],
  [
    "annotations",
    "check-runs",
    { output: { ...output, annotations: Array(50).fill(annotation) } },
    { output: { ...output, annotations: Array(51).fill(annotation) } },
  ],
  [
    "columns",
    "check-runs",
    { output: { ...output, annotations: [{ ...annotation, start_column: 1, end_column: 2 }] } },
    { output: { ...output, annotations: [{ ...annotation, end_line: 2, start_column: 1 }] } },
  ],
  ["a conclusion", "check-runs", { status: "completed", conclusion: "neutral" }, { status: "completed" }],
  ["a commit", "check-runs", {}, { head_sha: x(40).replaceAll("x", "1") }],
  ["a status", "check-runs", { status: "queued" }, { status: "waiting" }],
  ["a description", `statuses/${sha}`, { description: x(140) }, { description: x(141) }],
  ["a state", `statuses/${sha}`, {}, { state: "done" }],
  ["a reference", "deployments", {}, { ref: "none" }],
  ["an event's type", "dispatches", { event_type: x(100) }, { event_type: x(101) }],
  ["a payload's keys", "dispatches", { client_payload: keys(10) }, { client_payload: keys(11) }],
  ["a payload's size", "dispatches", { client_payload: { a: x(65_000) } }, { client_payload: { a: x(65_536) } }],
];
const defaults: Readonly<Record<string, object>> = {
  "check-runs": check,
  deployments: deployment,
  dispatches: { event_type: "flux" },
};

for (const [what, path, accepted, rejected] of cases) {
  test(`${what} within GitHub's limits is taken, and one beyond them is not`, async () => {
    const body = defaults[path] ?? status;
    const yes = await app("POST", path, { ...body, ...accepted });
    assert.ok(yes.status < 300, JSON.stringify(yes.body));
    assert.is((await app("POST", path, { ...body, ...rejected })).status, 422);
  });
}

for (const [field, most] of [
  ["title", 255],
  ["message", 65_536],
  ["raw_details", 65_536],
] as const) {
  test(`an annotation's ${field} has at most ${most} characters`, async () => {
    const post = async (length: number): Promise<number> => {
      const annotations = [{ ...annotation, [field]: x(length) }];
      return (await app("POST", "check-runs", { ...check, output: { ...output, annotations } })).status;
    };
    assert.equal([await post(most), await post(most + 1)], [201, 422]);
  });
}

test("a description that is too long is refused in GitHub's words", async () => {
  const { body } = await app("POST", `statuses/${sha}`, { ...status, description: x(141) });
  assert.equal(
    [body.message, body.errors[0].message],
    ["Validation Failed", "description is too long (maximum is 140 characters)"],
  );
});

test("a commit takes a thousand statuses of one context, whatever its case", async () => {
  const post = (context: string) => app("POST", `statuses/${sha}`, { state: "success", context });
  for (let index = 0; index < 20; index += 1) await Promise.all(Array.from({ length: 50 }, () => post("Full")));
  assert.is((await post("full")).status, 422);
  assert.is((await post("other")).status, 201);
});

test("the newest status of a context counts for the combined state", async () => {
  const { sha } = (await app("PUT", "contents/combined", { message: "x", content: "" })).body.commit;
  const state = async (): Promise<string> => (await app("GET", `commits/${sha}/status`)).body.state;
  assert.is(await state(), "pending");
  await app("POST", `statuses/${sha}`, { state: "success", context: "a" });
  assert.is(await state(), "success");
  await app("POST", `statuses/${sha}`, { state: "error", context: "b" });
  assert.is(await state(), "failure");
  await app("POST", `statuses/${sha}`, { state: "success", context: "b" });
  assert.is(await state(), "success");
  assert.is((await app("GET", `commits/${sha}/statuses?per_page=1`)).body[0].context, "b");
});

test("only Apps write check runs, and only their own", async () => {
  const person = await client(forge, "ada")("POST", "check-runs", check);
  assert.equal([person.status, person.body.message], [403, "Resource not accessible by personal access token"]);
  const { id } = (await client(forge, "workflow")("POST", "check-runs", check)).body;
  assert.is((await app("PATCH", `check-runs/${id}`, { conclusion: "success" })).status, 403);
  assert.is((await client(forge, "ada")("GET", `check-runs/${id}`)).body.app.slug, "github-actions");
});

test("an update adds annotations, and one external id can stand on two runs", async () => {
  const body = { ...check, name: "twice", external_id: "same", output: { ...output, annotations: [annotation] } };
  const [first, second] = [await app("POST", "check-runs", body), await app("POST", "check-runs", body)];
  assert.is.not(first.body.id, second.body.id);
  assert.is(first.body.check_suite.id, second.body.check_suite.id);
  await app("PATCH", `check-runs/${first.body.id}`, { output: { summary: "2", annotations: [annotation] } });
  const run = (await app("GET", `check-runs/${first.body.id}`)).body;
  assert.equal([run.output.title, run.output.summary, run.output.annotations_count], ["Plan", "2", 2]);
  const list = async (query: string): Promise<Loose> =>
    (await app("GET", `commits/${sha}/check-runs?check_name=twice&${query}`)).body;
  assert.equal((await list("filter=all")).total_count, 2);
  assert.equal((await list("filter=latest")).check_runs[0].id, second.body.id);
  assert.is((await list(`app_id=${run.app.id}`)).total_count, 1);
  assert.is((await list("app_id=1")).total_count, 0);
});

test("a suite keeps a thousand check runs of one name, and lets the oldest go", async () => {
  const { sha: full } = (await app("PUT", "contents/full", { message: "x", content: "" })).body.commit;
  const post = async (name = "full"): Promise<number> =>
    (await app("POST", "check-runs", { name, head_sha: full, conclusion: "success" })).body.id;
  const list = async (): Promise<Loose> =>
    (await app("GET", `commits/${full}/check-runs?check_name=full&filter=all&per_page=1`)).body;
  const oldest = await post();
  for (let index = 0; index < 27; index += 1) await Promise.all(Array.from({ length: 37 }, () => post()));
  assert.equal([(await list()).total_count, (await app("GET", `check-runs/${oldest}`)).status], [1_000, 200]);
  const [newest] = [await post(), await post("other")];
  assert.equal([(await list()).total_count, (await list()).check_runs[0].id], [1_000, newest]);
  assert.is((await app("GET", `check-runs/${oldest}`)).status, 404);
});

test("a comment may have 65,536 characters", async () => {
  const tip = (await app("GET", "branches/main")).body.commit.sha;
  await app("POST", "git/refs", { ref: "refs/heads/talk", sha: tip });
  await app("PUT", "contents/talk", { message: "x", content: "", branch: "talk" });
  const { number } = (await app("POST", "pulls", { title: "x", head: "talk", base: "main" })).body;
  assert.is((await app("POST", `issues/${number}/comments`, { body: x(65_536) })).status, 201);
  assert.is((await app("POST", `issues/${number}/comments`, { body: x(65_537) })).status, 422);
  assert.is((await app("POST", "issues/999/comments", { body: "x" })).status, 404);
});

test("a deployment with the defaults falls into both traps: contexts and the automatic merge", async () => {
  const tip = (await app("GET", "branches/main")).body.commit.sha;
  await app("POST", "git/refs", { ref: "refs/heads/deploy", sha: tip });
  await app("POST", `statuses/${tip}`, { state: "pending", context: "flux" });
  const refused = await app("POST", "deployments", { ref: "deploy" });
  assert.equal([refused.status, refused.body.errors[0].contexts], [409, ["flux"]]);
  assert.is((await app("POST", "deployments", { ref: "deploy", required_contexts: [] })).status, 201);
  await app("PUT", "contents/newer", { message: "x", content: "" });
  const merged = await app("POST", "deployments", { ref: "deploy", required_contexts: [] });
  assert.equal([merged.status, merged.body.message], [202, "Auto-merged main into deploy on deployment."]);
  assert.is((await app("GET", "compare/deploy...main")).body.status, "behind");
  await app("PUT", "contents/newest", { message: "x", content: "" });
  const wanted = { ref: "deploy", required_contexts: [], auto_merge: false };
  assert.is((await app("POST", "deployments", wanted)).status, 201);
});

test("a success makes earlier ones of the environment inactive, unless told not to", async () => {
  const deploy = async (): Promise<string> => {
    const body = { ref: "main", environment: "staging", required_contexts: [], auto_merge: false };
    return `deployments/${(await app("POST", "deployments", body)).body.id}/statuses`;
  };
  const [first, second, third] = [await deploy(), await deploy(), await deploy()];
  const latest = async (log: string): Promise<string> => (await app("GET", log)).body[0].state;
  await app("POST", first, { state: "success" });
  await app("POST", second, { state: "success", auto_inactive: false });
  assert.is(await latest(first), "success");
  await app("POST", third, { state: "success" });
  assert.equal([await latest(first), await latest(second), await latest(third)], ["inactive", "inactive", "success"]);
});

test("deployments are listed newest first, by sha, ref, task and environment", async () => {
  const body = { ref: "main", environment: "eu", task: "landfall", required_contexts: [], auto_merge: false };
  const made = [await app("POST", "deployments", body), await app("POST", "deployments", body)].map(({ body }) => body);
  const list = await app("GET", "deployments?environment=eu&task=landfall&ref=main");
  assert.equal(
    list.body.map(({ id }: Loose) => id),
    made.map(({ id }) => id).reverse(),
  );
  assert.is((await app("GET", `deployments?sha=${made[0].sha}&environment=eu&per_page=1`)).body.length, 1);
  assert.is((await app("GET", "deployments?environment=us")).body.length, 0);
});

test("a deployment status has a creator and at most 140 characters", async () => {
  const { id } = (await app("POST", "deployments", { ...deployment, auto_merge: false })).body;
  const log = `deployments/${id}/statuses`;
  const made = await client(forge, "other-app")("POST", log, { state: "pending", description: x(140) });
  assert.is(made.body.creator.login, "flux[bot]");
  assert.is((await app("POST", log, { state: "pending", description: x(141) })).status, 422);
});

test.run();
