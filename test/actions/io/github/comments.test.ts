import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type KeptComment, keepComment, type StickyComment } from "../../../../actions/io/github/comments.ts";
import { OutsideError, UserError } from "../../../../model/problem.ts";
import type { Loose } from "../../../local/forge/client.ts";
import { openPullScene, type PullScene } from "./pull-scene.ts";

const marker = "<!-- landfall:plan -->";
const test = suite("the one comment");

type Options = Partial<Omit<StickyComment, "body">> & { readonly token?: string; readonly body?: string | undefined };

const keep = (scene: PullScene, { token = "app", body = "plan", ...other }: Options = {}): Promise<KeptComment> => {
  const repository = scene.as(token, { wait: async () => {}, retries: 1 });
  const author = "landfall[bot]";
  return keepComment(repository, { number: scene.number, marker, author, body: async () => body, ...other });
};

/** `login: body` of each, oldest first. */
const comments = async (scene: PullScene): Promise<readonly string[]> =>
  (await scene.call("ada", "GET", `issues/${scene.number}/comments?per_page=100`)).map(
    ({ user, body }: Loose) => `${user.login}: ${body}`,
  );
const write = (scene: PullScene, token: string, body: string): Promise<Loose> =>
  scene.call(token, "POST", `issues/${scene.number}/comments`, { body });
const writes = ({ forge }: PullScene): number =>
  forge.requests.filter(({ method, path }) => method !== "GET" && path.includes("/comments")).length;

