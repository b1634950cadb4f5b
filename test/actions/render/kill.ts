/**
 * Loaded before a program: kills its process, as `kill -9` does, when it is about to call `KILL_AT` of `node:fs`, as
 * `renameSync:2` for the second time.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [name = "", time = "1"] = (process.env["KILL_AT"] ?? "").split(":");
const calls: Record<string, unknown> = fs as never;
const original = calls[name];
if (typeof original !== "function") throw new Error(`node:fs has no ${name}`);

let left = Number(time);
calls[name] = (...args: unknown[]) => {
  left -= 1;
  if (left === 0) process.kill(process.pid, "SIGKILL");
  return original(...args);
};
syncBuiltinESMExports();
