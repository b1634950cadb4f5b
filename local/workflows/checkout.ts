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
  await git(folder, token, "init", "--quiet");
  await git(folder, token, "remote", "add", "origin", url);
  await git(folder, token, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", revision);
  await git(folder, token, "checkout", "--quiet", "--detach", "FETCH_HEAD");
  return git(folder, token, "rev-parse", "HEAD");
}

/** Adds the whole history and every branch, as `fetch-depth: 0` asks actions/checkout to. */
export async function deepen(folder: string, { token }: Pick<Wanted, "token">): Promise<void> {
  // What `--unshallow` does, which refuses a history that is whole already.
  const everything = ["--depth=2147483647", "origin", "+refs/heads/*:refs/remotes/origin/*"];
  await git(folder, token, "fetch", "--quiet", "--no-tags", ...everything);
}

async function git(folder: string, token: string, ...args: readonly string[]): Promise<string> {
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  const env = {
    ...process.env,
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: "http.extraHeader",
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
    GIT_TERMINAL_PROMPT: "0",
  };
  return (await execute("git", ["-C", folder, ...args], { env })).stdout.trim();
}
