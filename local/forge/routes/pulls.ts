import { type Body, optionalChoice, optionalFlag, optionalText, text } from "../body.ts";
import { commitsBetween } from "../git/history.ts";
import { branchTip } from "../git/refs.ts";
import { closePull, pointPullRef } from "../moves.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { toPullEvent } from "../payloads.ts";
import { notFound, tooLong, validationFailed } from "../problems.ts";
import { describePull, pullFiles } from "../pulls.ts";
import type { Pull } from "../records.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toChangedFile } from "../shapes/diff.ts";
import { toPull, toPullItem } from "../shapes/pull.ts";

const maximum = { body: 65_536, title: 256, files: 3_000 } as const;

export function pullOf(call: RepositoryCall): Pull {
  const pull = call.repository.pulls.get(Number(param(call, "pull_number")));
  if (pull === undefined) throw notFound();
  return pull;
}

async function listPulls(call: RepositoryCall): Promise<Answer> {
  const { site, repository, query } = call;
  const state = query.get("state") ?? "open";
  const head = query.get("head");
  const base = query.get("base");
  const found = [...repository.pulls.values()]
    .filter((pull) => state === "all" || pull.state === state)
    .filter((pull) => !head?.includes(":") || `${repository.owner}:${pull.head}` === head)
    .filter((pull) => !base || pull.base === base);
  const page = pageOf(call);
  const body = slice(sortPulls(found, query), page).map((pull) => toPullItem(site.url, repository, pull));
  return { status: 200, body, headers: linkHeader(call, page, found.length) };
}

function sortPulls(pulls: readonly Pull[], query: URLSearchParams): readonly Pull[] {
  const sort = query.get("sort") ?? "created";
  const isAscending = (query.get("direction") ?? (sort === "created" ? "desc" : "asc")) === "asc";
  const moment = (pull: Pull): number => (sort === "updated" ? pull.updatedAt : pull.createdAt).getTime();
  const ascending = pulls.toSorted((a, b) => moment(a) - moment(b) || a.number - b.number);
  return isAscending ? ascending : ascending.reverse();
}

async function answerPull({ site, repository }: RepositoryCall, pull: Pull): Promise<Answer> {
  return ok(toPull(site.url, repository, { pull, details: await describePull(repository, pull) }));
}

function checkTexts(body: Body): void {
  if ((optionalText(body, "title") ?? "").length > maximum.title) throw tooLong("Issue", "title", maximum.title);
  if ((optionalText(body, "body") ?? "").length > maximum.body) throw tooLong("Issue", "body", maximum.body);
}

async function createPull(call: RepositoryCall): Promise<Answer> {
  const { site, repository, identity, body } = call;
  const title = text(body, "title");
  checkTexts(body);
  const branches = await branchesOf(call);
  const id = site.nextId();
  const number = nextNumber(call);
  const pull: Pull = {
    id,
    number,
    title,
    ...branches,
    body: optionalText(body, "body") ?? null,
    draft: optionalFlag(body, "draft") ?? false,
    author: identity,
    state: "open",
    createdAt: site.now(),
    updatedAt: site.now(),
  };
  repository.pulls.set(number, pull);
  await pointPullRef(repository, pull);
  await site.webhooks.emit(repository, "pull_request", () => toPullEvent(call, pull, { action: "opened" }));
  return created((await answerPull(call, pull)).body);
}

const nextNumber = ({ repository }: RepositoryCall): number => Math.max(0, ...repository.pulls.keys()) + 1;

async function branchesOf(call: RepositoryCall): Promise<Pick<Pull, "head" | "base" | "headSha" | "baseSha">> {
  const { owner, git } = call.repository;
  const named = text(call.body, "head");
  const head = named.startsWith(`${owner}:`) ? named.slice(owner.length + 1) : named;
  const base = text(call.body, "base");
  const [headSha, baseSha] = await Promise.all([branchTip(git, head), branchTip(git, base)]);
  if (baseSha === undefined) throw validationFailed({ resource: "PullRequest", field: "base", code: "invalid" });
  if (headSha === undefined) throw validationFailed({ resource: "PullRequest", field: "head", code: "invalid" });
  refuseSecond(call, head, base);
  if ((await commitsBetween(git, baseSha, headSha)).length === 0) {
    throw refused(`No commits between ${base} and ${head}`);
  }
  return { head, base, headSha, baseSha };
}

function refuseSecond({ repository }: RepositoryCall, head: string, base: string): void {
  const isSame = (pull: Pull): boolean => pull.state === "open" && pull.head === head && pull.base === base;
  if (![...repository.pulls.values()].some(isSame)) return;
  throw refused(`A pull request already exists for ${repository.owner}:${head}.`);
}

const refused = (message: string): Error => validationFailed({ resource: "PullRequest", code: "custom", message });

async function updatePull(call: RepositoryCall): Promise<Answer> {
  const { site, repository, body } = call;
  const title = optionalText(body, "title");
  const state = optionalChoice(body, "state", ["open", "closed"]);
  checkTexts(body);
  const pull = pullOf(call);
  const edited: Pull = {
    ...pull,
    title: title ?? pull.title,
    body: body["body"] === undefined ? pull.body : (optionalText(body, "body") ?? null),
    updatedAt: site.now(),
  };
  repository.pulls.set(pull.number, edited);
  if (state === "closed" && pull.state === "open") await closePull(call, edited, {});
  else if (state === "open" && pull.state === "closed") await reopen(call, edited);
  else await site.webhooks.emit(repository, "pull_request", () => toPullEvent(call, edited, { action: "edited" }));
  return answerPull(call, pullOf(call));
}

async function reopen(call: RepositoryCall, pull: Pull): Promise<void> {
  const { site, repository } = call;
  if (pull.merge !== undefined) throw refused("The pull request cannot be reopened.");
  refuseSecond(call, pull.head, pull.base);
  const headSha = await branchTip(repository.git, pull.head);
  if (headSha === undefined) throw refused(`The ${pull.head} branch has been deleted.`);
  const { closedAt: _, ...rest } = pull;
  const open: Pull = { ...rest, headSha, state: "open" };
  repository.pulls.set(pull.number, open);
  await pointPullRef(repository, open);
  await site.webhooks.emit(repository, "pull_request", () => toPullEvent(call, open, { action: "reopened" }));
}

async function listFiles(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const pull = pullOf(call);
  const files = (await pullFiles(repository, pull)).slice(0, maximum.files);
  const page = pageOf(call);
  const at = { repository, sha: pull.headSha };
  const body = slice(files, page).map((file) => toChangedFile(site.url, at, file));
  return { status: 200, body, headers: linkHeader(call, page, files.length) };
}

const read = [{ pull_requests: "read" }] as const;
const write = [{ pull_requests: "write" }] as const;
const list = "/repos/{owner}/{repo}/pulls";
const one = `${list}/{pull_number}`;

export const pullRoutes: readonly RepositoryRoute[] = [
  { method: "GET", template: list, needs: read, serve: listPulls },
  {
    method: "POST",
    template: list,
    needs: write,
    createsContent: true,
    serve: (call) => call.repository.writes.run(() => createPull(call)),
  },
  { method: "GET", template: one, needs: read, serve: (call) => answerPull(call, pullOf(call)) },
  {
    method: "PATCH",
    template: one,
    needs: write,
    serve: (call) => call.repository.writes.run(() => updatePull(call)),
  },
  { method: "GET", template: `${one}/files`, needs: read, serve: listFiles },
];
