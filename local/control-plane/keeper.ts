/**
 * Ends what a run started, however the run itself ends: it hears process ids on stdin (`+ <pid>` started, `- <pid>` ended
 * by itself, `forget` when the logs are not wanted), and when stdin ends, which a crash or a kill brings as well, it kills
 * those that are left and removes the run's folder. A process of its own session, so that a Ctrl-C does not reach it.
 */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

const [folder = ""] = process.argv.slice(2);
const running = new Set<number>();
let keepsLogs = true;
// What was killed a moment ago may still be writing.
const gone = { recursive: true, force: true, maxRetries: 10 } as const;

for await (const line of createInterface({ input: process.stdin })) {
  const [what, pid] = line.split(" ");
  if (what === "+") running.add(Number(pid));
  if (what === "-") running.delete(Number(pid));
  if (what === "forget") keepsLogs = false;
}
for (const pid of running) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It ended meanwhile.
  }
}
for (const name of readdirSync(folder)) {
  if (name !== "logs" || !keepsLogs) rmSync(join(folder, name), gone);
}
if (!keepsLogs) rmSync(folder, gone);