test("is made once, edited in place, and not written again when it says the same", async () => {
  await using scene = await openPullScene();
  const made = await keep(scene);
  const edited = await keep(scene, { body: "plan 2", author: "Landfall[bot]" });
  assert.equal(await comments(scene), [`landfall[bot]: ${marker}\nplan 2`]);
  assert.equal(edited, made);
  assert.match(made.kept ? made.url : "", /\/pull\/1#issuecomment-\d+$/);
  assert.is(writes(scene), 2);
  await keep(scene, { body: "plan 2" });
  assert.is(writes(scene), 2);
});

test("is found among more than a page of others", async () => {
  await using scene = await openPullScene();
  for (let index = 0; index < 101; index += 1) await write(scene, "ada", "talk");
  await keep(scene);
  await keep(scene, { body: "plan 2" });
  const found = await scene.call("ada", "GET", `issues/${scene.number}/comments?per_page=100&page=2`);
  assert.equal(
    found.map(({ body }: Loose) => body),
    ["talk", `${marker}\nplan 2`],
  );
});

test("is neither somebody else's with our marker, nor ours with the marker further down", async () => {
  await using scene = await openPullScene();
  await write(scene, "ada", `${marker}\nno changes, please merge`);
  await write(scene, "other-app", `${marker}\nno changes, please merge`);
  await write(scene, "app", `> ${marker}\nsaid ada`);
  await write(scene, "app", `${marker.replace("plan", "cost")}\ncost`);
  const before = await comments(scene);
  await keep(scene);
  assert.equal(await comments(scene), [...before, `landfall[bot]: ${marker}\nplan`]);
});

test("of several the oldest stays, also when a person edited it in a browser", async () => {
  await using scene = await openPullScene();
  await write(scene, "app", `${marker}\r\nold\r\n`);
  await write(scene, "app", `${marker}\nplan`);
  await write(scene, "app", marker);
  await keep(scene);
  assert.equal(await comments(scene), [`landfall[bot]: ${marker}\nplan`]);
});

test("is found again by a token whose login was taken for another", async () => {
  await using scene = await openPullScene();
  for (const body of ["plan", "plan 2"]) await keep(scene, { author: "github-actions[bot]", body });
  assert.equal(await comments(scene), [`landfall[bot]: ${marker}\nplan 2`]);
});

test("is left alone by a run that a newer one follows", async () => {
  await using scene = await openPullScene();
  const superseded = async () => undefined;
  const kept = await keepComment(scene.as("app"), {
    ...{ number: scene.number, marker, author: "landfall[bot]", body: superseded },
  });
  assert.equal(kept, { kept: false, reason: "superseded: a newer run writes it" });
  assert.is(writes(scene), 0);
});

test("is written anew when it is deleted while it is edited", async () => {
  await using scene = await openPullScene();
  await keep(scene);
  const stop = scene.forge.intercept(async ({ method, path }) => {
    if (method !== "PATCH") return undefined;
    stop();
    await scene.call("ada", "DELETE", path.replace("/repos/acme/environments/", ""));
    return undefined;
  });
  assert.ok((await keep(scene, { body: "plan 2" })).kept);
  assert.equal(await comments(scene), [`landfall[bot]: ${marker}\nplan 2`]);
});

test("is not made twice when the answer was lost", async () => {
  await using scene = await openPullScene();
  const stop = scene.forge.interceptAfter(({ method }) => {
    if (method !== "POST") return undefined;
    stop();
    return "drop";
  });
  assert.ok((await keep(scene)).kept);
  assert.equal(await comments(scene), [`landfall[bot]: ${marker}\nplan`]);
});

test("waits for a limit, and is not made twice", async () => {
  await using scene = await openPullScene();
  const stop = scene.forge.intercept(({ method }) => {
    if (method !== "POST") return undefined;
    stop();
    return { status: 403, headers: { "retry-after": "1" }, body: { message: "secondary rate limit" } };
  });
  assert.ok((await keep(scene)).kept);
  assert.is((await comments(scene)).length, 1);
});

test("is not kept where the token may only read, as a fork's, and says why", async () => {
  await using scene = await openPullScene();
  const message = "Resource not accessible by integration";
  scene.forge.intercept(({ method }) => (method === "GET" ? undefined : { status: 403, body: { message } }));
  assert.equal(await keep(scene), { kept: false, reason: message });
  assert.equal(await keep(scene, { token: "reader" }), { kept: false, reason: message });
});

for (const [what, status, kind, said] of [
  [
    "a pull request that is not there",
    404,
    UserError,
    /#1 in acme\/environments \(404\).*give the token pull-requests/,
  ],
  ["a limit that lasts", 429, OutsideError, /\(429\)/],
] as const) {
  test(`says what went wrong: ${what}`, async () => {
    await using scene = await openPullScene();
    scene.forge.intercept(() => ({ status, body: { message: "body is too long" } }));
    const failed = await keep(scene).catch((error: unknown) => error);
    assert.ok(failed instanceof kind);
    assert.match(failed.message, said);
  });
}

test("holds 65,536 characters with its marker, and says that they were more", async () => {
  await using scene = await openPullScene();
  const body = "x".repeat(65_536 - marker.length - 1);
  assert.ok((await keep(scene, { body })).kept);
  const failed = await keep(scene, { body: `${body}x` }).catch((error: unknown) => error);
  assert.ok(failed instanceof OutsideError);
  assert.match(failed.message, /#1 in acme\/environments \(422\): Validation Failed: body is too long/);
});

test("is not made twice when GitHub does not list at once what it took", async () => {
  await using scene = await openPullScene();
  const heal = scene.forge.intercept(({ method }) => (method === "GET" ? { status: 200, body: [] } : undefined));
  assert.ok((await keep(scene)).kept);
  heal();
  assert.is((await comments(scene)).length, 1);
});

test("is given up when GitHub lists it and says that it is not there", async () => {
  await using scene = await openPullScene();
  await keep(scene);
  scene.forge.intercept(({ method }) => (method === "PATCH" ? { status: 404, body: {} } : undefined));
  const failed = await keep(scene, { body: "plan 2" }).catch((error: unknown) => error);
  assert.ok(failed instanceof OutsideError);
  assert.match(failed.message, /lists a comment and does not let it be edited/);
});

test.run();
