import type { Octokit } from "@octokit/rest";
import { OutsideError, UserError } from "../../../model/problem.ts";
import { messageOf, openGitHub, repositoryOf, statusOf } from "./client.ts";

/** What a token is for. */
export type Scope = {
  /** `owner/name`. */
  readonly repository: string;
  /** Let it reach every repository of that owner in which the App is installed; default only that one. */
  readonly everywhere?: boolean;
  /** As GitHub's API names them: `pull_requests`. */
  readonly permissions: Readonly<Record<string, "read" | "write">>;
};

export type Minted = { readonly token: string; readonly lifetimeMs: number };

/** The number of the App's installation that holds a repository. `api` is the App itself. */
export const findInstallation = async (api: Octokit, repository: string): Promise<number> => {
  const { owner, name: repo } = repositoryOf(api, repository);
  const advice = "install the App there, and let it have that repository";
  const { data } = await word(`find the App's installation on ${repository}`, advice, () =>
    api.rest.apps.getRepoInstallation({ owner, repo }),
  );
  return data.id;
};

/** A token that can do what the scope says and no more, for an hour. */
export async function mintToken(api: Octokit, installation: number, scope: Scope): Promise<Minted> {
  const { repository, everywhere = false, permissions } = scope;
  const advice = `install the App on that repository, give it ${printPermissions(permissions)}, and accept them for the installation`;
  const { data, headers } = await word(`make a token for ${repository}`, advice, () =>
    api.rest.apps.createInstallationAccessToken({
      installation_id: installation,
      permissions,
      ...(everywhere ? {} : { repositories: [repositoryOf(api, repository).name] }),
    }),
  );
  // By GitHub's own clock: this machine's may be wrong.
  return { token: data.token, lifetimeMs: Date.parse(data.expires_at) - Date.parse(headers.date ?? "") };
}

/** The login that the App's tokens write as, as in `acme-landfall[bot]`. */
export async function loginOf(api: Octokit): Promise<string> {
  const { data } = await word("read the App", "", () => api.rest.apps.getAuthenticated());
  return `${data?.slug}[bot]`;
}

const printPermissions = (permissions: Scope["permissions"]): string =>
  Object.entries(permissions)
    .map(([name, access]) => `${name.replaceAll("_", "-")}: ${access}`)
    .join(", ");

/** Asks as the App, and says of a refusal what a person can do about it. */
async function word<Answer>(doing: string, advice: string, request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    const status = statusOf(error);
    const said = `cannot ${doing}${status === undefined ? "" : ` (${status})`}: ${messageOf(error)}`;
    if (status === 401)
      throw new UserError(`${said}; is the client id this App's, and the private key one that it still has?`, {
        cause: error,
      });
    if (status === 403 || status === 404 || status === 422) throw new UserError(`${said}; ${advice}`, { cause: error });
    throw new OutsideError(said, { cause: error });
  }
}

/** Takes a token back before its hour is over. Where GitHub does not, it ends by itself. */
export async function revokeToken(server: Omit<Parameters<typeof openGitHub>[0], "retries">): Promise<void> {
  await openGitHub({ ...server, retries: 0 })
    .rest.apps.revokeInstallationAccessToken()
    .catch(() => {});
}
