import { suite } from "uvu";
import * as assert from "uvu/assert";
import { client, startAcme } from "./client.ts";

const forge = await startAcme();
const app = client(forge, "app");
const test = suite("faults on demand");
test.after(() => forge.close());

const authorized = { headers: { authorization: `Basic ${Buffer.from("x:app").toString("base64")}` } };

const names = async (): Promise<readonly string[]> =>
  (await app("GET", "git/matching-refs/heads/")).body.map(({ ref }: { ref: string }) => ref);
const create = async (name: string) => {
  const { sha } = (await app("GET", "branches/main")).body.commit;
  return app("POST", "git/refs", { ref: `refs/heads/${name}`, sha });
};

test("an interceptor answers in place of the route, until it is taken away", async () => {
  const stop = forge.intercept(({ method, template, login, body }) => {
    if (method !== "POST" || template !== "/repos/{owner}/{repo}/git/refs") return undefined;
    return { status: 502, headers: { "retry-after": "1" }, body: { message: "Bad gateway", login, body } };
  });
  const refused = await create("before");
  stop();
  assert.equal([refused.status, refused.headers.get("retry-after"), refused.body.login], [502, "1", "landfall[bot]"]);
  assert.is(refused.body.body.ref, "refs/heads/before");
  assert.not.ok((await names()).includes("refs/heads/before"));
  assert.is((await create("before")).status, 201);
});

test("a dropped request has no effect and no answer", async () => {
  const stop = forge.intercept(({ method }) => (method === "POST" ? "drop" : undefined));
  const answer = await create("dropped").catch(() => "no answer");
  stop();
  assert.is(answer, "no answer");
  assert.not.ok((await names()).includes("refs/heads/dropped"));
});

test("an answer can be lost after its effect", async () => {
  const stop = forge.interceptAfter(({ method }, status) => (method === "POST" && status === 201 ? "drop" : undefined));
  const answer = await create("lost").catch(() => "no answer");
  stop();
  assert.is(answer, "no answer");
  assert.ok((await names()).includes("refs/heads/lost"));
  assert.is((await create("lost")).status, 422);
});

test("an answer can end in its middle, its effect is there", async () => {
  const stop = forge.intercept(({ method }) => (method === "POST" ? "cut" : undefined));
  const answer = await create("cut").catch((error: Error) => error.name);
  stop();
  assert.is(answer, "TypeError");
  assert.ok((await names()).includes("refs/heads/cut"));
});

test("an answer can never come", async () => {
  const stop = forge.intercept(() => "hang");
  const signal = AbortSignal.timeout(50);
  const answer = await fetch(`${forge.url}/rate_limit`, { signal }).catch((error: Error) => error.name);
  stop();
  assert.is(answer, "TimeoutError");
});

test("Git's own protocol fails on demand too", async () => {
  const refs = () => fetch(`${forge.gitUrl("acme/environments")}/info/refs?service=git-upload-pack`, authorized);
  for (const fault of ["drop", "cut"] as const) {
    const stop = forge.intercept(({ template }) => (template === "git" ? fault : undefined));
    const answer = await refs()
      .then((response) => response.text())
      .catch((error: Error) => error.name);
    stop();
    assert.is(answer, "TypeError", fault);
  }
  const stop = forge.intercept(({ template }) => (template === "git" ? { status: 503 } : undefined));
  assert.is((await refs()).status, 503);
  stop();
  assert.is((await refs()).status, 200);
});

test("a token is refused once its time is over", async () => {
  const restore = forge.revoke("other-app");
  const other = client(forge, "other-app");
  assert.is((await other("GET", "branches/main")).status, 401);
  restore();
  assert.is((await other("GET", "branches/main")).status, 200);
});

test("the log knows every request, with its route and its end", async () => {
  await app("GET", "pulls?state=all");
  const stop = forge.intercept(() => "drop");
  await app("GET", "pulls").catch(() => undefined);
  stop();
  const template = "/repos/{owner}/{repo}/pulls";
  assert.equal(
    // What an earlier test asked for may end after it.
    forge.requests
      .filter((entry) => entry.template === template)
      .slice(-2)
      .map(({ ms, ...entry }) => ({ ...entry, timed: ms > 0 })),
    [200, 0].map((status) => ({
      method: "GET",
      path: "/repos/acme/environments/pulls",
      template,
      status,
      login: "landfall[bot]",
      timed: true,
    })),
  );
});

test.run();
