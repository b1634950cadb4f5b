import { generateKeyPairSync } from "node:crypto";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { openApp } from "../../../actions/io/github/app.ts";
import { openRegistry } from "../../../actions/io/registry.ts";
import { connect } from "../../../actions/track/deps.ts";
import { run } from "../../../actions/track/run.ts";
import { type Forge, startForge } from "../../../local/forge/server.ts";
import { startImageRegistry } from "../../../local/registry/registry.ts";
import type { Memory } from "../../../model/release/memory.ts";
import { specsOf } from "./specs.ts";

const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
const key = { clientId: "Iv23acme", privateKey: keys.privateKey.export({ type: "pkcs1", format: "pem" }).toString() };
const clock = { now: new Date() };

/** acme's App, which may do no more than the README of the verb asks for. */
const start = (specs: Readonly<Record<string, string>>): Promise<Forge> =>
  startForge({
    limits: false,
    now: () => clock.now,
    repositories: ["acme/specs", "acme/shop", "acme/site"].map((name) => ({
      ...{ name, private: true },
      files: name === "acme/specs" ? specs : { Dockerfile: "FROM scratch\n" },
    })),
    identities: [],
    apps: [
      {
        ...{ clientId: key.clientId, login: "acme-landfall[bot]" },
        publicKey: keys.publicKey.export({ type: "spki", format: "pem" }).toString(),
        permissions: { contents: "read", statuses: "read" },
        repositories: ["acme/specs", "acme/shop"],
      },
    ],
  });

const test = suite("track as an App");

test("takes two tokens that can read, sees what it is installed on, and asks for the unchanged by date", async () => {
  await using registry = await startImageRegistry();
  const apps = ["shop", "site"].map((name) => ({ name, image: `${registry.address}/acme/${name}` }));
  const forge = await start(specsOf(apps));
  await using _ = { [Symbol.asyncDispose]: forge.close };
  clock.now = new Date(clock.now.getTime() + 60_000);
  const track = async (memory: Memory) => {
    await using app = openApp({ apiUrl: forge.url, key, mask: () => {} });
    const server = { apiUrl: forge.url, serverUrl: forge.url, token: app };
    const target = { server, registry: openRegistry(), repository: "acme/specs", folder: "environments" };
    await using deps = await connect({ ...target, progress: () => {} });
    return await run({ memory, most: 20, identity: await app.login() }, deps);
  };
  const first = await track(new Map());
  assert.ok(first.status === "tracked");
  assert.equal(first.source?.repository, "acme/specs");
  assert.equal(
    first.states.map(({ remarks: [one] }) => one.word),
    ["to-build", "vanished"],
  );
  const minted = forge.requests.filter(({ path, status }) => /access_tokens$/.test(path) && status === 201);
  assert.is(minted.length, 2);
  const before = forge.requests.length;
  await track(first.memory);
  const known = forge.requests.slice(before).find(({ path }) => path === "/repos/acme/shop");
  assert.is(known?.status, 304, "though its tokens are others");
});

test.run();
