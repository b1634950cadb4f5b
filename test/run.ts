/**
 * Runs every `*.test.ts` under `test/` (or those whose path contains an argument), each in a process of its own, and
 * guards uvu: a file that ran nothing, skipped something, failed or crashed fails the run, even where uvu exits 0.
 * Closes with the line `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { memoryFolder } from "../local/memory-folder.ts";
import { chromiumPath } from "./browser/chromium-path.ts";

type FileResult = { readonly file: string; readonly passed: number; readonly failed: number; readonly seconds: number };

const root = import.meta.dirname;

const filesOf = (parts: readonly string[]): string[] =>
  globSync("**/*.test.ts", { cwd: root })
    .filter((file) => !file.startsWith("e2e/"))
    .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)))
    .sort();

/** What uvu counted, over all of its summaries: it prints another one when a file awaits between its suites. */
function count(output: string, label: string): number | undefined {
  const matches = [...stripVTControlCharacters(output).matchAll(new RegExp(`^\\s+${label}:\\s+(\\d+)$`, "gm"))];
  return matches.length === 0 ? undefined : matches.reduce((sum, [, number]) => sum + Number(number), 0);
}

/** What uvu printed, judged: `undefined` when the file is sound, else what is wrong with it. */
export function faultOf(output: string, exitCode: number | null): string | undefined {
  const total = count(output, "Total");
  if (total === undefined) return "ran no test (is `.run()` missing?)";
  if (total === 0) return "ran no test";
  if ((count(output, "Skipped") ?? 0) > 0) return "skipped a test (or left an `.only` in)";
  if (count(output, "Passed") !== total) return "has failures";
  if (exitCode !== 0) return `exited with ${exitCode}`;
  return undefined;
}

/** What uvu never hears of, read in the file's text: a suite that is not run, or gets a test after it was. */
export function forgottenIn(source: string): string | undefined {
  for (const [, name = ""] of source.matchAll(/^const (\w+) = suite\(/gm)) {
    const run = source.search(new RegExp(`^${name}\\.run\\(\\);$`, "m"));
    if (run < 0) return `never runs the suite ${name}`;
    if (new RegExp(`^\\s*${name}(\\.\\w+)?\\(`, "m").test(source.slice(run + `${name}.run();`.length)))
      return `adds to the suite ${name} after running it`;
  }
  return undefined;
}

/**
 * Compiled sources are kept between runs, which halves the start of each file; not while coverage is measured. Most of
 * what is left is making files, so they are made in memory.
 */
const environment = (): NodeJS.ProcessEnv => ({
  ...(process.env["NODE_V8_COVERAGE"] ? {} : { NODE_COMPILE_CACHE: `${root}/../node_modules/.cache/compiled` }),
  TMPDIR: memoryFolder(),
  ...process.env,
});

const run = (file: string, { isLive, stopped }: RunOptions): Promise<FileResult> =>
  new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, [`${root}/${file}`], {
      stdio: ["ignore", "pipe", "pipe"],
      env: environment(),
      ...(stopped !== undefined && { signal: stopped }),
    });
    // Of a file that was stopped, `close` tells.
    child.on("error", () => {});
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
      if (isLive === true) process.stderr.write(chunk);
    });
    child.on("close", (code) => {
      const seconds = (performance.now() - started) / 1000;
      const fault = faultOf(output, code) ?? forgottenIn(readFileSync(`${root}/${file}`, "utf8"));
      const passed = count(output, "Passed") ?? 0;
      const failed = fault === undefined ? 0 : Math.max(1, (count(output, "Total") ?? 0) - passed);
      console.log(`${fault === undefined ? "✓" : "✗"} ${file} (${passed} passed, ${seconds.toFixed(1)} s)`);
      if (fault !== undefined) console.log(`  ${fault}\n${output.replace(/^/gm, "  ")}`);
      resolve({ file, passed, failed, seconds });
    });
  });

/** What came of files, each in a process of its own. */
export type Counts = { readonly passed: number; readonly failed: number };
export type RunOptions = {
  /** How many run at once. */
  readonly parallel: number;
  /** Passes on what a file says of its progress, on stderr. */
  readonly isLive?: boolean;
  /** Ends the files that run, and lets no other begin. */
  readonly stopped?: AbortSignal;
};

/** Runs files of this folder, tells of each as it ends, and closes with the counts. */
export async function runFiles(files: readonly string[], options: RunOptions): Promise<Counts> {
  const results: FileResult[] = [];
  const queue = [...files];
  if (queue.length === 0) console.log("no test file matches");
  const worker = async (): Promise<void> => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) results.push(await run(file, options));
  };
  await Promise.all(Array.from({ length: options.parallel }, worker));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`${passed} passed, ${failed} failed`);
  return { passed, failed };
}

if (import.meta.main) {
  const found = filesOf(parseArgs({ allowPositionals: true }).positionals);
  const unchecked = chromiumPath() === undefined ? found.filter((file) => file.startsWith("browser/")) : [];
  for (const file of unchecked) console.log(`- ${file} not checked: no Chromium in PATH or CHROMIUM`);
  const files = found.filter((file) => !unchecked.includes(file));
  const { passed, failed } = await runFiles(files, { parallel: availableParallelism() });
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
