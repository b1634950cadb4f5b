import { optionalBody, text } from "../body.ts";
import { readCommit } from "../git/commit.ts";
import { branchTip } from "../git/refs.ts";
import { toOrigin } from "../payloads.ts";
import { invalidRequest, Refusal, tooLong } from "../problems.ts";
import { type Answer, noContent, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toCommit } from "../shapes/commit.ts";
import { repositoryUrl, toRepository, webUrl } from "../shapes/repository.ts";

const maximum = { eventType: 100, properties: 10, bytes: 65_536 } as const;

async function getBranch(call: RepositoryCall): Promise<Answer> {
  const { site, repository } = call;
  const name = param(call, "branch");
  const commit = await readCommit(repository.git, (await branchTip(repository.git, name)) ?? "");
  if (commit === undefined) throw new Refusal(404, "Branch not found");
  const rules = repository.protectionOf(name);
  const contexts = rules?.requiredChecks?.map(({ context }) => context) ?? [];
  const url = `${repositoryUrl(site.url, repository)}/branches/${name}`;
  return ok({
    name,
    commit: toCommit(site.url, repository, commit),
    _links: { self: url, html: `${webUrl(site.url, repository)}/tree/${name}` },
    protected: rules !== undefined,
    protection: {
      enabled: rules !== undefined,
      required_status_checks: {
        enforcement_level: contexts.length === 0 ? "off" : "everyone",
        contexts,
        checks: contexts.map((context) => ({ context, app_id: null })),
      },
    },
    protection_url: `${url}/protection`,
  });
}

async function dispatch(call: RepositoryCall): Promise<Answer> {
  const { site, repository, body } = call;
  const type = text(body, "event_type");
  const payload = optionalBody(body, "client_payload") ?? {};
  const properties = Object.keys(payload).length;
  if (type === "") throw invalidRequest("event_type can't be blank");
  if (type.length > maximum.eventType) throw tooLong("RepositoryDispatchEvent", "event_type", maximum.eventType);
  if (properties > maximum.properties) {
    throw invalidRequest(`No more than ${maximum.properties} properties are allowed; ${properties} were supplied.`);
  }
  if (Buffer.byteLength(JSON.stringify(payload)) >= maximum.bytes)
    throw new Refusal(422, "client_payload is too large.");
  await site.webhooks.emit(repository, "repository_dispatch", () => ({
    action: type,
    branch: repository.defaultBranch,
    client_payload: payload,
    ...toOrigin(call),
  }));
  return noContent;
}

export const repositoryRoutes: readonly RepositoryRoute[] = [
  {
    method: "GET",
    template: "/repos/{owner}/{repo}",
    needs: [],
    serve: ({ site, repository }) => ({
      ...ok(toRepository(site.url, repository)),
      headers: { "last-modified": repository.changedAt.toUTCString() },
    }),
  },
  {
    method: "GET",
    template: "/repos/{owner}/{repo}/branches/{branch}",
    needs: [{ contents: "read" }],
    serve: getBranch,
  },
  {
    method: "POST",
    template: "/repos/{owner}/{repo}/dispatches",
    needs: [{ contents: "write" }],
    createsContent: true,
    serve: dispatch,
  },
];
