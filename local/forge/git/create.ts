import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { preReceive } from "./pre-receive.ts";

const settings: readonly (readonly [string, string])[] = [
  ["core.repositoryformatversion", "0"],
  ["core.bare", "true"],
  ["http.receivepack", "true"],
  ["uploadpack.allowFilter", "true"],
  ["uploadpack.allowAnySHA1InWant", "true"],
  ["receive.hideRefs", "refs/pull"],
  ["receive.autogc", "false"],
  ["receive.fsckObjects", "true"],
  ["gc.auto", "0"],
  ["core.logAllRefUpdates", "false"],
];

/** Makes a bare repository, or takes the one that is there and brings its settings up to date. */
export async function createRepository(folder: string, defaultBranch: string): Promise<void> {
  for (const name of ["objects", "refs/heads", "hooks"]) await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, "HEAD"), `ref: refs/heads/${defaultBranch}\n`);
  await writeFile(join(folder, "config"), settings.map(printSetting).join(""));
  await writeFile(join(folder, "hooks", "pre-receive"), preReceive, { mode: 0o755 });
}

const printSetting = ([name, value]: (typeof settings)[number]): string =>
  `[${name.split(".")[0]}]\n\t${name.split(".")[1]} = ${value}\n`;
