import { simpleGit } from "simple-git";
import { OutsideError, UserError } from "../../../model/problem.ts";
import { type Patience, patienceOf, patiently } from "../clock.ts";

export type GitRemote = {
  readonly url: string;
  readonly token: string | undefined;
  readonly patience?: Patience;
  /** Seconds that the other side may stay silent, in whole ones. Default 60. */
  readonly timeoutSeconds?: number;
};

/**
 * Runs git in `folder` with these arguments and gives its standard output. A network that fails is tried again: what is
 * run here can be run twice. Fails with an OutsideError, or a UserError for what the token may not. simple-git waits 50 ms more for a command that prints nothing at all, so do not ask for `--quiet`.
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
  ["http.lowSpeedLimit", "1"],
  ["http.lowSpeedTime", String(Math.max(1, Math.ceil(remote.timeoutSeconds ?? 60)))],
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
  return (...args) =>
    patiently(
      remote.patience ?? patienceOf({}),
      async () => {
        try {
          return await git.raw([...args]);
        } catch (error) {
          throw failure(`git ${args[0]} on ${remote.url} failed`, error);
        }
      },
      (error, attempts) => (error instanceof OutsideError && network.test(error.message) ? attempts ** 2 : undefined),
    );
}

/** How git words a connection that did not hold. */
const network =
  /unable to access|RPC failed|early EOF|hung up|unexpected disconnect|from promisor|bad pack|packet|invalid index-pack|gnutls|expected flush|protocol error/i;

const advice: readonly (readonly [words: RegExp, advice: string])[] = [
  [/Authentication failed|could not read Username/i, "the token is not valid, or no longer: make a new one"],
  [/returned error: 403/i, "give the token contents: read"],
  [/not found/i, "is it there, and may the token read it? give the token contents: read"],
];

function failure(what: string, error: unknown): Error {
  const reason = error instanceof Error ? error.message.trim() : String(error);
  const [, mend] = advice.find(([words]) => words.test(reason)) ?? [];
  if (mend !== undefined) return new UserError(`${what}: ${reason}; ${mend}`, { cause: error });
  return new OutsideError(`${what}: ${reason}`, { cause: error });
}

const authorization = (token: string): string =>
  `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;

const isLoopback = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && (hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127."));
};
