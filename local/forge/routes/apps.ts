import { type Grant, has, type Installation, slugOf } from "../apps.ts";
import { optionalBody, texts } from "../body.ts";
import { stableId } from "../identity.ts";
import type { Access, AppOptions, Permission, Permissions } from "../options.ts";
import { notFound, Refusal } from "../problems.ts";
import { type AccountRoute, type Answer, type Call, created, noContent, ok, param } from "../route.ts";
import { toInstallation, toInstallationToken } from "../shapes/app-installation.ts";
import { toApp } from "../shapes/user.ts";

const firstDay = "2020-01-01T00:00:00Z";

/** Only an App itself may ask, with a JWT. */
function callingApp({ identity }: Call): AppOptions {
  if (identity.itself === undefined) throw new Refusal(401, "A JSON web token could not be decoded");
  return identity.itself;
}

function getApp(call: Call): Answer {
  const app = callingApp(call);
  const [owner = ""] = app.repositories[0]?.split("/") ?? [];
  const shape = toApp(call.site.url, { slug: slugOf(app), owner, createdAt: firstDay });
  return ok({ ...shape, id: stableId(app.clientId), client_id: app.clientId, permissions: app.permissions });
}

function getInstallation(call: Call): Answer {
  const app = callingApp(call);
  const repository = call.site.repository(param(call, "owner"), param(call, "repo"));
  const installation = repository && call.site.apps.installationOn(app, repository);
  if (installation === undefined) throw notFound();
  return ok(toInstallation(call.site.url, installation));
}

function getOrganizationInstallation(call: Call): Answer {
  const app = callingApp(call);
  const asked = param(call, "org").toLowerCase();
  const installation = call.site.apps.installations(app).find(({ owner }) => owner.toLowerCase() === asked);
  if (installation === undefined) throw notFound();
  return ok(toInstallation(call.site.url, installation));
}

function createToken(call: Call): Answer {
  const app = callingApp(call);
  const id = Number(param(call, "installation_id"));
  const installation = call.site.apps.installations(app).find((one) => one.id === id);
  if (installation === undefined) throw notFound();
  const permissions = askedPermissions(call, app.permissions);
  return created(
    toInstallationToken(
      call.site.apps.mint(installation, { permissions, repositories: askedRepositories(call, installation) }),
    ),
  );
}

function askedPermissions({ body }: Call, granted: Permissions): Permissions {
  const asked = optionalBody(body, "permissions");
  if (asked === undefined) return granted;
  for (const [name, access] of Object.entries(asked)) {
    if (name === "metadata" && access === "read") continue;
    const held: Access | undefined = granted[name as Permission];
    if (held === undefined || (held === "read" && access !== "read") || (access !== "read" && access !== "write"))
      throw new Refusal(422, "The permissions requested are not granted to this installation.");
  }
  return asked;
}

function askedRepositories({ body }: Call, { owner, repositories }: Installation): Grant["repositories"] {
  const asked = texts(body, "repositories")?.map((name) => `${owner}/${name}`);
  if (asked?.some((name) => !has(repositories, name)))
    throw new Refusal(
      422,
      "There is at least one repository that does not exist or is not accessible to the parent installation.",
    );
  return asked;
}

function revoke({ site, identity }: Call): Answer {
  if (identity.installationToken === undefined) throw new Refusal(403, "Resource not accessible by integration");
  site.apps.revoke(identity.installationToken);
  return noContent;
}

export const appRoutes: readonly AccountRoute[] = [
  { method: "GET", template: "/app", answer: getApp },
  { method: "GET", template: "/repos/{owner}/{repo}/installation", answer: getInstallation },
  { method: "GET", template: "/orgs/{org}/installation", answer: getOrganizationInstallation },
  { method: "POST", template: "/app/installations/{installation_id}/access_tokens", answer: createToken },
  { method: "DELETE", template: "/installation/token", answer: revoke },
];
