/**
 * `npm run e2e [-- <word> …]`: the claims of this folder (or those whose path contains a word), tried against a real
 * control plane that is built first. Without Go nothing runs, and that is said. Closes with the line `N passed, N failed`.
 */
import { globSync } from "node:fs";
import { parseArgs } from "node:util";
import { buildTools, whyNot } from "../../local/control-plane/tools.ts";
import { runFiles } from "../run.ts";

const { positionals: words } = parseArgs({ allowPositionals: true });
const reason = whyNot();
if (reason === undefined) {
  await buildTools(console.error);
  const files = globSync("**/*.test.ts", { cwd: import.meta.dirname }).sort();
  const wanted = files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  // One after the other: each starts clusters of its own.
  const { passed, failed } = await runFiles(
    wanted.map((file) => `e2e/${file}`),
    { parallel: 1, isLive: true },
  );
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} else console.log(reason);
