/**
 * `npm run e2e [-- <word> …]`: the claims of this folder (or those whose path contains a word), tried against a real
 * control plane that is built first. Without Go nothing runs, and that is said. Closes with the line `N passed, N failed`.
 */
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildTools, whyNot } from "../../local/control-plane/tools.ts";
import { memoryFolder } from "../../local/memory-folder.ts";
import { runFiles } from "../run.ts";

const { positionals: words } = parseArgs({ allowPositionals: true });
const reason = whyNot();
if (reason === undefined) await prove();
else console.log(reason);

async function prove(): Promise<void> {
  await buildTools(console.error);
  const files = globSync("**/*.test.ts", { cwd: import.meta.dirname })
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .map((file) => `e2e/${file}`)
    .sort();
  // What is left of actions that were stopped, too, goes with it.
  const folder = mkdtempSync(join(memoryFolder(), "landfall-e2e-"));
  process.env["TMPDIR"] = folder;
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  // One after the other: each starts clusters of its own.
  const { passed, failed } = await runFiles(files, { parallel: 1, isLive: true, stopped: stop.signal });
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  if (failed === 0 || stop.signal.aborted) rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}
