import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const home = process.cwd();
let folder = "";

/** Makes a folder and works in it. */
export function enterScratch(): void {
  folder = mkdtempSync(join(tmpdir(), "landfall-files-"));
  process.chdir(folder);
}

/** Goes back to where the process began, and deletes the folder. */
export function leaveScratch(): void {
  process.chdir(home);
  rmSync(folder, { recursive: true, force: true });
}

export function write(path: string, text = "text\n"): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
