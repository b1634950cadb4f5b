import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Annotation } from "../../../../actions/io/github/annotations.ts";
import { readCheckRun } from "../../../../actions/io/github/check-runs.ts";
import { type CheckRun, type Shown, showCheckRun } from "../../../../actions/io/github/checks.ts";
import { OutsideError } from "../../../../model/problem.ts";
import type { Loose } from "../../../local/forge/client.ts";
import { openPullScene, type PullScene } from "./pull-scene.ts";

const test = suite("a check run with annotations");
const shared = await openPullScene();

/** Each test has check runs of its own on the one commit. */
type Case = PullScene & { readonly externalId: string; readonly since: number };
let last = 0;
function nextCase(): Case {
  last += 1;
  return { ...shared, externalId: `plan-${last}`, since: shared.forge.requests.length };
}

const lines = (count: number, from = 1): readonly Annotation[] =>
  Array.from({ length: count }, (_, index) => ({
    ...{ path: "shop.yaml", startLine: from + index, endLine: from + index, level: "warning" as const },
    ...{ title: "replicas to zero", message: `line ${from + index}`, details: "why" },
  }));

const show = (scene: Case, run: Partial<CheckRun>, token = "app"): Promise<Shown> =>
  showCheckRun(scene.as(token, { wait: async () => {} }), {
    ...{
      name: "landfall/plan",
      headSha: scene.head,
      externalId: scene.externalId,
      title: "2 changes",
      summary: "What",
    },
    ...{ status: "completed", conclusion: "success", ...run },
  });

const runs = async (scene: Case): Promise<readonly Loose[]> =>
  (await scene.call("app", "GET", `commits/${scene.head}/check-runs?filter=all&per_page=100`)).check_runs.filter(
    (run: Loose) => run.external_id === scene.externalId,
  );
const annotations = async (scene: Case, { id }: Loose): Promise<readonly Loose[]> => [
  ...(await scene.call("app", "GET", `check-runs/${id}/annotations?per_page=100`)),
  ...(await scene.call("app", "GET", `check-runs/${id}/annotations?per_page=100&page=2`)),
];
const messages = async (scene: Case, run: Loose): Promise<readonly string[]> =>
  (await annotations(scene, run)).map(({ message }) => message);
/** The method of each write. */
const writes = (scene: Case): readonly string[] =>
  scene.forge.requests
    .slice(scene.since)
    .filter(({ method, path }) => method !== "GET" && /check-runs/.test(path))
    .map((one) => one.method);

test("shows its text and each annotation as GitHub has them", async () => {
  const scene = nextCase();
  const shown = await show(scene, { text: "the diff", annotations: lines(1) });
  const [run] = await runs(scene);
  assert.equal([run.output.text, run.output.annotations_count], ["the diff", 1]);
  assert.equal(shown, { shown: true, url: run.html_url, isNews: true, isTurn: true });
  const [{ blob_href: _, ...annotation }] = (await annotations(scene, run)) as [Loose];
  assert.equal(annotation, {
    ...{ path: "shop.yaml", start_line: 1, end_line: 1, start_column: null, end_column: null },
    ...{ annotation_level: "warning", title: "replicas to zero", message: "line 1", raw_details: "why" },
  });
});

for (const [count, requests] of [
  [50, ["POST"]],
  [51, ["POST", "PATCH"]],
  [120, ["POST", "PATCH", "PATCH"]],
] as const) {
  test(`sends ${count} annotations, fifty a request, and is done with the last of them`, async () => {
    const scene = nextCase();
    const states: string[] = [];
    const stop = scene.forge.interceptAfter(async ({ method, path }) => {
      if (method !== "GET" && path.includes("check-runs")) states.push((await runs(scene))[0].status);
      return undefined;
    });
    await show(scene, { annotations: lines(count) });
    stop();
    assert.equal(writes(scene), requests);
    assert.equal(states, [...requests.slice(1).map(() => "in_progress"), "completed"]);
    const [run] = await runs(scene);
    assert.equal(
      await messages(scene, run),
      lines(count).map(({ message }) => message),
    );
    assert.is(run.conclusion, "success");
  });
}

test("is not written again when it says the same, and doubles no annotation when it does not", async () => {
  const scene = nextCase();
  const wanted = { text: "the diff", annotations: lines(101) };
  await show(scene, wanted);
  const before = writes(scene).length;
  await show(scene, wanted);
  assert.is(writes(scene).length, before);
  await show(scene, { ...wanted, text: "another diff" });
  await show(scene, { ...wanted, text: "another diff", annotations: lines(102) });
  const [run, ...others] = await runs(scene);
  assert.equal(others, []);
  assert.is(run.output.text, "another diff");
  assert.equal(
    await messages(scene, run),
    lines(102).map(({ message }) => message),
  );
});

