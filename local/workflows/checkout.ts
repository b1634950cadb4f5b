import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";

const execute = promisify(execFile);

type Wanted = {
  /** Where to fetch from. */
  readonly url: string;
  readonly token: string;
  /** A commit or a ref. */
  readonly revision: string;
};

/** Checks a commit out into a new folder, as actions/checkout does: that commit alone, and no token left behind; gives it. */
export async function checkOut(folder: string, { url, token, revision }: Wanted): Promise<string> {
  await mkdir(folder, { recursive: true });
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const env = {
    ...process.env,
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "http.extraHeader",
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
    GIT_TERMINAL_PROMPT: "0",
  };
  const git = async (...args: readonly string[]) =>
    (await execute("git", ["-C", folder, ...args], { env })).stdout.trim();
  await git("init", "--quiet");
  await git("remote", "add", "origin", url);
  await git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", revision);
  await git("checkout", "--quiet", "--detach", "FETCH_HEAD");
  return git("rev-parse", "HEAD");
}
