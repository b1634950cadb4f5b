import { createHash } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openRegistry, type RegistryOptions } from "../../../../actions/io/registry.ts";
import { OutsideError, UserError } from "../../../../model/problem.ts";

const image = "registry.example/acme/shop";
const bytes = '{"schemaVersion":2}';
const digest = `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const fine = (): Response => new Response(null, { headers: { "docker-content-digest": digest } });

type Seen = { readonly method: string; readonly url: string; readonly authorization: string | null };
type Step = Response | Error;

/** Looks an image up where these answers come one after another; what was asked, and what came of it. */
async function lookUp(steps: readonly Step[], options: RegistryOptions = {}) {
  const [seen, waits, left]: [Seen[], number[], Step[]] = [[], [], [...steps]];
  const fetch = async (input: Parameters<typeof globalThis.fetch>[0], init?: RequestInit): Promise<Response> => {
    const authorization = new Headers(init?.headers).get("authorization");
    seen.push({ method: init?.method ?? "GET", url: String(input), authorization });
    const step = left.shift();
    if (step instanceof Response) return step;
    throw step ?? new Error("nothing more is answered");
  };
  const registry = openRegistry({ fetch, wait: async (seconds) => void waits.push(seconds), ...options });
  const came = await registry.digestOf(image, "x").catch((error: unknown) => error);
  return { came, seen, waits };
}

const redirect = (location: string, status = 307): Response => new Response(null, { status, headers: { location } });
const challenge = (said: string): Response =>
  new Response(null, { status: 401, headers: { "www-authenticate": said } });
const bearer = 'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:x:pull"';
const credentials = [{ registry: "registry.example", username: "u", password: "p" }];
const basic = `Basic ${Buffer.from("u:p").toString("base64")}`;
const token = (value: unknown): Response => Response.json(value);

const test = suite("a registry under fire");

for (const [what, step, seconds] of [
  ["a limit", new Response(null, { status: 429, headers: { "retry-after": "7" } }), 7],
  ["a 503", new Response(null, { status: 503 }), 1],
  ["a 500", new Response("<html>", { status: 500 }), 1],
  ["a broken connection", new TypeError("fetch failed", { cause: new Error("ECONNRESET") }), 1],
  ["an answer that never comes", new DOMException("timed out", "TimeoutError"), 1],
] as const) {
  test(`is asked again after ${what}`, async () => {
    const { came, waits } = await lookUp([step, fine()]);
    assert.equal([came, waits], [digest, [seconds]]);
  });
}

test("that stays silent has failed, and says why", async () => {
  const { came, waits } = await lookUp(Array(4).fill(new TypeError("x", { cause: new Error("ECONNREFUSED") })));
  assert.ok(came instanceof OutsideError);
  assert.is(came.message, "registry.example does not answer: ECONNREFUSED");
  assert.equal(waits, [1, 4, 9]);
});

test("that gives no digest is asked for the bytes", async () => {
  const { came, seen } = await lookUp([new Response(null), new Response(bytes)]);
  assert.is(came, digest);
  assert.equal(
    seen.map(({ method }) => method),
    ["HEAD", "GET"],
  );
});

test("that gives more than a manifest has is not read to the end", async () => {
  const { came } = await lookUp([new Response(null), new Response(Buffer.alloc(5 * 1024 * 1024))]);
  assert.ok(came instanceof OutsideError);
  assert.match(came.message, /more than 4194304 bytes/);
});

test("that leads elsewhere is followed, without the credentials where that is another host", async () => {
  const steps = [
    challenge(bearer),
    token({ access_token: "t" }),
    redirect("/same"),
    redirect("https://cdn.example/x"),
    fine(),
  ];
  const { came, seen } = await lookUp(steps, { credentials });
  assert.is(came, digest);
  assert.equal(
    seen.map(({ url, authorization }) => [new URL(url).host, authorization]),
    [
      ["registry.example", null],
      ["auth.example", basic],
      ["registry.example", "Bearer t"],
      ["registry.example", "Bearer t"],
      ["cdn.example", null],
    ],
  );
});

for (const location of ["http://cdn.example/x", "http://127.0.0.1:9/x", "file:///etc/passwd", "http://"]) {
  test(`that leads where nobody should go is not followed: ${location}`, async () => {
    const { came, seen } = await lookUp([redirect(location)]);
    assert.ok(came instanceof OutsideError);
    assert.is(seen.length, 1);
  });
}

test("that leads in a circle is left", async () => {
  const { came, seen } = await lookUp(Array.from({ length: 9 }, () => redirect("/again")));
  assert.ok(came instanceof OutsideError);
  assert.is(seen.length, 6);
});

test("asks for a token of this image and no more, whatever it says itself", async () => {
  const { seen } = await lookUp([challenge(bearer), token({ token: "t" }), fine()]);
  const { searchParams } = new URL(seen[1]?.url ?? "");
  assert.equal(Object.fromEntries(searchParams), { service: "registry.example", scope: "repository:acme/shop:pull" });
});

test("that wants a name and a password is told them", async () => {
  const { came, seen } = await lookUp([challenge('Basic realm="x"'), fine()], { credentials });
  assert.equal([came, seen[1]?.authorization], [digest, basic]);
});

for (const [what, said] of [
  ["http", 'Bearer realm="http://auth.example/token"'],
  ["this machine", 'Bearer realm="http://127.0.0.1:1/token"'],
  ["nowhere", 'Bearer service="x"'],
  ["another way", "Negotiate"],
] as const) {
  test(`is told nothing where it asks for the credentials by ${what}`, async () => {
    const { came, seen } = await lookUp([challenge(said)], { credentials });
    assert.ok(came instanceof OutsideError);
    assert.is(seen.length, 1);
  });
}

for (const value of [{}, { token: "" }, { token: 1 }, { token: "a\r\nb" }, "t", null]) {
  test(`that gives no token has failed: ${JSON.stringify(value)}`, async () => {
    const { came } = await lookUp([challenge(bearer), token(value)]);
    assert.ok(came instanceof OutsideError);
    assert.is(came.message, "registry.example gives no token (200)");
  });
}

test("that refuses says so in its own words, which are cut", async () => {
  const errors = [{ code: "DENIED", message: "x".repeat(1000) }];
  const { came } = await lookUp([Response.json({ errors }, { status: 403 })]);
  assert.ok(came instanceof UserError);
  assert.match(came.message, /^cannot look up registry\.example\/acme\/shop \(403\): DENIED, x+; give credentials/);
  assert.ok(came.message.length < 400);
});

test("that answers what nobody expects has failed", async () => {
  const { came } = await lookUp([new Response("<html>", { status: 418 })]);
  assert.ok(came instanceof OutsideError);
  assert.match(came.message, /\(418\)$/);
});

test.run();
