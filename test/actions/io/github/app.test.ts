import { generateKeyPairSync } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openBare } from "../../../../actions/io/git/bare.ts";
import { type App, openApp } from "../../../../actions/io/github/app.ts";
import { branchTip } from "../../../../actions/io/github/branches.ts";
import { openGitHub, repositoryOf } from "../../../../actions/io/github/client.ts";
import { narrow, remoteOf, type Server } from "../../../../actions/io/github/server.ts";
import { type Forge, startForge } from "../../../../local/forge/server.ts";
import { UserError } from "../../../../model/problem.ts";

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pem = (type: "pkcs1" | "pkcs8"): string => keys.privateKey.export({ type, format: "pem" }).toString();
/** Stays what it is while a test sets another clock for the App. */
const realNow = Date.now;
const clientId = "Iv23acme";
const repository = "acme/environments";
const permissions = { contents: "read" } as const;

type Clock = { shiftMs: number };
type Scene = AsyncDisposable & {
  readonly forge: Forge;
  readonly app: App;
  readonly server: Server;
  readonly masked: string[];
};

/** An App on a forge, whose clock may be another than ours. */
async function open(clock: Clock = { shiftMs: 0 }, key = { clientId, privateKey: pem("pkcs1") }): Promise<Scene> {
  const files = { "README.md": "hello\n" };
  const forge = await startForge({
    limits: false,
    now: () => new Date(realNow() + clock.shiftMs),
    repositories: ["acme/environments", "acme/shop", "other/shop"].map((name) => ({ name, private: true, files })),
    identities: [],
    apps: [
      {
        clientId,
        login: "acme-landfall[bot]",
        publicKey: keys.publicKey.export({ type: "spki", format: "pem" }).toString(),
        permissions: { contents: "read", statuses: "write" },
        repositories: ["acme/environments", "acme/shop"],
      },
    ],
  });
  const masked: string[] = [];
  const app = openApp({ apiUrl: forge.url, key, mask: (secret) => masked.push(secret) });
  const server = { apiUrl: forge.url, serverUrl: forge.url, token: app };
  return { forge, app, server, masked, [Symbol.asyncDispose]: forge.close };
}

const requests = ({ forge }: Scene, pattern: RegExp): number =>
  forge.requests.filter(({ method, path, status }) => pattern.test(`${method} ${path} ${status}`)).length;
const minted = /^POST \/app\/installations\/\d+\/access_tokens 201$/;

/** Who reads the branch main through a token of its own. */
const readMain = (scene: Scene, name = repository): Promise<string> =>
  branchTip(repositoryOf(openGitHub(narrow(scene.server, { repository: name, permissions })), name), "main");

const refusal = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "was not refused";
};

const test = suite("an App");

test("makes one token for all that ask with one scope, and another for another scope", async () => {
  await using scene = await open();
  await Promise.all([readMain(scene), readMain(scene), readMain(scene)]);
  assert.is(requests(scene, minted), 1);
  await readMain(scene, "acme/shop");
  assert.is(requests(scene, minted), 2);
  assert.is(requests(scene, /installation 200$/), 1);
});

test("lets a token reach nothing but what it is for", async () => {
  await using scene = await open();
  const { token } = narrow(scene.server, { repository, permissions });
  const api = openGitHub({ apiUrl: scene.forge.url, token });
  assert.match(
    await refusal(branchTip(repositoryOf(api, "acme/shop"), "main")),
    /^cannot read .* in acme\/shop \(404\)/,
  );
  const wide = narrow(scene.server, { repository, everywhere: true, permissions });
  assert.ok(await branchTip(repositoryOf(openGitHub(wide), "acme/shop"), "main"));
});

test("names each token to the mask before it is used, also as Git is given it", async () => {
  await using scene = await open();
  const token = await scene.app.tokenFor({ repository, permissions }).current();
  assert.equal(scene.masked, [token, Buffer.from(`x-access-token:${token}`).toString("base64")]);
});

test("outlives the hour of a token, over the API and over Git", async () => {
  const clock = { shiftMs: 0 };
  await using scene = await open(clock);
  await using bare = await openBare(remoteOf(narrow(scene.server, { repository, permissions }), repository));
  await bare.fetch(["main"]);
  clock.shiftMs = 61 * 60_000;
  await bare.fetch(["main"]);
  assert.is(requests(scene, minted), 2);
  clock.shiftMs = 122 * 60_000;
  await Promise.all([readMain(scene), readMain(scene)]);
  assert.is(requests(scene, minted), 3);
});

test("renews a token that would end within minutes, before GitHub refuses it", async () => {
  const clock = { shiftMs: 0 };
  await using scene = await open(clock);
  const token = scene.app.tokenFor({ repository, permissions });
  const first = await token.current();
  const { now } = Date;
  try {
    clock.shiftMs = 56 * 60_000;
    Date.now = () => now() + clock.shiftMs;
    assert.is.not(await token.current(), first);
  } finally {
    Date.now = now;
  }
  assert.is(requests(scene, minted), 2);
});

for (const [what, shiftMs] of [
  ["ahead of", 57 * 60_000],
  ["behind", -57 * 60_000],
] as const) {
  test(`goes by GitHub's clock where it is ${what} this machine's`, async () => {
    await using scene = await open({ shiftMs });
    for (let time = 0; time < 3; time += 1) await readMain(scene);
    assert.is(requests(scene, minted), 1);
  });
}

test("revokes its tokens in the end, and lets those be that it cannot", async () => {
  await using scene = await open();
  const [one, two] = await Promise.all([readMain(scene), readMain(scene, "acme/shop")]);
  assert.ok(one && two);
  scene.forge.intercept(({ method, path }) =>
    method === "DELETE" && path === "/installation/token" && requests(scene, /^DELETE/) === 0
      ? { status: 502 }
      : undefined,
  );
  await scene.app[Symbol.asyncDispose]();
  assert.equal([requests(scene, /^DELETE .* 502$/), requests(scene, /^DELETE .* 204$/)], [1, 1]);
});

for (const [what, key, name, asked, said] of [
  [
    "of another App",
    { clientId: "Iv23other", privateKey: pem("pkcs1") },
    repository,
    permissions,
    /\(401\).*is the client id this App's/,
  ],
  [
    "in a repository where it is not",
    undefined,
    "other/shop",
    permissions,
    /other\/shop \(404\): Not Found; install the App there/,
  ],
  [
    "for what it was not given",
    undefined,
    repository,
    { contents: "write", pull_requests: "write" },
    /\(422\): The permissions .* give it contents: write, pull-requests: write, and accept them/,
  ],
] as const) {
  test(`says what to do when it asks ${what}`, async () => {
    await using scene = await open({ shiftMs: 0 }, key);
    const token = scene.app.tokenFor({ repository: name, permissions: asked });
    assert.match(await refusal(token.current()), said);
  });
}

test("tries again after a failure", async () => {
  await using scene = await open();
  const token = scene.app.tokenFor({ repository, permissions });
  const heal = scene.forge.intercept(() => ({ status: 404, body: { message: "Not Found" } }));
  assert.match(await refusal(token.current()), /404/);
  heal();
  assert.match(await token.current(), /^ghs_/);
});

test.run();
