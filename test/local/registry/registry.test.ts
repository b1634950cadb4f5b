import { createHash } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { pushImage } from "../../../local/registry/push-image.ts";
import { startImageRegistry } from "../../../local/registry/registry.ts";

const registry = await startImageRegistry();
const at = `http://${registry.address}/v2/acme/shop`;
const digestOf = (text: string): string => `sha256:${createHash("sha256").update(text).digest("hex")}`;
const codeOf = async (answer: Response): Promise<unknown> =>
  ((await answer.json()) as { errors: readonly { code: string }[] }).errors[0]?.code;
const image = { registry: registry.address, repository: "acme/shop" };
const type = "application/vnd.oci.image.manifest.v1+json";

const test = suite("the registry of images");
test.after(async () => registry[Symbol.asyncDispose]());

test("gives an image again by its tag and its digest, with everything it consists of", async () => {
  const digest = await pushImage({ ...image, tag: "1.0.0", layerText: "one" });
  for (const reference of ["1.0.0", digest]) {
    const answer = await fetch(`${at}/manifests/${reference}`);
    const text = await answer.text();
    assert.equal([answer.headers.get("content-type"), digestOf(text)], [type, digest]);
    const { config, layers } = JSON.parse(text);
    for (const one of [config, ...layers]) {
      const blob = Buffer.from(await (await fetch(`${at}/blobs/${one.digest}`)).arrayBuffer());
      assert.equal([blob.length, digestOf(blob.toString("latin1")).length], [one.size, 71]);
    }
    const head = await fetch(`${at}/manifests/${reference}`, { method: "HEAD" });
    assert.equal([head.headers.get("docker-content-digest"), await head.text()], [digest, ""]);
  }
});

test("has one digest for one text, whenever it is pushed, and lists its tags", async () => {
  const digests = [];
  for (const [tag, layerText] of [
    ["b", "one"],
    ["a", "one"],
    ["c", "two"],
  ] as const)
    digests.push(await pushImage({ ...image, tag, layerText }));
  assert.is(digests[0], digests[1]);
  assert.is.not(digests[0], digests[2]);
  assert.equal(await (await fetch(`${at}/tags/list`)).json(), { name: "acme/shop", tags: ["1.0.0", "a", "b", "c"] });
});

test("moves a tag, as registries do", async () => {
  await pushImage({ ...image, tag: "moved", layerText: "one" });
  const second = await pushImage({ ...image, tag: "moved", layerText: "two" });
  const head = await fetch(`${at}/manifests/moved`, { method: "HEAD" });
  assert.is(head.headers.get("docker-content-digest"), second);
});

test("takes a blob at once, in one piece and in several", async () => {
  const digest = digestOf("ab");
  const begin = async (): Promise<string> => {
    const answer = await fetch(`${at}/blobs/uploads/`, { method: "POST" });
    assert.is(answer.status, 202);
    return `http://${registry.address}${answer.headers.get("location")}`;
  };
  const whole = await fetch(`${await begin()}?digest=${digest}`, { method: "PUT", body: "ab" });
  assert.equal([whole.status, whole.headers.get("docker-content-digest")], [201, digest]);
  const pieces = await begin();
  for (const body of ["a", "b"]) assert.is((await fetch(pieces, { method: "PATCH", body })).status, 202);
  assert.is((await fetch(`${pieces}?digest=${digest}`, { method: "PUT" })).status, 201);
  assert.is((await fetch(`${pieces}?digest=${digest}`, { method: "PUT" })).status, 404, "it is finished");
});

const put = (reference: string, value: unknown): Promise<Response> =>
  fetch(`${at}/manifests/${reference}`, { method: "PUT", body: JSON.stringify(value) });
const unknown = { digest: digestOf("never pushed") };

for (const [what, send, code] of [
  [
    "bytes of another digest",
    () => fetch(`${at}/blobs/uploads/?digest=${digestOf("a")}`, { method: "POST", body: "b" }),
    "DIGEST_INVALID",
  ],
  ["a manifest of another digest", () => put(digestOf("a"), { schemaVersion: 2 }), "DIGEST_INVALID"],
  [
    "a manifest whose parts it lacks",
    () => put("x", { schemaVersion: 2, config: unknown, layers: [] }),
    "MANIFEST_BLOB_UNKNOWN",
  ],
  [
    "an index whose images it lacks",
    () => put("x", { schemaVersion: 2, manifests: [unknown] }),
    "MANIFEST_BLOB_UNKNOWN",
  ],
  ["what is no manifest", () => put("x", { schemaVersion: 1 }), "MANIFEST_INVALID"],
  ["a manifest nobody pushed", () => fetch(`${at}/manifests/none`), "MANIFEST_UNKNOWN"],
  ["a blob nobody pushed", () => fetch(`${at}/blobs/${unknown.digest}`), "BLOB_UNKNOWN"],
  ["a repository nobody pushed to", () => fetch(`${at}-none/manifests/x`), "NAME_UNKNOWN"],
  ["the tags of a repository nobody pushed to", () => fetch(`${at}-none/tags/list`), "NAME_UNKNOWN"],
  ["to delete", () => fetch(`${at}/manifests/1.0.0`, { method: "DELETE" }), "UNSUPPORTED"],
] as const) {
  test(`refuses ${what}`, async () => assert.is(await codeOf(await send()), code));
}

test.run();

const gate = suite("a registry with a gate");
const login = { username: "u", password: "p" };

for (const isPublic of [false, true]) {
  gate(`lets ${isPublic ? "everybody" : "nobody"} read without a login, and nobody push`, async () => {
    await using closed = await startImageRegistry({ login: { ...login, public: isPublic } });
    const answer = await fetch(`http://${closed.address}/v2/acme/shop/manifests/x`);
    assert.equal([answer.status, await codeOf(answer)], [401, "UNAUTHORIZED"]);
    const said = answer.headers.get("www-authenticate") ?? "";
    assert.is(
      said,
      `Bearer realm="http://${closed.address}/token",service="loopback",scope="repository:acme/shop:pull"`,
    );
    const ask = (scope: string) => fetch(`http://${closed.address}/token?scope=repository:acme/shop:${scope}`);
    assert.equal([(await ask("pull")).status, (await ask("pull,push")).status], [isPublic ? 200 : 403, 403]);
    const target = { registry: closed.address, repository: "acme/shop", tag: "x", layerText: "one" };
    assert.match(await pushImage({ ...target, login }), /^sha256:/);
    const wrong = await pushImage({ ...target, login: { ...login, password: "q" } }).catch(String);
    assert.match(wrong, /401/);
  });
}

gate("takes a token for the repository it was made for, until it ends", async () => {
  await using closed = await startImageRegistry({ login: { ...login, public: true } });
  const made = await fetch(`http://${closed.address}/token?scope=repository:acme/shop:pull`);
  const { token } = (await made.json()) as { token: string };
  const look = async (name: string) => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`http://${closed.address}/v2/${name}/manifests/x`, { headers })).status;
  };
  assert.equal([await look("acme/shop"), await look("acme/other")], [404, 401]);
  closed.expireTokens();
  assert.is(await look("acme/shop"), 401);
});

gate.run();
