import { optionalChoice, optionalText } from "../body.ts";
import { isSha } from "../git/refs.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { invalidRequest, Refusal, tooLong, validationFailed } from "../problems.ts";
import { type Status, statusStates } from "../records.ts";
import { combinedState, latestStatuses } from "../requirements.ts";
import { type Answer, created, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toCombinedStatus, toStatus } from "../shapes/status.ts";
import { commitAt } from "./commits.ts";

const maximum = { description: 140, perContext: 1_000 } as const;

async function createStatus(call: RepositoryCall): Promise<Answer> {
  const { site, repository, identity, body } = call;
  const sha = param(call, "sha");
  const state = optionalChoice(body, "state", statusStates);
  if (state === undefined) throw invalidRequest(`"state" wasn't supplied.`);
  const context = optionalText(body, "context") ?? "default";
  const description = optionalText(body, "description") ?? null;
  if ((description ?? "").length > maximum.description) throw tooLong("Status", "description", maximum.description);
  if (!isSha(sha) || (await repository.git.find(sha, "commit")) === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${sha}`);
  }
  const earlier = repository.statuses.get(sha) ?? [];
  if (earlier.filter((status) => isSameContext(status, context)).length >= maximum.perContext) {
    const message = "This SHA and context has reached the maximum number of statuses.";
    throw validationFailed({ resource: "Status", code: "custom", message });
  }
  const status: Status = {
    id: site.nextId(),
    sha,
    state,
    context,
    description,
    targetUrl: optionalText(body, "target_url") ?? null,
    creator: identity,
    createdAt: site.now(),
  };
  repository.statuses.set(sha, [...earlier, status]);
  return created(toStatus(site.url, repository, status));
}

const isSameContext = (status: Status, context: string): boolean =>
  status.context.toLowerCase() === context.toLowerCase();

async function listStatuses(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const newestFirst = (repository.statuses.get(await commitAt(call, param(call, "ref"))) ?? []).toReversed();
  const page = pageOf(call);
  const body = slice(newestFirst, page).map((status) => toStatus(site.url, repository, status));
  return { status: 200, body, headers: linkHeader(call, page, newestFirst.length) };
}

async function combined(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const sha = await commitAt(call, param(call, "ref"));
  const latest = latestStatuses(repository, sha);
  const page = pageOf(call);
  const shape = { sha, state: combinedState(latest), total: latest.length, statuses: slice(latest, page) };
  const body = toCombinedStatus(site.url, repository, shape);
  return { ...ok(body), headers: linkHeader(call, page, latest.length) };
}

const read = [{ statuses: "read" }] as const;

export const statusRoutes: readonly RepositoryRoute[] = [
  {
    method: "POST",
    template: "/repos/{owner}/{repo}/statuses/{sha}",
    needs: [{ statuses: "write" }],
    createsContent: true,
    serve: createStatus,
  },
  { method: "GET", template: "/repos/{owner}/{repo}/commits/{ref}/statuses", needs: read, serve: listStatuses },
  { method: "GET", template: "/repos/{owner}/{repo}/commits/{ref}/status", needs: read, serve: combined },
];
