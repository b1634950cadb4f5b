import { Octokit } from "@octokit/rest";
import { UserError } from "../../../model/problem.ts";
import { type Patience, patienceOf, patiently } from "../clock.ts";
import { isBroken, refusalOf, statusOf, toWorded, UnreadableAnswer } from "./failure.ts";
import { failureDelay, limitDelay } from "./retry.ts";
import { type AppKey, authOf, type Token } from "./token.ts";

/** GitHub through one token, and how patient we are with it. */
export type GitHub = {
  readonly api: Octokit;
  readonly patience: Patience;
  /** The time by GitHub's own clock, as its last answer told it; by ours before the first one. */
  readonly now: () => Date;
};

/** One repository seen through one token. */
export type Repository = GitHub & { readonly owner: string; readonly name: string };

export type ClientOptions = Partial<Patience> & {
  /** `https://api.github.com`, `https://<host>/api/v3`, or the local forge's. */
  readonly apiUrl: string;
  readonly token: Token | AppKey;
  readonly fetch?: typeof fetch;
  /** Seconds that an answer may take. Default 30: GitHub gives up after 10. */
  readonly timeoutSeconds?: number;
};

/** The version of the REST API whose answers we read. */
const apiVersion = "2022-11-28";

/** A client that honours GitHub's limits: a request that met one had no effect, and is sent again when GitHub allows. */
export function openGitHub(options: ClientOptions): GitHub {
  const { apiUrl, token, fetch: send = fetch, timeoutSeconds = 30 } = options;
  const patience = patienceOf(options);
  const api = new Octokit({
    ...authOf(token),
    baseUrl: apiUrl,
    request: {
      fetch: (url: string, init: RequestInit) =>
        send(url, { ...init, signal: AbortSignal.timeout(timeoutSeconds * 1000) }),
    },
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  let aheadMs = 0;
  api.hook.wrap("request", async (request, sent) => {
    sent.headers["x-github-api-version"] = apiVersion;
    const now = (): number => Date.now() / 1000;
    const answer = await patiently(
      patience,
      async () => request(sent),
      (error, attempts) => limitDelay(refusalOf(error), attempts, now()),
    );
    const told = Date.parse(answer.headers.date ?? "");
    if (!Number.isNaN(told)) aheadMs = told - Date.now();
    // A file is asked for as it is; everything else is JSON.
    const isRaw = sent.mediaType?.format === "raw";
    if (answer.status !== 204 && !isRaw && typeof answer.data !== "object")
      throw new UnreadableAnswer(`GitHub answered ${answer.status} with what is no JSON, or broke off`);
    return answer;
  });
  return { api, patience, now: () => new Date(Date.now() + aheadMs) };
}

/** `owner/name` -> the repository; refuses anything else. */
export function repositoryOf(gitHub: GitHub, fullName: string): Repository {
  const [, owner, name] = /^([A-Za-z0-9-]{1,39})\/([A-Za-z0-9._-]{1,100})$/.exec(fullName) ?? [];
  if (!owner || !name) throw new UserError(`${JSON.stringify(fullName)} is no repository: write owner/name`);
  return { ...gitHub, owner, name };
}

/** A repository as Octokit's calls take it. */
export const at = ({ owner, name }: Repository): { owner: string; repo: string } => ({ owner, repo: name });

/**
 * Does one thing on GitHub and words its failure. After a failure that does not tell what was done, `look` runs again
 * from its start: it must look before it acts, or be such that doing it twice is doing it once.
 */
export async function ask<Answer>(
  repository: Repository,
  doing: string,
  permission: string,
  look: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await patiently(repository.patience, look, (error, attempts) =>
      isBroken(error) ? failureDelay(refusalOf(error), attempts) : undefined,
    );
  } catch (error) {
    throw toWorded(error, { what: doing, repository: `${repository.owner}/${repository.name}`, permission });
  }
}

/** The same for what must not be done twice: after a failure `find` looks first whether it was done. */
export function askOnce<Answer>(
  repository: Repository,
  doing: string,
  permission: string,
  { find, create }: { readonly find: () => Promise<Answer | undefined>; readonly create: () => Promise<Answer> },
): Promise<Answer> {
  let tried = false;
  return ask(repository, doing, permission, async () => {
    const found = tried ? await find() : undefined;
    tried = true;
    return found ?? (await create());
  });
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
