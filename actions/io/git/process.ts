import { simpleGit } from "simple-git";
import { OutsideError } from "../../../model/problem.ts";

export type GitRemote = { readonly url: string; readonly token: string | undefined };

/**
 * Runs git in `folder` with these arguments and gives its standard output. Fails with an OutsideError. simple-git waits
 * 50 ms more for a command that prints nothing at all, so do not ask for `--quiet`.
 */
export type Git = (...args: readonly string[]) => Promise<string>;

type Setting = readonly [key: string, value: string];

const settings = (remote: GitRemote): readonly Setting[] => [
  ["core.hooksPath", "/dev/null"],
  ["core.symlinks", "false"],
  ["core.autocrlf", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["protocol.allow", "never"],
  ["protocol.https.allow", "always"],
  ["protocol.http.allow", isLoopback(remote.url) ? "always" : "never"],
  ["credential.helper", ""],
  ...(remote.token === undefined ? [] : [["http.extraHeader", authorization(remote.token)] as const]),
];

/**
 * Git for one remote. The token travels in the environment of the child process: never in its arguments, where every
 * process of the machine reads it, nor in a file. Nothing of the user's or the machine's Git configuration is read;
 * `more` is configuration of one's own.
 */
export function openGit(folder: string, remote: GitRemote, more: readonly Setting[] = []): Git {
  const entries = [...settings(remote), ...more];
  const numbered = entries.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key] as const,
    [`GIT_CONFIG_VALUE_${index}`, value] as const,
  ]);
  const configuration = { GIT_CONFIG_COUNT: String(entries.length), ...Object.fromEntries(numbered) };
  const environment = {
    PATH: process.env["PATH"] ?? "",
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    ...configuration,
  };
  const git = simpleGit({
    baseDir: folder,
    maxConcurrentProcesses: 2,
    timeout: { block: 120_000 },
    allowEnvironment: Object.keys(environment),
    unsafe: {
      allowUnsafeConfigEnvCount: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeHooksPath: true,
      allowUnsafeProtocolOverride: true,
      allowUnsafeCredentialHelper: true,
    },
  }).env(environment);
  return async (...args) => {
    try {
      return await git.raw([...args]);
    } catch (error) {
      const reason = error instanceof Error ? error.message.trim() : String(error);
      throw new OutsideError(`git ${args[0]} on ${remote.url} failed: ${reason}`, { cause: error });
    }
  };
}

const authorization = (token: string): string =>
  `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;

const isLoopback = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && (hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127."));
};
