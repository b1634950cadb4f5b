import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSpecs } from "./files.ts";
import { openBare } from "./git/bare.ts";
import { checkOut } from "./git/check-out.ts";
import type { GitRemote } from "./git/process.ts";

type Files = ReadonlyMap<string, Uint8Array>;

/** Every YAML file below a folder of a remote's commit, a full id, by its path in the repository. Nothing of it is executed. */
export async function specsAtCommit(
  remote: GitRemote,
  { commit, folder }: { readonly commit: string; readonly folder: string },
): Promise<Files> {
  await using bare = await openBare(remote, { contents: true });
  await bare.git("fetch", "--no-tags", "--depth=1", "origin", commit);
  return await readCheckedOut(folder, (target) => checkOut(bare.git, { commit, folder, target }));
}

/** What `write` puts below a temporary folder, as the specs that are there. */
export async function readCheckedOut(folder: string, write: (target: string) => Promise<void>): Promise<Files> {
  const target = mkdtempSync(join(tmpdir(), "landfall-specs-"));
  try {
    await write(target);
    const files = [...readSpecs(join(target, folder))];
    return new Map(files.map(([path, bytes]) => [path.slice(target.length + 1), bytes]));
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}
