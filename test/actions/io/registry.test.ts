import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openRegistry, type RegistryOptions } from "../../../actions/io/registry.ts";
import { pushImage } from "../../../local/registry/push-image.ts";
import { type ImageRegistry, startImageRegistry } from "../../../local/registry/registry.ts";
import { UserError } from "../../../model/problem.ts";

const login = { username: "landfall", password: "secret" };
const commit = "5e1f0a7c2b3d4e5f60718293a4b5c6d7e8f90a1b";
let open: ImageRegistry;
let closed: ImageRegistry;
const image = (registry: ImageRegistry): string => `${registry.address}/acme/shop`;
const push = (registry: ImageRegistry, tag: string, layerText = "one"): Promise<string> =>
  pushImage({ registry: registry.address, repository: "acme/shop", tag, layerText, login });
const waits: number[] = [];
const quick: RegistryOptions = { wait: async (seconds) => void waits.push(seconds), timeoutSeconds: 2 };
const own = (): RegistryOptions => ({ ...quick, credentials: [{ registry: closed.address, ...login }] });
const failure = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

const test = suite("a registry of images");
test.before.each(async () => {
  open = await startImageRegistry();
  closed = await startImageRegistry({ login });
  waits.length = 0;
});
test.after.each(async () => {
  await open[Symbol.asyncDispose]();
  await closed[Symbol.asyncDispose]();
});

/** A push where nobody signs in. */
const pushOpen = (tag: string, layerText = "one"): Promise<string> =>
  pushImage({ registry: open.address, repository: "acme/shop", tag, layerText });

test("gives the digest of a tag and of a digest, and nothing for what is not there", async () => {
  const digest = await pushOpen(commit);
  const { digestOf } = openRegistry(quick);
  assert.is(await digestOf(image(open), commit), digest);
  assert.is(await digestOf(image(open), digest), digest);
  assert.is(await digestOf(image(open), "none"), undefined);
  assert.is(await digestOf(`${open.address}/acme/other`, commit), undefined);
});

test("gives an image one more tag without a byte of it being sent, once", async () => {
  const digest = await pushOpen(commit);
  const registry = openRegistry(quick);
  assert.is(await registry.tag(image(open), digest, "1.4.0"), "tagged");
  assert.is(await registry.digestOf(image(open), "1.4.0"), digest);
  const before = open.requests.length;
  assert.is(await registry.tag(image(open), digest, "1.4.0"), "same");
  assert.equal(open.requests.slice(before), ["HEAD /v2/acme/shop/manifests/1.4.0"]);
});

test("never moves a tag that another image has", async () => {
  const [first, second] = [await pushOpen(commit), await pushOpen("other", "two")];
  const registry = openRegistry(quick);
  await registry.tag(image(open), first, "1.4.0");
  assert.is(await registry.tag(image(open), second, "1.4.0"), "other");
  assert.is(await registry.digestOf(image(open), "1.4.0"), first);
});

test("tells whoever was overtaken between looking and tagging", async () => {
  const digest = await pushOpen(commit);
  const overtaken: typeof fetch = async (input, init) => {
    const answer = await fetch(input, init);
    if (init?.method === "PUT") await pushOpen("1.4.0", "two");
    return answer;
  };
  assert.is(await openRegistry({ ...quick, fetch: overtaken }).tag(image(open), digest, "1.4.0"), "other");
});

test("takes tags for an image that is there only", async () => {
  const registry = openRegistry(quick);
  const error = await failure(registry.tag(image(open), `sha256:${"0".repeat(64)}`, "1.4.0"));
  assert.ok(error instanceof UserError);
  assert.match(error.message, /has no image sha256:0+: build it first/);
});

for (const reference of ["", "a/b", "../x", "x".repeat(129), "-x", "sha256:1", "a b", "1.0.0+5"]) {
  test(`refuses what is no tag before it asks: ${JSON.stringify(reference.slice(0, 20))}`, async () => {
    const registry = openRegistry(quick);
    assert.ok((await failure(registry.digestOf(image(open), reference))) instanceof UserError);
    assert.ok((await failure(registry.tag(image(open), `sha256:${"0".repeat(64)}`, reference))) instanceof UserError);
    assert.equal(open.requests, []);
  });
}

for (const name of ["shop", "acme/shop", "", "https://ghcr.io/acme/shop", "ghcr.io/acme/../x", "ghcr.io/acme/shop:1"]) {
  test(`refuses what names no registry: ${JSON.stringify(name)}`, async () => {
    const error = await failure(openRegistry(quick).digestOf(name, "x"));
    assert.ok(error instanceof UserError);
    assert.match(error.message, /is no image of a registry/);
  });
}

test("signs in where it is asked to, and once for an image", async () => {
  const digest = await push(closed, commit);
  const registry = openRegistry(own());
  const before = closed.requests.length;
  assert.is(await registry.digestOf(image(closed), commit), digest);
  assert.is(await registry.digestOf(image(closed), commit), digest);
  const asked = closed.requests.slice(before).map((line) => line.replace(/\?.*/, ""));
  const look = `HEAD /v2/acme/shop/manifests/${commit}`;
  assert.equal(asked, [look, "GET /token", look, look]);
  assert.is(await registry.tag(image(closed), digest, "1.4.0"), "tagged");
});

test("signs in again where a token has ended", async () => {
  const digest = await push(closed, commit);
  const registry = openRegistry(own());
  await registry.digestOf(image(closed), commit);
  closed.expireTokens();
  assert.is(await registry.digestOf(image(closed), commit), digest);
});

test("says of a refusal what to do", async () => {
  await push(closed, commit);
  for (const password of [undefined, "wrong"]) {
    const credentials = password === undefined ? [] : [{ registry: closed.address, username: "landfall", password }];
    const error = await failure(openRegistry({ ...quick, credentials }).digestOf(image(closed), commit));
    assert.ok(error instanceof UserError);
    assert.match(error.message, /^cannot look up .*\(401\)/);
    assert.match(error.message, /give credentials of .* that may read it \(on GHCR a token with packages: read\)/);
    assert.not.match(error.message, /wrong|secret/);
  }
});

test("reads what is public without credentials, and cannot tag it", async () => {
  await using registry = await startImageRegistry({ login: { ...login, public: true } });
  const digest = await push(registry, commit);
  const nobody = openRegistry(quick);
  assert.is(await nobody.digestOf(image(registry), commit), digest);
  const error = await failure(nobody.tag(image(registry), digest, "1.4.0"));
  assert.ok(error instanceof UserError);
  assert.match(error.message, /cannot tag 1\.4\.0 in .* that may write it \(on GHCR a token with packages: write\)/);
});

test("tells its credentials to no other registry", async () => {
  const digest = await pushOpen(commit);
  const seen: (string | null)[] = [];
  const watched: typeof fetch = (input, init) => {
    seen.push(new Headers(init?.headers).get("authorization"));
    return fetch(input, init);
  };
  assert.is(await openRegistry({ ...own(), fetch: watched }).digestOf(image(open), commit), digest);
  assert.equal(seen, [null]);
});

test.run();
