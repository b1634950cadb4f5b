import { spawn } from "node:child_process";

export type Ran = { readonly code: number; readonly stdout: Buffer; readonly stderr: string };

/** The environment every git process gets: nothing of the user's configuration, English messages, no questions. */
export const environment: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "",
  LC_ALL: "C",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
};

/** Runs git in a bare repository. Callers judge the exit code. */
export const runGit = (folder: string, args: readonly string[], input = ""): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn("git", args, { cwd: folder, env: environment, stdio: ["pipe", "pipe", "pipe"] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.stdin.on("error", () => {});
    child.on("error", reject);
    child.on("close", (code) =>
      resolve({ code: code ?? 1, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() }),
    );
    child.stdin.end(input);
  });
