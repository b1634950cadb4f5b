import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { acme } from "../../../local/forge/acme.ts";
import { startForge } from "../../../local/forge/server.ts";

const root = join(import.meta.dirname, "../../..");
const page = readFileSync(join(root, "docs/first-day.md"), "utf8");
/** Fenced blocks in their order: commands, and files that the reader writes. */
const blocks = [...page.matchAll(/^```(?<language>\w+)(?: file=(?<file>\S+))?\n(?<text>[\s\S]*?)^```$/gm)].map(
  ({ groups = {} }) => ({ language: groups["language"], file: groups["file"], text: groups["text"] ?? "" }),
);
/** What every reader does first; here the sources stand in for the build. */
const isPreparation = (text: string): boolean => /^(npm ci|alias )/.test(text);

const forge = await startForge({ ...acme, limits: false });
const folder = mkdtempSync(join(tmpdir(), "landfall-guide-"));
mkdirSync(join(folder, "bin"));
writeFileSync(join(folder, "bin/landfall"), `#!/bin/sh\nexec node '${root}/actions/landfall.ts' "$@"\n`);
chmodSync(join(folder, "bin/landfall"), 0o755);

type Ended = { readonly code: number | null; readonly output: string };
const shell = (script: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const env = {
      PATH: `${folder}/bin:${dirname(process.execPath)}:${process.env["PATH"]}`,
      HOME: folder,
      GITHUB_API_URL: forge.url,
      GITHUB_SERVER_URL: forge.url,
    };
    const child = spawn("sh", ["-euc", script], { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });

const ended: Ended[] = [];
const guide = suite("the guide of the first day");
guide.before(async () => {
  for (const { language, file, text } of blocks) {
    if (file !== undefined) writeFileSync(join(folder, file), text);
    else if (language === "sh" && !isPreparation(text)) ended.push(await shell(text));
  }
});
guide.after(async () => {
  await forge.close();
  rmSync(folder, { recursive: true, force: true });
});

guide("holds: every command of it ends well", () => {
  assert.ok(ended.length >= 7, `only ${ended.length} blocks`);
  for (const { code, output } of ended) assert.is(code, 0, output);
});

const said: readonly RegExp[] = [
  /7 files, 7 documents: no problems/,
  /staging: \d+ units, \d+ files written/,
  /globex\/events: created and pushed, its rules added/,
  /production: pull request #\d+, .* waits for a person to merge it/,
  /kubectl apply -f clusters\/staging-1\/2-environments\.yaml/,
  /the App that proposes and reports is not installed/,
];
for (const line of said) {
  guide(`brings what it tells of: ${line}`, () => {
    assert.ok(
      ended.some(({ output }) => line.test(output)),
      ended.map(({ output }) => output).join("\n"),
    );
  });
}

guide.run();
