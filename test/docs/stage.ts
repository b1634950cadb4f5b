import { spawn } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { connect } from "../../actions/report/deps.ts";
import { run as report } from "../../actions/report/run.ts";
import type { Forge } from "../../local/forge/server.ts";
import { recording, retold } from "../../local/replay/replay.ts";
import { call, oneApplication, propose, startAcme, tokens } from "../actions/acme.ts";
import { root } from "./blocks.ts";

/** A place to run commands in, and to write what they read. */
export type Checkout = {
  /** What the commands said when they failed, `undefined` when they ended well. */
  readonly run: (script: string) => Promise<string | undefined>;
  readonly write: (file: string, text: string) => Promise<void>;
};
export type Stage = AsyncDisposable & { readonly checkout: (name: string) => Checkout };

/** The server that the pages speak of; here it is the forge. */
const server = "https://github.acme.example";

/** Landfall as it is built, and acme on a forge with an environment that has been merged. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), "landfall-docs-"));
  await inShell(root, `exec '${process.execPath}' scripts/build.ts --quiet --outdir '${folder}/dist'`, {});
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/landfall"), `#!/bin/sh\nexec node '${folder}/dist/landfall.cjs' "$@"\n`);
  chmodSync(join(folder, "bin/landfall"), 0o755);
  const forge = await startAcme({ specs: oneApplication });
  await propose(forge);
  const events = await eventsOf(forge);
  await reported(forge, events["push.json"]);
  const environment = {
    PATH: `${folder}/bin:${dirname(process.execPath)}:${process.env["PATH"]}`,
    GITHUB_API_URL: forge.url,
    GITHUB_SERVER_URL: forge.url,
  };
  return {
    checkout: (name) => {
      const place = join(folder, "checkouts", name);
      const ready = prepare(place, folder, events);
      return {
        run: async (script) => {
          await ready;
          const running = inShell(place, realize(script, forge.url), { ...environment, HOME: place });
          return running.then(() => undefined, String);
        },
        write: async (file, text) => {
          await ready;
          writeFileSync(join(place, file), text);
        },
      };
    },
    [Symbol.asyncDispose]: async () => {
      await forge.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The pages leave out tokens, and name a server that is not there. */
const realize = (script: string, url: string): string =>
  script
    .replaceAll(/GITHUB_TOKEN=…(?=.*\blandfall (\w+))/g, (_, verb: string) => `GITHUB_TOKEN=t-${verb}`)
    .replaceAll(server, url);

/** acme's specs in a Git repository, the built bundles, and two events as files. */
async function prepare(place: string, folder: string, events: Readonly<Record<string, unknown>>): Promise<void> {
  mkdirSync(place, { recursive: true });
  cpSync(join(root, "environments"), join(place, "environments"), { recursive: true });
  symlinkSync(join(folder, "dist"), join(place, "dist"));
  for (const [name, payload] of Object.entries(events)) writeFileSync(join(place, name), JSON.stringify(payload));
  const git = "git -c user.name=Ada -c user.email=ada@acme.example";
  await inShell(place, `git init --quiet && git add environments && ${git} commit --quiet --message Specs`, {
    PATH: process.env["PATH"] ?? "",
    HOME: place,
  });
}

/** A push that was merged, and what Flux says of it, as the forge delivers it. */
async function eventsOf(forge: Forge): Promise<Readonly<Record<string, unknown>>> {
  const { sha: after } = (await call(forge, "GET", "/repos/acme/environments/commits/main")) as { sha: string };
  const heard: unknown[] = [];
  const stop = forge.onDelivery(({ event, payload }) => event === "repository_dispatch" && heard.push(payload));
  const [first] = recording("staging-first-deploy");
  if (first === undefined) throw new Error("nothing was recorded");
  const told = retold(first, { commit: after, since: new Date() });
  await call(forge, "POST", "/repos/acme/events/dispatches", told, "t-staging");
  await forge.settled();
  stop();
  const repository = { default_branch: "main" };
  const push = { ref: "refs/heads/main", before: "0".repeat(40), after, repository };
  return { "push.json": push, "event.json": heard[0] };
}

/** What was merged is on its way when a page asks where it is. */
async function reported(forge: Forge, payload: unknown): Promise<void> {
  const server = { apiUrl: forge.url, serverUrl: forge.url, token: tokens.report };
  const identity = "acme-landfall[bot]";
  await using deps = await connect({ server, repository: "acme/environments", identity, progress: () => {} });
  const { status } = await report({ name: "push", payload }, deps);
  if (status !== "reported") throw new Error(`the push was not reported: ${status}`);
}

/** Runs commands in a shell that stops, and throws what was said, at the first that fails. */
const inShell = (cwd: string, script: string, env: Readonly<Record<string, string>>): Promise<void> =>
  new Promise((resolve, reject) => {
    const args = ["-O", "expand_aliases", "-euo", "pipefail", "-c", script];
    const child = spawn("bash", args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`ended with ${code}: ${output}`))));
  });
