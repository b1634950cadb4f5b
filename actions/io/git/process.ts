import { simpleGit } from "simple-git";
import { OutsideError } from "../../../model/problem.ts";
import type { Token } from "../github/token.ts";

export type GitRemote = { readonly url: string; readonly token: Token | undefined };

/**
 * Runs git in `folder` with these arguments and gives its standard output. Fails with an OutsideError. simple-git waits
 * 50 ms more for a command that prints nothing at all, so do not ask for `--quiet`.
 */
export type Git = (...args: readonly string[]) => Promise<string>;

type Setting = readonly [key: string, value: string];

const settings = (url: string, token: string | undefined): readonly Setting[] => [
  ["core.hooksPath", "/dev/null"],
  ["core.symlinks", "false"],
  ["core.autocrlf", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["protocol.allow", "never"],
  ["protocol.https.allow", "always"],
  ["protocol.http.allow", isLoopback(url) ? "always" : "never"],
  ["credential.helper", ""],
  ...(token === undefined ? [] : [["http.extraHeader", authorization(token)] as const]),
];

/**
 * Git for one remote. The token travels in the environment of the child process: never in its arguments, where every
 * process of the machine reads it, nor in a file. Nothing of the user's or the machine's Git configuration is read;
 * `more` is configuration of one's own.
 */
export function openGit(folder: string, { url, token }: GitRemote, more: readonly Setting[] = []): Git {
  const environmentWith = (value: string | undefined) => toEnvironment([...settings(url, value), ...more]);
  const git = simpleGit({ ...options(Object.keys(environmentWith(""))), baseDir: folder });
  const run = async (args: readonly string[], value: string | undefined): Promise<string> => {
    try {
      return await git.env(environmentWith(value)).raw([...args]);
    } catch (error) {
      const reason = error instanceof Error ? error.message.trim() : String(error);
      throw new OutsideError(`git ${args[0]} on ${url} failed: ${reason}`, { cause: error });
    }
  };
  return async (...args) => {
    if (token === undefined || typeof token === "string") return run(args, token);
    const value = await token.current();
    try {
      return await run(args, value);
    } catch (error) {
      // GitHub takes the token no more; without a terminal, Git cannot ask for another.
      if (!String(error).includes("could not read Username")) throw error;
      return run(args, await token.renew(value));
    }
  };
}

const toEnvironment = (settings: readonly Setting[]): Readonly<Record<string, string>> => ({
  PATH: process.env["PATH"] ?? "",
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_COUNT: String(settings.length),
  ...Object.fromEntries(
    settings.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ),
});

const options = (allowEnvironment: string[]) => ({
  maxConcurrentProcesses: 2,
  timeout: { block: 120_000 },
  allowEnvironment,
  unsafe: {
    allowUnsafeConfigEnvCount: true,
    allowUnsafeConfigPaths: true,
    allowUnsafeHooksPath: true,
    allowUnsafeProtocolOverride: true,
    allowUnsafeCredentialHelper: true,
  },
});

const authorization = (token: string): string =>
  `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;

const isLoopback = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && (hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127."));
};
