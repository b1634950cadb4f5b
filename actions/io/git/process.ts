import { simpleGit } from "simple-git";
import { OutsideError, UserError } from "../../../model/problem.ts";
import { type Patience, patienceOf, patiently } from "../clock.ts";
import type { Token } from "../github/token.ts";

export type GitRemote = {
  readonly url: string;
  readonly token: Token | undefined;
  readonly patience?: Patience;
  /** Seconds that the other side may stay silent, in whole ones. Default 60. */
  readonly timeoutSeconds?: number;
};

/**
 * Runs git in `folder` with these arguments and gives its standard output. A network that fails is tried again: what is
 * run here can be run twice. Fails with an OutsideError, or a UserError for what the token may not. simple-git waits
 * 50 ms more for a command that prints nothing at all, so do not ask for `--quiet`.
 */
export type Git = (...args: readonly string[]) => Promise<string>;

type Setting = readonly [key: string, value: string];

const settings = ({ url, timeoutSeconds = 60 }: GitRemote, token: string | undefined): readonly Setting[] => [
  ["core.hooksPath", "/dev/null"],
  ["core.symlinks", "false"],
  ["core.autocrlf", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
  ["protocol.allow", "never"],
  ["protocol.https.allow", "always"],
  ["protocol.http.allow", isLoopback(url) ? "always" : "never"],
  ["credential.helper", ""],
  ["http.lowSpeedLimit", "1"],
  ["http.lowSpeedTime", String(Math.max(1, Math.ceil(timeoutSeconds)))],
  ...(token === undefined ? [] : [["http.extraHeader", authorization(token)] as const]),
];

/**
 * Git for one remote. The token travels in the environment of the child process: never in its arguments, where every
 * process of the machine reads it, nor in a file. Nothing of the user's or the machine's Git configuration is read;
 * `more` is configuration of one's own.
 */
export function openGit(folder: string, remote: GitRemote, more: readonly Setting[] = []): Git {
  const { url, token, patience = patienceOf({}) } = remote;
  const environmentWith = (value: string | undefined) => toEnvironment([...settings(remote, value), ...more]);
  const git = simpleGit({ ...options(Object.keys(environmentWith(""))), baseDir: folder });
  const run = async (args: readonly string[], value: string | undefined): Promise<string> => {
    try {
      return await git.env(environmentWith(value)).raw([...args]);
    } catch (error) {
      throw failure(`git ${args[0]} on ${url} failed`, error);
    }
  };
  const runAs = async (args: readonly string[]): Promise<string> => {
    if (token === undefined || typeof token === "string") return run(args, token);
    const value = await token.current();
    try {
      return await run(args, value);
    } catch (error) {
      if (!expired.test(String(error))) throw error;
      return run(args, await token.renew(value));
    }
  };
  return (...args) =>
    patiently(
      patience,
      () => runAs(args),
      (error, attempts) => (error instanceof OutsideError && network.test(error.message) ? attempts ** 2 : undefined),
    );
}

/** How git says that the token is taken no more: without a terminal, it cannot ask for another. */
const expired = /Authentication failed|could not read Username/i;

/** How git words a connection that did not hold. */
const network =
  /unable to access|RPC failed|early EOF|hung up|unexpected disconnect|from promisor|bad pack|packet|invalid index-pack|gnutls|expected flush|protocol error/i;

const advice: readonly (readonly [words: RegExp, advice: string])[] = [
  [expired, "the token is not valid, or no longer: make a new one"],
  [/returned error: 403/i, "give the token contents: read"],
  [/not found/i, "is it there, and may the token read it? give the token contents: read"],
];

function failure(what: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message.trim() : String(error);
  const [, mend] = advice.find(([words]) => words.test(reason)) ?? [];
  if (mend !== undefined) return new UserError(`${what}: ${reason}; ${mend}`, { cause: error });
  return new OutsideError(`${what}: ${reason}`, { cause: error });
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
