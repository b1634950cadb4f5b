import { setTimeout as sleep } from "node:timers/promises";
import { Octokit } from "@octokit/rest";
import { OutsideError, UserError } from "../../../model/problem.ts";
import { delaySeconds, type Refusal } from "./retry.ts";
import { type AppKey, authOf, type Token } from "./token.ts";

/** One repository seen through one token. */
export type Repository = { readonly api: Octokit; readonly owner: string; readonly name: string };

export type ClientOptions = {
  /** `https://api.github.com`, `https://<host>/api/v3`, or the local forge's. */
  readonly apiUrl: string;
  readonly token: Token | AppKey;
  readonly fetch?: typeof fetch;
  /** Times a request is sent again when that can help. Default 3. */
  readonly retries?: number;
};

/** The version of the REST API whose answers we read. */
const apiVersion = "2022-11-28";

/** A client that honours GitHub's limits: where sending again can help, it waits as long as GitHub says and does. */
export function openGitHub({ apiUrl, token, fetch, retries = 3 }: ClientOptions): Octokit {
  const client = new Octokit({
    ...authOf(token),
    baseUrl: apiUrl,
    ...(fetch === undefined ? {} : { request: { fetch } }),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  client.hook.wrap("request", async (request, options) => {
    options.headers["x-github-api-version"] = apiVersion;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await request(options);
      } catch (error) {
        const seconds = attempt > retries ? undefined : delaySeconds(refusalOf(error), attempt, Date.now() / 1000);
        if (seconds === undefined) throw error;
        await sleep(seconds * 1000);
      }
    }
  });
  return client;
}

const refusalOf = (error: unknown): Refusal => ({
  status: statusOf(error),
  headers: error instanceof Error && "response" in error ? (error.response as Refusal | undefined)?.headers : undefined,
});

/** `owner/name` -> the repository; refuses anything else. */
export function repositoryOf(api: Octokit, fullName: string): Repository {
  const [, owner, name] = /^([A-Za-z0-9-]{1,39})\/([A-Za-z0-9._-]{1,100})$/.exec(fullName) ?? [];
  if (!owner || !name) throw new UserError(`${JSON.stringify(fullName)} is no repository: write owner/name`);
  return { api, owner, name };
}

/** HTTP status of a refusal, `undefined` for an error that is none: to Octokit, a connection that broke is a 500 too. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error &&
  "status" in error &&
  typeof error.status === "number" &&
  "response" in error &&
  error.response
    ? error.status
    : undefined;

export const messageOf = (error: unknown): string => {
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
