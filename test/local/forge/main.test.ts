import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { routes } from "../../../local/forge/routes.ts";
import { startForge } from "../../../local/forge/server.ts";

const folder = `${import.meta.dirname}/../../../local/forge`;
const start = (...args: readonly string[]) => spawn(process.execPath, [`${folder}/main.ts`, ...args]);

/** What a run printed, and how it ended. */
async function outcome(...args: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  const child = start(...args);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      text += chunk;
    });
  }
  const [code] = await once(child, "close");
  return { code, text };
}

const test = suite("the forge alone");

test("says how to use it, and what it was asked for in vain", async () => {
  const child = start("--port", "0");
  child.stdout.setEncoding("utf8");
  const [greeting] = await once(child.stdout, "data");
  const url = /listens at (\S+)/.exec(greeting)?.[1];
  const authorization = "Bearer t-ada";
  assert.is((await fetch(`${url}/repos/acme/shop`, { headers: { authorization } })).status, 200);
  await fetch(`${url}/repos/acme/shop/topics`, { headers: { authorization } });
  const rest = once(child.stdout, "data");
  child.kill("SIGINT");
  assert.match((await rest)[0], "2 requests.\nAsked for and not served:\n  GET /repos/acme/shop/topics\n");
  assert.equal((await once(child, "close"))[0], 0);
});

test("explains itself, and a wrong option without a stack", async () => {
  const help = await outcome("--help");
  assert.is(help.code, 0);
  assert.match(help.text, /--folder/);
  for (const args of [["--port", "x"], ["--prot", "1"], ["extra"]]) {
    const { code, text } = await outcome(...args);
    assert.is(code, 1);
    assert.match(text, /^forge: [^\n]+\n$/);
  }
});

test("says so when the port is taken", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const { code, text } = await outcome("--port", `${port}`);
  server.close();
  assert.is(code, 1);
  assert.match(text, /^forge: [^\n]*address already in use[^\n]*\n$/);
});

test("refuses repositories and files GitHub would not take", async () => {
  const wrong = [{ name: "acme" }, { name: "acme/.." }, { name: "../x" }, { name: "acme/x", files: { "../y": "" } }];
  for (const repository of wrong) {
    const start = startForge({ repositories: [repository], identities: [] });
    assert.match(await start.then(() => "started", String), /is not a/);
  }
});

test("has a README whose table lists exactly the served routes", () => {
  const rows = readFileSync(`${folder}/README.md`, "utf8").matchAll(/^\| `(GET|POST|PUT|PATCH|DELETE) ([^`]+)` +\|/gm);
  const listed = Array.from(rows, ([, method, path]) => `${method} ${path}`);
  const served = routes.map(({ method, template }) => `${method} ${template.replace("/repos/{owner}/{repo}", "…")}`);
  assert.equal(listed.sort(), served.sort());
});

test.run();
