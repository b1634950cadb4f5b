import { spawn } from "node:child_process";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { OutsideError } from "../../../model/problem.ts";

/**
 * The contents of blobs of the repository at `folder`, by their ids, all by one process: what simple-git runs has no
 * standard input. An id that is not there is left out. Nothing is fetched.
 */
export async function readBlobs(folder: string, ids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  if (ids.length === 0) return new Map();
  const git = spawn("git", ["-c", "safe.directory=*", "cat-file", "--batch"], {
    cwd: folder,
    env: {
      PATH: process.env["PATH"],
      LC_ALL: "C",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_NO_LAZY_FETCH: "1",
    },
  });
  const ended = once(git, "close");
  const [output, errors] = [buffer(git.stdout), buffer(git.stderr)];
  git.stdin.on("error", () => {});
  git.stdin.end(`${ids.join("\n")}\n`);
  const [[status], out] = await Promise.all([ended, output]);
  if (status !== 0) throw new OutsideError(`git cat-file ended with ${status}: ${await errors}`);
  return parseBatch(out);
}

function parseBatch(out: Buffer): ReadonlyMap<string, Buffer> {
  const blobs = new Map<string, Buffer>();
  for (let start = 0; start < out.length; ) {
    const end = out.indexOf(10, start);
    const [id = "", type, size] = out.toString("latin1", start, end).split(" ");
    const length = type === "blob" ? Number(size) : Number.NaN;
    if (!Number.isNaN(length)) blobs.set(id, out.subarray(end + 1, end + 1 + length));
    // What is not there is said in one line, and what is no blob has contents too.
    start = size === undefined ? end + 1 : end + 1 + Number(size) + 1;
  }
  return blobs;
}
