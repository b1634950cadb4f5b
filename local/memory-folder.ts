import { existsSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

/** Where the machine keeps files in memory, if there is plenty of it, else where it keeps temporary files. */
export function memoryFolder(): string {
  const stats = existsSync("/dev/shm") ? statfsSync("/dev/shm") : undefined;
  return stats !== undefined && stats.bavail * stats.bsize > 1024 ** 3 ? "/dev/shm" : tmpdir();
}
