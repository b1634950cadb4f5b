import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One run of a process: wall-clock seconds, those it computed, and the most memory it held, in MB. */
export type Measured = {
  readonly seconds: number;
  readonly userSeconds: number;
  readonly megabytes: number;
  readonly status: number | null;
};

const peakHook = join(import.meta.dirname, "peak.cjs");

/** Runs a command to its end. What it used is measured for Node processes only. A run past the limit is ended: status `null`. */
export function measure(
  command: string,
  args: readonly string[],
  options: { readonly limitSeconds?: number; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "landfall-peak-"));
  const peak = join(folder, "peak");
  const env = { ...process.env, ...options.env, NODE_OPTIONS: `--require=${peakHook}`, LANDFALL_PEAK: peak };
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { env, stdio: "ignore", timeout: (options.limitSeconds ?? 600) * 1000 });
    child.on("error", reject);
    child.on("close", (status) => {
      const seconds = (performance.now() - started) / 1000;
      let used: readonly number[] = [];
      try {
        used = readFileSync(peak, "utf8").split(" ").map(Number);
      } catch {
        // Not a Node process, or ended by its limit: what it used is unknown.
      }
      rmSync(folder, { recursive: true, force: true });
      const [kibibytes = Number.NaN, microseconds = Number.NaN] = used;
      resolve({ seconds, userSeconds: microseconds / 1e6, megabytes: kibibytes / 1024, status });
    });
  });
}

/** The median of several runs by wall clock. */
export async function median(times: number, run: () => Promise<Measured>): Promise<Measured> {
  const runs: Measured[] = [];
  for (let time = 0; time < times; time += 1) runs.push(await run());
  runs.sort((a, b) => a.seconds - b.seconds);
  const middle = runs[Math.floor(runs.length / 2)];
  if (middle === undefined) throw new Error("nothing was run");
  return middle;
}
