import { optionalFlag, optionalText, text } from "../body.ts";
import { isOwner } from "../identity.ts";
import { openRepository } from "../open.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { notFound, Refusal, validationFailed } from "../problems.ts";
import { isRepositoryName } from "../repository.ts";
import { type AccountRoute, type Answer, type Call, created, ok, param } from "../route.ts";
import type { InstallationOptions } from "../setup.ts";
import { installationId, toInstallation } from "../shapes/installation.ts";
import { toRepository } from "../shapes/repository.ts";
import { printDate } from "../shapes/time.ts";
import { toApp } from "../shapes/user.ts";

async function createRepository(call: Call): Promise<Answer> {
  const { site, identity, body } = call;
  const owner = param(call, "org");
  const name = text(body, "name");
  if (!isOwner(identity, owner)) {
    throw new Refusal(403, "You need admin access to the organization before adding a repository to it.");
  }
  const wrong = (message: string) =>
    validationFailed({ resource: "Repository", code: "custom", field: "name", message });
  if (!isRepositoryName(`${owner}/${name}`)) throw wrong("name is not valid");
  if (site.repository(owner, name) !== undefined) throw wrong("name already exists on this account");
  const isPrivate = optionalFlag(body, "private") ?? optionalText(body, "visibility") === "private";
  const setup = { collaborators: { [identity.login]: "admin" as const } };
  const repository = await openRepository(site, { name: `${owner}/${name}`, private: isPrivate, setup });
  return created({ ...toRepository(site.url, repository), permissions: { admin: true, push: true, pull: true } });
}

function listInstallations(call: Call): Answer {
  const { site, identity } = call;
  const owner = param(call, "org").toLowerCase();
  if (!isOwner(identity, owner)) throw new Refusal(403, "Resource not accessible by personal access token");
  const all = site.installations.filter(({ organization }) => organization.toLowerCase() === owner);
  const page = pageOf(call);
  const installations = slice(all, page).map((one) => toInstallation(site, one));
  return {
    status: 200,
    body: { total_count: all.length, installations },
    headers: linkHeader(call, page, all.length),
  };
}

function installationRepositories(call: Call): Answer {
  const { site, identity } = call;
  if (identity.seesInstallations !== true) {
    const message =
      "You must authenticate with an access token authorized to a GitHub App in order to list repositories";
    throw new Refusal(403, message);
  }
  const id = Number(param(call, "installation_id"));
  const found = site.installations.find((one) => installationId(one) === id);
  if (found === undefined) throw notFound();
  const all = [...site.repositories].filter(({ fullName }) => isOn(found, fullName));
  const page = pageOf(call);
  const repositories = slice(all, page).map((one) => toRepository(site.url, one));
  const selection = found.repositories === "all" ? "all" : "selected";
  return {
    status: 200,
    body: { total_count: all.length, repository_selection: selection, repositories },
    headers: linkHeader(call, page, all.length),
  };
}

const isOn = ({ organization, repositories }: InstallationOptions, fullName: string): boolean =>
  repositories === "all" ? fullName.startsWith(`${organization}/`) : repositories.includes(fullName);

function getAppBySlug(call: Call): Answer {
  const { site } = call;
  const slug = param(call, "app_slug");
  if (!site.hasApp(slug)) throw notFound();
  const owner = site.installations.find(({ app }) => app === slug)?.organization ?? slug;
  return ok(toApp(site.url, { slug, owner, createdAt: printDate(site.now()) }));
}

export const organizationRoutes: readonly AccountRoute[] = [
  { method: "POST", template: "/orgs/{org}/repos", createsContent: true, answer: createRepository },
  { method: "GET", template: "/apps/{app_slug}", answer: getAppBySlug },
  { method: "GET", template: "/orgs/{org}/installations", answer: listInstallations },
  { method: "GET", template: "/user/installations/{installation_id}/repositories", answer: installationRepositories },
];
