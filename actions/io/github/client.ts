import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { Octokit } from "@octokit/rest";
import Bottleneck from "bottleneck/light.js";
import { OutsideError, UserError } from "../../../model/problem.ts";

/** One repository seen through one token. */
export type Repository = { readonly api: Octokit; readonly owner: string; readonly name: string };

export type ClientOptions = {
  /** `https://api.github.com`, `https://<host>/api/v3`, or the local forge's. */
  readonly apiUrl: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
  /** Times a request is sent again after GitHub answered 500, 502, 503 or 504. Default 3. */
  readonly retries?: number;
};

/** The version of the REST API whose answers we read. */
const apiVersion = "2022-11-28";
/** Refusals that sending again cannot mend; the others are GitHub's own failures. */
const final = [400, 401, 403, 404, 405, 409, 410, 422, 451];
/** Longest wait for GitHub's limits that a run takes upon itself, in seconds. */
const longestWaitSeconds = 120;

const Client = Octokit.plugin(retry, throttling);

/** A client that honours GitHub's limits: it waits as long as GitHub says, at most three times for one request. */
export function openGitHub({ apiUrl, token, fetch, retries = 3 }: ClientOptions): Octokit {
  const waitOrGiveUp = (seconds: number, _options: unknown, _octokit: unknown, count: number): boolean =>
    seconds <= longestWaitSeconds && count < 3;
  const unpaced = new Bottleneck.Group({ maxConcurrent: 1 });
  const client = new Client({
    auth: token,
    baseUrl: apiUrl,
    ...(fetch === undefined ? {} : { request: { fetch } }),
    retry: { doNotRetry: final, retries },
    throttle: {
      write: unpaced,
      notifications: unpaced,
      onRateLimit: waitOrGiveUp,
      onSecondaryRateLimit: waitOrGiveUp,
    },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  client.hook.before("request", (options) => {
    options.headers["x-github-api-version"] = apiVersion;
  });
  return client;
}

/** `owner/name` -> the repository; refuses anything else. */
export function repositoryOf(api: Octokit, fullName: string): Repository {
  const [, owner, name] = /^([A-Za-z0-9-]{1,39})\/([A-Za-z0-9._-]{1,100})$/.exec(fullName) ?? [];
  if (!owner || !name) throw new UserError(`${JSON.stringify(fullName)} is no repository: write owner/name`);
  return { api, owner, name };
}

/** HTTP status of a refusal, `undefined` for an error that is none. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && "status" in error && typeof error.status === "number" ? error.status : undefined;

const messageOf = (error: unknown): string => {
  const data =
    error instanceof Error && "response" in error ? (error.response as { data?: { message?: unknown } }) : {};
  if (typeof data?.data?.message === "string") return data.data.message;
  return error instanceof Error ? error.message : String(error);
};

/**
 * Runs one request and words its failure: what was tried, on which repository, what GitHub said, and, where a
 * permission is missing (401, 403, 404), which one to give.
 */
export async function ask<Answer>(
  { owner, name }: Repository,
  doing: string,
  permission: string,
  request: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    const status = statusOf(error);
    const where = `cannot ${doing} in ${owner}/${name}`;
    const said = `${where}${status === undefined ? "" : ` (${status})`}: ${messageOf(error)}`;
    if (status === 401 || status === 403 || status === 404) {
      throw new UserError(`${said}; give the token ${permission}`, { cause: error });
    }
    throw new OutsideError(said, { cause: error });
  }
}

/** Gives what `request` gives, or `undefined` when GitHub answers with one of these statuses. */
export async function unlessStatus<Answer>(
  statuses: readonly number[],
  request: () => Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await request();
  } catch (error) {
    if (statuses.includes(statusOf(error) ?? 0)) return undefined;
    throw error;
  }
}
