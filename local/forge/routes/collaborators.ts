import { stableId } from "../identity.ts";
import { linkHeader, pageOf, slice } from "../pagination.ts";
import { type Answer, ok, param, type RepositoryCall, type RepositoryRoute } from "../route.ts";
import { toUser } from "../shapes/user.ts";

const ranks = { read: 0, write: 1, admin: 2 } as const;
type Role = keyof typeof ranks;

const toCollaborator = ({ site }: RepositoryCall, login: string, role: Role) => ({
  ...toUser(site.url, login),
  permissions: {
    pull: true,
    triage: ranks[role] > 0,
    push: ranks[role] > 0,
    maintain: ranks[role] > 1,
    admin: ranks[role] > 1,
  },
  role_name: role,
});

function listCollaborators(call: RepositoryCall): Answer {
  const all = Object.entries(call.repository.setup.collaborators ?? {});
  const page = pageOf(call);
  const body = slice(all, page).map(([login, role]) => toCollaborator(call, login, role));
  return { status: 200, body, headers: linkHeader(call, page, all.length) };
}

function permissionOf(call: RepositoryCall): Answer {
  const login = param(call, "username");
  const { collaborators = {} } = call.repository.setup;
  const role = Object.hasOwn(collaborators, login) ? collaborators[login] : undefined;
  const user = { ...toUser(call.site.url, login), id: stableId(login), role_name: role ?? "none" };
  return ok({ permission: role ?? "none", role_name: role ?? "none", user });
}

const at = "/repos/{owner}/{repo}/collaborators";

export const collaboratorRoutes: readonly RepositoryRoute[] = [
  { method: "GET", template: at, needs: [], serve: listCollaborators },
  { method: "GET", template: `${at}/{username}/permission`, needs: [], serve: permissionOf },
];