test("keeps the annotations it has where nothing is said of them", async () => {
  const scene = nextCase();
  await show(scene, { annotations: lines(2) });
  await show(scene, { conclusion: "failure" });
  const [run, ...others] = await runs(scene);
  assert.equal([others, run.conclusion, run.output.annotations_count], [[], "failure", 2]);
});

test("is made anew when an annotation no longer holds, for GitHub takes none back", async () => {
  const scene = nextCase();
  await show(scene, { annotations: lines(3) });
  await show(scene, { annotations: lines(2) });
  await show(scene, { annotations: lines(2) });
  const [newest, ...older] = await runs(scene);
  assert.is(older.length, 1);
  assert.equal(await messages(scene, newest), ["line 1", "line 2"]);
  await show(scene, { annotations: [] });
  assert.is((await runs(scene))[0].output.annotations_count, 0);
});

test("is not taken for one that another App made", async () => {
  const scene = nextCase();
  await show(scene, { annotations: lines(1) }, "other-app");
  await show(scene, { annotations: lines(2) });
  await show(scene, { annotations: lines(2), summary: "again" });
  assert.equal(
    (await runs(scene)).map(({ app, output }) => `${app.slug} ${output.summary} ${output.annotations_count}`),
    ["landfall again 2", "flux What 1"],
  );
});

test("is finished by a rerun, wherever it was interrupted", async () => {
  for (const survived of [1, 2]) {
    const scene = nextCase();
    let left = survived;
    const heal = scene.forge.intercept(({ method }) => {
      if (method !== "GET") left -= 1;
      return left < 0 ? { status: 422, body: { message: "killed" } } : undefined;
    });
    const wanted = { annotations: lines(120) };
    await show(scene, wanted).catch(() => {});
    heal();
    assert.is((await runs(scene))[0].status, "in_progress");
    await show(scene, wanted);
    const [run, ...others] = await runs(scene);
    assert.equal([others, run.status], [[], "completed"]);
    assert.is((await messages(scene, run)).length, 120);
  }
});

test("is not made twice, and no annotation doubled, when an answer is lost", async () => {
  for (const lost of ["POST", "PATCH"]) {
    const scene = nextCase();
    const stop = scene.forge.interceptAfter(({ method }) => {
      if (method !== lost) return undefined;
      stop();
      return "drop";
    });
    await show(scene, { annotations: lines(120) });
    const [run, ...others] = await runs(scene);
    assert.equal(others, []);
    assert.is((await messages(scene, run)).length, 120, lost);
  }
});

test("has a text of 65,535 characters at most, and says that it was longer", async () => {
  const scene = nextCase();
  assert.ok((await show(scene, { text: "x".repeat(65_535) })).shown);
  const failed = await show(scene, { text: "x".repeat(65_536) }).catch((error: unknown) => error);
  assert.ok(failed instanceof OutsideError);
  assert.match(failed.message, /\(422\): Validation Failed: text is too long/);
});

test("is not shown where the token may only read, and says why", async () => {
  const scene = nextCase();
  const message = "Resource not accessible by integration";
  assert.equal(await show(scene, { annotations: lines(60) }, "reader"), { shown: false, reason: message });
});

const read = suite("a check run that is there");

read("is read as the newest that was written as we are", async () => {
  const scene = nextCase();
  const of = { headSha: scene.head, name: "landfall/plan", externalId: scene.externalId, author: "Landfall[bot]" };
  assert.is(await readCheckRun(scene.as("app"), of), undefined);
  await show(scene, { text: "one", annotations: lines(1) });
  await show(scene, { text: "two", annotations: [] });
  await show(scene, { text: "merge it" }, "other-app");
  assert.equal(await readCheckRun(scene.as("app"), of), {
    ...{ status: "completed", conclusion: "success", title: "2 changes", summary: "What", text: "two" },
  });
});

read("is found among more than a page of its name, and not written again", async () => {
  const scene = nextCase();
  await show(scene, {});
  const other = { name: "landfall/plan", head_sha: scene.head, external_id: "other" };
  for (let index = 0; index < 101; index += 1) await scene.call("app", "POST", "check-runs", other);
  const before = writes(scene).length;
  await show(scene, {});
  assert.is(writes(scene).length, before);
});

read.after(async () => shared[Symbol.asyncDispose]());
test.run();
read.run();
