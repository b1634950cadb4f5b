import { createSign, generateKeyPairSync } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { appRoutes } from "../../../local/forge/routes/apps.ts";
import { type Answer, client, lastRequest, startAcme } from "./client.ts";
import { faultOf } from "./openapi.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const stranger = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
let now = new Date("2026-11-25T12:00:00Z");
const forge = await startAcme({
  now: () => now,
  apps: [
    {
      clientId: "Iv23acme",
      login: "acme-landfall[bot]",
      publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
      permissions: { contents: "write", checks: "write", statuses: "read" },
      repositories: ["acme/environments", "acme/empty", "other/shop"],
    },
  ],
});
const test = suite("a GitHub App on the forge");
test.after(() => forge.close());

type Claims = Readonly<Record<string, unknown>>;
const seconds = () => Math.floor(now.getTime() / 1000);
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** An App's own token, with whatever is to be wrong with it. */
function jwt(claims: Claims = {}, key = privateKey, alg = "RS256"): string {
  const sound = { iat: seconds() - 30, exp: seconds() + 570, iss: "Iv23acme" };
  const signed = `${encode({ alg, typ: "JWT" })}.${encode({ ...sound, ...claims })}`;
  return `${signed}.${createSign("RSA-SHA256").update(signed).sign(key, "base64url")}`;
}

const served = new Set<string>();
/** An answer that GitHub could not give is an error. */
async function ask(token: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await client(forge, token)(method, path, body);
  const template = lastRequest(forge)?.template ?? "";
  assert.is(faultOf(template, { method, status: answer.status, body: answer.body }), undefined, path);
  if (answer.status < 300) served.add(`${method} ${template}`);
  return answer;
}

async function mint(body: unknown = {}): Promise<Answer> {
  const { id } = (await ask(jwt(), "GET", "/repos/acme/environments/installation")).body;
  return ask(jwt(), "POST", `/app/installations/${id}/access_tokens`, body);
}

test("says who it is and where it is installed", async () => {
  assert.is((await ask(jwt(), "GET", "/app")).body.slug, "acme-landfall");
  const installation = (await ask(jwt(), "GET", "/repos/acme/environments/installation")).body;
  assert.equal([installation.account.login, installation.app_slug], ["acme", "acme-landfall"]);
  assert.is((await ask(jwt(), "GET", "/repos/acme/none/installation")).status, 404);
  assert.equal((await ask(jwt(), "GET", "/orgs/Acme/installation")).body, installation);
  assert.is((await ask(jwt(), "GET", "/orgs/globex/installation")).status, 404);
  assert.is((await ask(jwt({ iss: String(installation.app_id) }), "GET", "/app")).status, 200);
});

for (const [what, token, said] of [
  ["of another key", () => jwt({}, stranger), /could not be decoded/],
  ["of another App", () => jwt({ iss: "Iv23other" }), /could not be decoded/],
  ["without a signature", () => jwt({}, privateKey, "none"), /could not be decoded/],
  ["that lives too long", () => jwt({ exp: seconds() + 601 }), /'exp'\) is too far in the future/],
  ["that has ended", () => jwt({ exp: seconds() }), /'exp'\) must be a numeric value/],
  ["from the future", () => jwt({ iat: seconds() + 1 }), /'iat'\) must be an Integer/],
  ["without a time", () => jwt({ iat: "now" }), /'iat'\) must be an Integer/],
] as const) {
  test(`is refused with a JWT ${what}`, async () => {
    const answer = await ask(token(), "GET", "/repos/acme/environments/installation");
    assert.is(answer.status, 401);
    assert.match(answer.body.message, said);
  });
}

test("makes tokens that can do what it may, where it is", async () => {
  const { status, body } = await mint();
  assert.equal([status, body.expires_at], [201, "2026-11-25T13:00:00Z"]);
  const send = client(forge, body.token);
  assert.is((await send("POST", "git/blobs", { content: "x" })).status, 201);
  assert.is((await send("POST", "pulls", {})).status, 403);
  assert.is((await client(forge, body.token, "acme/empty")("GET", "")).status, 404);
});

test("makes tokens narrowed to repositories and permissions", async () => {
  const { body } = await mint({ repositories: ["environments"], permissions: { contents: "read" } });
  assert.is((await client(forge, body.token)("GET", "commits")).status, 200);
  assert.is((await client(forge, body.token)("POST", "git/blobs", { content: "x" })).status, 403);
  assert.is((await client(forge, body.token)("GET", "/repos/acme/empty")).status, 404);
});

for (const [what, body, said] of [
  ["that it does not have", { permissions: { deployments: "write" } }, /permissions requested are not granted/],
  [
    "beyond reading, where it may read",
    { permissions: { statuses: "write" } },
    /permissions requested are not granted/,
  ],
  ["for a repository where it is not", { repositories: ["shop"] }, /at least one repository that does not exist/],
] as const) {
  test(`makes no token ${what}`, async () => {
    const answer = await mint(body);
    assert.is(answer.status, 422);
    assert.match(answer.body.message, said);
  });
}

test("has tokens that end when they are revoked, or their hour is over", async () => {
  const [first, second] = [(await mint()).body.token, (await mint()).body.token];
  assert.is((await ask(first, "DELETE", "/installation/token")).status, 204);
  assert.equal(
    [(await client(forge, first)("GET", "commits")).status, (await client(forge, second)("GET", "commits")).status],
    [401, 200],
  );
  now = new Date(now.getTime() + 60 * 60_000);
  assert.is((await client(forge, second)("GET", "commits")).status, 401);
});

test("is itself no reader of repositories, and nobody else makes tokens", async () => {
  assert.is((await client(forge, jwt())("GET", "commits")).status, 404);
  const { id } = (await ask(jwt(), "GET", "/repos/acme/environments/installation")).body;
  const path = `/app/installations/${id}/access_tokens`;
  assert.is((await client(forge, "app")("POST", path, {})).status, 401);
  assert.is((await ask(jwt(), "POST", "/app/installations/1/access_tokens", {})).status, 404);
});

test("has no route that is not tried here", () => {
  assert.equal([...served].sort(), appRoutes.map(({ method, template }) => `${method} ${template}`).sort());
});

test.run();
