import { suite } from "uvu";
import * as assert from "uvu/assert";
import { routes } from "../../../local/forge/routes.ts";
import { client, startAcme } from "./client.ts";
import { faultOf } from "./openapi.ts";

const forge = await startAcme({
  repositories: [
    { name: "acme/environments", private: true, files: { "a.txt": "a\n" } },
    { name: "acme/open", files: { "a.txt": "a\n" } },
  ],
});
const app = client(forge, "app");
const test = suite("who may do what");
test.after(() => forge.close());

/** A path of the route's repository; what stands for the parameters does not matter to permissions. */
const fill = (template: string): string =>
  template
    .replace("/repos/{owner}/{repo}/", "")
    .replace("{basehead}", "a...b")
    .replace(/\{\w+\}/g, "1");
const repositoryRoutes = routes.flatMap((route) =>
  "needs" in route && route.needs.length > 0 ? [{ ...route, path: fill(route.template) }] : [],
);

test("every route of a private repository is 404 for a stranger and 401 for an unknown token", async () => {
  for (const { method, path } of repositoryRoutes) {
    const body = method === "GET" ? undefined : {};
    assert.is((await client(forge, "stranger")(method, path, body)).status, 404, `${method} ${path}`);
    const unknown = await client(forge, "wrong")(method, path, body);
    assert.equal([unknown.status, unknown.body.message], [401, "Bad credentials"]);
  }
});

test("every writing route needs its permission, and says which", async () => {
  for (const { method, path } of repositoryRoutes.filter(({ method }) => method !== "GET")) {
    const answer = await client(forge, "reader")(method, path, {});
    assert.equal([answer.status, answer.body.message], [403, "Resource not accessible by integration"], path);
    assert.match(answer.headers.get("x-accepted-github-permissions") ?? "", /write/);
  }
});

test("a read needs its permission too", async () => {
  assert.is((await client(forge, "reader")("GET", "pulls")).status, 403);
  assert.is((await client(forge, "reader")("GET", "commits")).status, 200);
});

test("a public repository is read by anybody and written by nobody", async () => {
  for (const token of [undefined, "stranger", "app"]) {
    const send = client(forge, token, "acme/open");
    assert.is((await send("GET", "contents/a.txt")).status, 200);
    assert.is((await send("GET", "pulls")).status, 200);
    assert.is((await send("POST", "dispatches", { event_type: "x" })).status, token === undefined ? 401 : 403);
  }
});

test("a token may come as token, Bearer or Basic, below / or /api/v3", async () => {
  for (const authorization of ["token app", "Bearer app", `Basic ${Buffer.from("any:app").toString("base64")}`]) {
    for (const root of ["", "/api/v3"]) {
      const { status } = await fetch(`${forge.url}${root}/repos/acme/environments`, { headers: { authorization } });
      assert.is(status, 200, `${authorization} ${root}`);
    }
  }
});

test("an answer that did not change is 304 without a body", async () => {
  const first = await app("GET", "branches/main");
  const again = await app("GET", "branches/main", undefined, { "if-none-match": first.headers.get("etag") ?? "" });
  assert.equal([again.status, again.body], [304, ""]);
  await app("PUT", "contents/b.txt", { message: "x", content: "" });
  const later = await app("GET", "branches/main", undefined, { "if-none-match": first.headers.get("etag") ?? "" });
  assert.is(later.status, 200);
  assert.ok(first.headers.get("x-github-request-id"));
});

test("JSON that is broken or no object is a 400, and null says nothing", async () => {
  const send = (body: string) =>
    fetch(`${forge.url}/repos/acme/environments/dispatches`, {
      method: "POST",
      headers: { authorization: "token app" },
      body,
    });
  for (const body of ["{", "[]", "1"]) assert.is((await send(body)).status, 400, body);
  assert.is((await send("null")).status, 422);
});

test("what is not served is a 404 and is remembered", async () => {
  assert.is((await app("GET", "topics")).status, 404);
  await app("GET", "topics");
  assert.equal([...forge.unknown], ["GET /repos/acme/environments/topics"]);
  assert.is((await app("GET", "/repos/acme/environments/git/ref/%E0%A4%A")).status, 404);
});

test("the check against GitHub's description fails for what GitHub does not say", () => {
  const template = "/repos/{owner}/{repo}/git/ref/{ref}";
  const body = {
    ref: "refs/heads/x",
    node_id: "x",
    url: "x",
    object: { sha: "1".repeat(40), type: "commit", url: "x" },
  };
  assert.is(faultOf(template, { method: "GET", status: 200, body }), undefined);
  assert.match(
    faultOf(template, { method: "GET", status: 200, body: { ...body, ref: 1 } }) ?? "",
    /ref must be string/,
  );
  assert.match(faultOf(template, { method: "GET", status: 204, body }) ?? "", /never answers/);
  assert.match(faultOf("/repos/{owner}/x", { method: "GET", status: 200, body }) ?? "", /no such route/);
});

test.run();
